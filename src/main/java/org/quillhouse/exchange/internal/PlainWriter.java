package org.quillhouse.exchange.internal;

import java.util.List;
import java.util.stream.Collectors;
import org.quillhouse.exchange.Book;
import org.quillhouse.manuscript.Chapter;

/// A book as Markdown, which can be read in again, and as plain text.
public final class PlainWriter {
    private static final String BREAK = "* * *";

    private PlainWriter() {}

    /// With the writer's comments taken out.
    public static String markdown(Book book) {
        boolean parts =
                book.chapters().stream().anyMatch(chapter -> !chapter.part().isEmpty());
        var text = new StringBuilder("# ").append(book.title()).append("\n\n");
        for (Book.Chapter chapter : book.chapters()) {
            if (!chapter.part().isEmpty()) {
                text.append("## ").append(chapter.part()).append("\n\n");
            }
            text.append(parts ? "### " : "## ").append(chapter.heading()).append("\n\n");
            text.append(chapter.scenes().stream()
                    .map(scene -> scene.replaceAll("(?s)<!--.*?-->", ""))
                    .collect(Collectors.joining(Chapter.SCENE_BREAK)));
            text.append("\n\n");
        }
        return text.toString();
    }

    public static String text(Book book) {
        var text = new StringBuilder(book.title()).append("\n\n");
        if (!book.author().isEmpty()) {
            text.append(book.author()).append("\n\n");
        }
        for (Book.Chapter chapter : book.chapters()) {
            text.append(chapter.part().isEmpty() ? "" : "\n" + chapter.part() + "\n\n");
            text.append('\n').append(chapter.heading()).append("\n\n\n");
            text.append(chapter.scenes().stream().map(PlainWriter::scene).collect(Collectors.joining(BREAK + "\n\n")));
        }
        return text.toString();
    }

    private static String scene(String scene) {
        var text = new StringBuilder();
        for (Prose.Block block : Prose.of(scene)) {
            text.append(block.kind() == Prose.Kind.BREAK ? BREAK : words(block.runs()))
                    .append("\n\n");
        }
        return text.toString();
    }

    private static String words(List<Prose.Run> runs) {
        return runs.stream()
                .map(run -> run.note().isEmpty()
                        ? run.text()
                        : " [" + words(run.note()).strip() + "]")
                .collect(Collectors.joining());
    }
}
