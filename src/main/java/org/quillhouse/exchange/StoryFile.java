package org.quillhouse.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.quillhouse.exchange.internal.DocxReader;
import org.quillhouse.exchange.internal.Headings;
import org.quillhouse.exchange.internal.NovelWriterReader;
import org.quillhouse.exchange.internal.OdtReader;
import org.quillhouse.exchange.internal.RtfReader;
import org.quillhouse.exchange.internal.ScrivenerReader;
import org.quillhouse.exchange.internal.StoryJson;
import org.quillhouse.kernel.Texts;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.storage.WholeFile;

/// Reads a book that was written elsewhere: Markdown, plain text, a document of a word processor, a project of
/// Scrivener or novelWriter, or a story as JSON (spec 002, 9.2).
///
/// Headings become chapters and parts, lines such as `***` become scenes; what stands before the first chapter becomes
/// one of its own, so that nothing is left behind.
public final class StoryFile {
    /// Endings of files that can be read, without their points.
    public static final List<String> ENDINGS =
            List.of("docx", "odt", "rtf", "md", "markdown", "txt", "json", "scrivx", "nwx");

    /// How files end that say how a project of another program hangs together.
    private static final List<String> PROJECTS = List.of(".scrivx", ".nwx");

    private static final long MOST_BYTES = 100 << 20;

    private StoryFile() {}

    /// The story's setting that keeps what a file had and we have no place for.
    public static final String OTHER = "EXCHANGE_OTHER";

    /// All stories of a file, at least one.
    ///
    /// @throws UnreadableFile when it is missing, too large, of another kind, damaged, or has no text
    public static List<StoryIn> read(Path file) throws UnreadableFile {
        if (Files.isDirectory(file)) {
            return read(projectIn(file).orElseThrow(() -> new UnreadableFile(file, Texts.of("exchange.folder"), null)));
        }
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
        String lower = file.toString().toLowerCase(Locale.ROOT);
        requireSize(file);
        List<StoryIn> stories;
        if (lower.endsWith(".docx")) {
            stories = List.of(Headings.read(DocxReader.read(file), name));
        } else if (lower.endsWith(".json")) {
            stories = StoryJson.read(file, TextFile.lines(file, MOST_BYTES), name);
        } else if (lower.endsWith(".odt")) {
            stories = List.of(Headings.read(OdtReader.read(file), name));
        } else if (lower.endsWith(".rtf")) {
            stories = List.of(Headings.read(RtfReader.read(file), name));
        } else if (lower.endsWith(".scrivx")) {
            stories = List.of(ScrivenerReader.read(file));
        } else if (lower.endsWith(".nwx")) {
            stories = NovelWriterReader.read(file);
        } else if (lower.endsWith(".doc")) {
            throw new UnreadableFile(file, Texts.of("exchange.story.word"), null);
        } else {
            stories = List.of(Headings.read(TextFile.lines(file, MOST_BYTES), name));
        }
        if (stories.stream().allMatch(StoryIn::isEmpty)) {
            throw new UnreadableFile(file, Texts.of("exchange.story.empty"), null);
        }
        return stories;
    }

    /// Writes a story as JSON, with its people, raters, plans and prompts.
    ///
    /// @param other what its file had besides, when it came from one; empty for nothing
    public static void write(StoryIn.Target from, String other, Path file) throws StorageFailed {
        WholeFile.write(file, StoryJson.write(from, other, Instant.now()));
    }

    private static void requireSize(Path file) throws UnreadableFile {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new UnreadableFile(file, Texts.of("exchange.story.large"), null);
            }
        } catch (IOException missing) {
            throw new UnreadableFile(file, Texts.of("exchange.not.readable"), missing);
        }
    }

    /// What says how a folder's texts hang together, where another program keeps a project in it.
    private static Optional<Path> projectIn(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(
                            file -> PROJECTS.stream().anyMatch(file.toString().toLowerCase(Locale.ROOT)::endsWith))
                    .sorted()
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /// Whether a file's ending is one of those, or a folder is a project of another program.
    public static boolean isReadable(Path file) {
        if (Files.isDirectory(file)) {
            return projectIn(file).isPresent();
        }
        String name = file.toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(ending -> name.endsWith("." + ending));
    }

    /// A text that is Markdown or plain.
    ///
    /// @param fallbackTitle for a text without a title of its own
    public static StoryIn parse(String text, String fallbackTitle) {
        return Headings.read(text, fallbackTitle);
    }
}
