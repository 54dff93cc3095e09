package org.quillhouse.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.quillhouse.archive.Document;
import org.quillhouse.archive.DocumentArchive;
import org.quillhouse.archive.Passage;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Ids;
import org.quillhouse.kernel.Texts;
import org.quillhouse.storage.StorageFailed;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `documents list | add | search`.
@picocli.CommandLine.Command(name = "documents", description = "What was read up for stories, and what stands in it.")
final class DocumentsCommand extends Command {
    DocumentsCommand(CommandContext context) {
        super(context);
    }

    static CommandLine line(CommandContext context) {
        return new CommandLine(new DocumentsCommand(context))
                .addSubcommand(new ListDocuments(context))
                .addSubcommand(new Add(context))
                .addSubcommand(new Search(context));
    }

    @Override
    void run() throws Failure {
        print(context, options);
    }

    private static DocumentArchive open(CommandContext context, CommonOptions options) throws StorageFailed {
        InstantSource clock = InstantSource.system();
        return DocumentArchive.open(
                context.places(options).profile(), context.places(options).cache(), clock, new Ids(clock));
    }

    private static void print(CommandContext context, CommonOptions options) throws Failure {
        var lines = new ArrayList<String>();
        var data = new ArrayList<Map<String, Object>>();
        try (DocumentArchive documents = open(context, options)) {
            for (Document document : documents.list()) {
                lines.add(document.name() + "  " + document.letters() + "  " + document.path());
                data.add(Map.of(
                        "id",
                        document.id(),
                        "file_name",
                        document.name(),
                        "file_path",
                        document.path().toString(),
                        "letters",
                        document.letters()));
            }
            context.print(
                    options, String.join("\n", lines), Map.of("files", data, "total_chunks", documents.passages()));
        }
    }

    @picocli.CommandLine.Command(name = "list", description = "The documents, by name.")
    static final class ListDocuments extends Command {
        ListDocuments(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            print(context, options);
        }
    }

    @picocli.CommandLine.Command(name = "add", description = "Read files, and all of folders that can be read.")
    static final class Add extends Command {
        @Parameters(
                arity = "1..*",
                paramLabel = "PATH",
                description = "Text, Markdown, HTML, Word or EPUB files, or folders of them.")
        List<Path> places = List.of();

        Add(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            try (DocumentArchive documents = open(context, options)) {
                DocumentArchive.Added added =
                        documents.add(places, file -> context.cancellation().throwIfCancelled());
                List<String> unread =
                        added.unread().stream().map(Path::toString).toList();
                String told = Texts.of("documents.added", added.added().size(), added.known());
                context.print(
                        options,
                        unread.isEmpty()
                                ? told
                                : told + " " + Texts.of("documents.unread", unread.size(), String.join(", ", unread)),
                        Map.of("added", added.added(), "known", added.known(), "unread", unread));
            }
        }
    }

    @picocli.CommandLine.Command(name = "search", description = "The passages that fit words best.")
    static final class Search extends Command {
        @Parameters(
                paramLabel = "WORDS",
                description = "In quotation marks: word for word; source:NAME: only in documents of that name.")
        String words = "";

        @Option(names = "--most", defaultValue = "10", paramLabel = "N", description = "So many at most.")
        int most;

        Search(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            var lines = new ArrayList<String>();
            var data = new ArrayList<Map<String, Object>>();
            try (DocumentArchive documents = open(context, options)) {
                DocumentArchive.Found found = documents.search(words, Math.max(1, most));
                for (Passage passage : found.passages()) {
                    lines.add(passage.name() + ":\n" + passage.text().strip().indent(2));
                    data.add(Map.of(
                            "file_name",
                            passage.name(),
                            "text",
                            passage.text(),
                            "start",
                            passage.start(),
                            "end",
                            passage.end(),
                            "score",
                            passage.score()));
                }
                context.print(
                        options,
                        String.join("\n", lines).stripTrailing(),
                        Map.of("results", data, "missing", found.missing()));
            }
        }
    }
}
