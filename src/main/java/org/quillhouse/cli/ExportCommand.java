package org.quillhouse.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.quillhouse.engine.Extras;
import org.quillhouse.exchange.Book;
import org.quillhouse.exchange.BookFile;
import org.quillhouse.exchange.BookFormat;
import org.quillhouse.exchange.BookLayout;
import org.quillhouse.exchange.StoryFile;
import org.quillhouse.exchange.StoryIn;
import org.quillhouse.exchange.UnreadableFile;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.project.Project;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `export [--author A] [--headings H] [--layout L] DIR FILE`.
@picocli.CommandLine.Command(name = "export", description = "Write a story as a book, or as JSON with all about it.")
final class ExportCommand extends Command {
    @Parameters(index = "0", paramLabel = "DIR", description = "The story's folder.")
    Path folder = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "Ends with .docx, .pdf, .epub, .md, .html, .txt or .json.")
    Path file = Path.of("");

    @Option(names = "--author", paramLabel = "A", description = "The name on the title page.")
    String author = "";

    @Option(names = "--headings", paramLabel = "H", description = "${COMPLETION-CANDIDATES}.")
    Book.HeadingStyle headings = Book.HeadingStyle.TITLE;

    @Option(names = "--layout", paramLabel = "L", description = "${COMPLETION-CANDIDATES}, for .docx and .pdf.")
    BookLayout layout = BookLayout.MANUSCRIPT;

    @Option(names = "--language", paramLabel = "TAG", description = "Of the words, for .epub; en if not said.")
    String language = "en";

    ExportCommand(CommandContext context) {
        super(context);
    }

    @Override
    void run() throws Failure {
        BookFormat format =
                BookFormat.of(file).orElseThrow(() -> new UnreadableFile(file, Texts.of("exchange.book.ending"), null));
        try (Project project = Stories.open(context, options, folder)) {
            var book = Book.of(project.manuscript(), new Book.Wishes(author, language, headings, Set.of()));
            String missing = "";
            if (format == BookFormat.JSON) {
                StoryFile.write(
                        StoryIn.Target.of(project.database(), project.manuscript(), project.codex()),
                        project.settings().getOrDefault(StoryFile.OTHER, ""),
                        file);
            } else {
                Optional<Path> fonts = Extras.fonts(context.places(options));
                missing = BookFile.write(book, new BookFile.Making(format, layout, project.cover(), fonts), file);
            }
            context.print(
                    options,
                    Texts.of("cli.export.done", book.chapters().size(), book.words(), file.toString())
                            + (missing.isEmpty() ? "" : "\n" + Texts.of("book.missing", missing)),
                    Map.of(
                            "chapters",
                            book.chapters().size(),
                            "words",
                            book.words(),
                            "file",
                            file.toString(),
                            "missing",
                            missing));
        }
    }
}
