package org.quillhouse.exchange.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.quillhouse.exchange.Book;

/// A book as one page of HTML, and its chapters as the XHTML that an EPUB is made of.
public final class HtmlWriter {
    static final String STYLE = """
            body { font-family: Georgia, serif; line-height: 1.5; margin: 0 auto; max-width: 36em; padding: 1em; }
            h1, h2, h3 { font-weight: normal; text-align: center; line-height: 1.2; page-break-after: avoid; }
            h1 { margin: 3em 0 0.5em; } h2 { margin: 3em 0 1.5em; }
            p { margin: 0; text-indent: 1.4em; }
            h1 + p, h2 + p, h3 + p, hr + p, .first { text-indent: 0; }
            hr { border: 0; margin: 1.5em 0; text-align: center; }
            hr::before { content: "* * *"; }
            blockquote { margin: 1em 1.4em; } blockquote p { text-indent: 0; }
            .author { text-align: center; text-indent: 0; }
            .notes { border-top: 1px solid; font-size: 0.85em; margin-top: 2em; } .notes p { text-indent: 0; }
            """;

    private HtmlWriter() {}

    public static String write(Book book) {
        var text = new StringBuilder();
        text.append("<!DOCTYPE html>\n<html lang=\"")
                .append(escaped(book.language()))
                .append("\">\n<head>\n");
        text.append("<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
        text.append(escaped(book.title()))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n");
        text.append("</head>\n<body>\n<h1>").append(escaped(book.title())).append("</h1>\n");
        if (!book.author().isEmpty()) {
            text.append("<p class=\"author\">").append(escaped(book.author())).append("</p>\n");
        }
        int number = 0;
        for (Book.Chapter chapter : book.chapters()) {
            text.append(chapter(chapter, "c" + ++number + "-", ""));
        }
        return text.append("</body>\n</html>\n").toString();
    }

    /// A passage for the clipboard: words within a line stay within it, where they go.
    public static String passage(String prose) {
        List<Prose.Block> blocks = Prose.of(prose);
        boolean within = blocks.size() == 1
                && blocks.getFirst().kind() == Prose.Kind.PARAGRAPH
                && blocks.getFirst().runs().stream().allMatch(run -> run.note().isEmpty())
                && !prose.contains("\n");
        String words = within
                ? runs(blocks.getFirst().runs(), "", "", new ArrayList<>())
                : chapter(new Book.Chapter("", "", List.of(prose)), "passage-", "");
        return "<meta charset=\"utf-8\">" + words;
    }

    /// Part, heading, scenes and notes of a chapter, as elements that are right in HTML and in XHTML.
    ///
    /// @param prefix of the ids of notes, so that none is there twice in a file
    /// @param noteType attribute of a reference to a note, for example `epub:type="noteref"`
    static String chapter(Book.Chapter chapter, String prefix, String noteType) {
        var text = new StringBuilder();
        if (!chapter.part().isEmpty()) {
            text.append("<h1>").append(escaped(chapter.part())).append("</h1>\n");
        }
        if (!chapter.heading().isEmpty()) {
            text.append("<h2>").append(escaped(chapter.heading())).append("</h2>\n");
        }
        var notes = new ArrayList<List<Prose.Run>>();
        String scenes = chapter.scenes().stream()
                .map(scene -> scene(scene, prefix, noteType, notes))
                .collect(Collectors.joining("<hr />\n"));
        text.append(scenes);
        if (!notes.isEmpty()) {
            text.append("<div class=\"notes\">\n");
            for (int i = 0; i < notes.size(); i++) {
                String id = prefix + (i + 1);
                text.append("<p id=\"n")
                        .append(id)
                        .append("\"><a href=\"#r")
                        .append(id)
                        .append("\">");
                text.append(i + 1).append("</a> ").append(runs(notes.get(i), "", "", new ArrayList<>()));
                text.append("</p>\n");
            }
            text.append("</div>\n");
        }
        return text.toString();
    }

    private static String scene(String scene, String prefix, String noteType, List<List<Prose.Run>> notes) {
        var text = new StringBuilder();
        boolean first = true;
        for (Prose.Block block : Prose.of(scene)) {
            String words = runs(block.runs(), prefix, noteType, notes);
            switch (block.kind()) {
                case PARAGRAPH ->
                    text.append(first ? "<p class=\"first\">" : "<p>")
                            .append(words)
                            .append("</p>\n");
                case HEADING -> text.append("<h3>").append(words).append("</h3>\n");
                case QUOTE -> text.append("<blockquote><p>").append(words).append("</p></blockquote>\n");
                case BREAK -> text.append("<hr />\n");
            }
            first = block.kind() == Prose.Kind.BREAK || block.kind() == Prose.Kind.HEADING;
        }
        return text.toString();
    }

    private static String runs(List<Prose.Run> runs, String prefix, String noteType, List<List<Prose.Run>> notes) {
        var text = new StringBuilder();
        for (Prose.Run run : runs) {
            if (run.note().isEmpty()) {
                text.append(run.strong() ? "<strong>" : "").append(run.emphasis() ? "<em>" : "");
                text.append(escaped(run.text()));
                text.append(run.emphasis() ? "</em>" : "").append(run.strong() ? "</strong>" : "");
            } else {
                notes.add(run.note());
                String id = prefix + notes.size();
                text.append("<sup><a id=\"r")
                        .append(id)
                        .append("\" href=\"#n")
                        .append(id)
                        .append('"');
                text.append(noteType.isEmpty() ? "" : " " + noteType).append('>');
                text.append(notes.size()).append("</a></sup>");
            }
        }
        return text.toString();
    }

    /// Also without the signs that no XML may have.
    static String escaped(String text) {
        var safe = new StringBuilder();
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> {
                    if (letter >= 0x20 && letter != 0xFFFE && letter != 0xFFFF && !isSurrogate(letter)
                            || letter == '\t'
                            || letter == '\n') {
                        safe.appendCodePoint(letter);
                    }
                }
            }
        });
        return safe.toString();
    }

    private static boolean isSurrogate(int letter) {
        return letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE;
    }
}
