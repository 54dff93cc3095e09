package org.quillhouse.exchange.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.quillhouse.exchange.UnreadableFile;
import org.quillhouse.kernel.Texts;

/// An OpenDocument text as Markdown: headings, emphasis, quotes, footnotes; what else it looks like is left out.
public final class OdtReader {
    private static final long MOST_BYTES = 200L << 20;
    /// Elements that are no text of the book.
    private static final Set<String> UNREAD = Set.of(
            "text:tracked-changes",
            "text:table-of-content",
            "text:alphabetical-index",
            "office:forms",
            "text:sequence-decls",
            "text:note-citation");

    private final Map<String, Style> styles = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private final List<String> notes = new ArrayList<>();
    private int count;

    private OdtReader() {}

    /// A style, and the one it is made from; what it does not say its parent says.
    private record Style(String name, String parent, String weight, String slant) {}

    private record Look(boolean strong, boolean emphasis) {}

    /// @throws UnreadableFile where it is no such document
    public static String read(Path file) throws UnreadableFile {
        var reader = new OdtReader();
        try (var zip = new ZipFile(file.toFile())) {
            Optional<Document> content = part(zip, "content.xml");
            if (content.isEmpty()) {
                throw new IOException("no content");
            }
            part(zip, "styles.xml").ifPresent(reader::readStyles);
            reader.readStyles(content.get());
            Element body = content.get().selectFirst("office|text");
            if (body == null) {
                throw new IOException("no text");
            }
            reader.blocks(body);
        } catch (IOException | RuntimeException broken) {
            throw new UnreadableFile(file, Texts.of("exchange.odt"), broken);
        }
        reader.endNotes();
        return reader.text.toString();
    }

    private static Optional<Document> part(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes((int) MOST_BYTES);
            if (bytes.length == MOST_BYTES) {
                throw new IOException("too large");
            }
            Document document = Jsoup.parse(new java.io.ByteArrayInputStream(bytes), null, "", Parser.xmlParser());
            document.outputSettings().prettyPrint(false);
            return Optional.of(document);
        }
    }

    private void readStyles(Document document) {
        for (Element style : document.select("style|style")) {
            Element looks = style.selectFirst("style|text-properties");
            String shown = style.attr("style:display-name");
            styles.put(
                    style.attr("style:name"),
                    new Style(
                            shown.isEmpty() ? style.attr("style:name") : shown,
                            style.attr("style:parent-style-name"),
                            looks == null ? "" : looks.attr("fo:font-weight"),
                            looks == null ? "" : looks.attr("fo:font-style")));
        }
    }

    private void blocks(Element parent) {
        for (Element child : parent.children()) {
            switch (child.tagName()) {
                case "text:p", "text:h" -> paragraph(child);
                default -> {
                    if (!UNREAD.contains(child.tagName())) {
                        blocks(child); // a section, a list, a table, a frame
                    }
                }
            }
        }
    }

    private void paragraph(Element paragraph) {
        var framed = new ArrayList<Element>();
        String words = words(paragraph, framed);
        if (!words.isBlank()) {
            String said = paragraph.tagName().equals("text:h")
                    ? StyleName.heading(level(paragraph) + 1, words)
                    : StyleName.mark(named(paragraph.attr("text:style-name")), words);
            if (said.startsWith("#")) {
                endNotes();
            }
            text.append(said).append(said.isEmpty() ? "" : "\n\n");
        }
        framed.forEach(this::blocks);
    }

    private static int level(Element heading) {
        String level = heading.attr("text:outline-level");
        return level.matches("\\d{1,2}") ? Integer.parseInt(level) : 1;
    }

    /// The name of the first style that somebody named: those made by the program for one paragraph are called P1, P2 …
    private String named(String id) {
        String at = id;
        for (int i = 0; i < 20 && styles.containsKey(at); i++) {
            Style style = styles.get(at);
            if (style != null && !style.name().matches("P\\d+")) {
                return style.name();
            }
            at = style == null ? "" : style.parent();
        }
        return at;
    }

    private String words(Element paragraph, List<Element> framed) {
        var words = new StringBuilder();
        var marks = new Emphasising(words);
        inline(paragraph, new Look(false, false), marks, framed);
        marks.to(false, false);
        return words.toString().replaceAll(" *\n *", "\n").strip();
    }

    private void inline(Element parent, Look look, Emphasising marks, List<Element> framed) {
        for (Node child : parent.childNodes()) {
            if (child instanceof TextNode piece) {
                marks.to(look.strong(), look.emphasis());
                marks.add(piece.getWholeText().replaceAll("\\s+", " "));
            } else if (child instanceof Element element && !UNREAD.contains(element.tagName())) {
                switch (element.tagName()) {
                    case "text:s" -> marks.add(" ");
                    case "text:tab" -> marks.add(" ");
                    case "text:line-break" -> marks.add("\n");
                    case "text:note" -> note(element, marks);
                    case "office:annotation" -> {
                        marks.to(false, false);
                        marks.add(comment(element));
                    }
                    case "draw:frame", "draw:text-box" -> framed.add(element);
                    case "text:span" -> inline(element, look(element, look), marks, framed);
                    default -> inline(element, look, marks, framed);
                }
            }
        }
    }

    private Look look(Element span, Look around) {
        String weight = "";
        String slant = "";
        String at = span.attr("text:style-name");
        for (int i = 0; i < 20; i++) {
            Style style = styles.get(at);
            if (style == null) {
                break;
            }
            weight = weight.isEmpty() ? style.weight() : weight;
            slant = slant.isEmpty() ? style.slant() : slant;
            at = style.parent();
        }
        return new Look(
                weight.isEmpty() ? around.strong() : weight.matches("bold|[6-9]00"),
                slant.isEmpty() ? around.emphasis() : !slant.equals("normal"));
    }

    private static String comment(Element annotation) {
        Element by = annotation.selectFirst("> dc|creator");
        return Comments.of(
                by == null ? "" : by.text(),
                String.join(" ", annotation.select("text|p").eachText()));
    }

    private void note(Element note, Emphasising marks) {
        Element body = note.selectFirst("text|note-body");
        if (body != null) {
            var all = new ArrayList<String>();
            body.select("text|p").forEach(paragraph -> all.add(words(paragraph, new ArrayList<>())));
            String mark = "[^" + ++count + "]";
            marks.to(false, false);
            marks.add(mark);
            notes.add(mark + ": " + String.join(" ", all).replaceAll("\\s+", " "));
        }
    }

    /// Notes stand at the end of their chapter.
    private void endNotes() {
        notes.forEach(note -> text.append(note).append("\n\n"));
        notes.clear();
    }
}
