package org.quillhouse.exchange.internal;

import static org.quillhouse.exchange.internal.HtmlWriter.escaped;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.apache.fop.apps.FOUserAgent;
import org.apache.fop.apps.FopConfParser;
import org.apache.fop.apps.FopFactory;
import org.apache.xmlgraphics.util.MimeConstants;
import org.quillhouse.exchange.Book;
import org.quillhouse.exchange.BookLayout;
import org.quillhouse.exchange.Paper;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// A book as PDF: written as XSL-FO (W3C, XSL 1.1), set by Apache FOP.
public final class PdfWriter {
    private final Book book;
    private final boolean manuscript;
    private final Paper paper;
    private final PdfFonts fonts;
    private final StringBuilder fo = new StringBuilder();
    private int notes;

    private PdfWriter(Book book, BookLayout layout, Paper paper, PdfFonts fonts) {
        this.book = book;
        this.fonts = fonts;
        this.manuscript = layout == BookLayout.MANUSCRIPT;
        this.paper = paper;
    }

    /// What came of it.
    ///
    /// @param missing signs that no font here can show, as one text
    public record Written(byte[] bytes, String missing) {}

    /// @param paper of a manuscript; a book has a size of its own
    /// @param fonts the folder of ours
    public static Written write(Book book, BookLayout layout, Paper paper, Optional<Path> fonts) {
        PdfFonts known = PdfFonts.of(fonts, letters(book));
        var writer = new PdfWriter(book, layout, paper, known);
        writer.document();
        try {
            return new Written(
                    writer.set(),
                    known.missing().stream().sorted().map(Character::toString).collect(Collectors.joining(" ")));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (SAXException | ParserConfigurationException never) {
            throw new IllegalStateException(never);
        }
    }

    private static Set<Integer> letters(Book book) {
        var letters = new TreeSet<Integer>();
        (book.title() + book.author() + "*#0123456789/").codePoints().forEach(letters::add);
        for (Book.Chapter chapter : book.chapters()) {
            (chapter.part() + chapter.heading()).codePoints().forEach(letters::add);
            chapter.scenes().forEach(scene -> scene.codePoints().forEach(letters::add));
        }
        return letters;
    }

    private byte[] set() throws IOException, SAXException, ParserConfigurationException {
        String settings = """
                <fop version="1.0"><complex-scripts disabled="true"/><renderers><renderer mime="application/pdf"><fonts>
                %s</fonts></renderer></renderers></fop>
                """.formatted(fonts.files());
        FopFactory factory = new FopConfParser(
                        new ByteArrayInputStream(settings.getBytes(StandardCharsets.UTF_8)), new File(".").toURI())
                .getFopFactoryBuilder()
                .build();
        FOUserAgent agent = factory.newFOUserAgent();
        if (!book.title().isEmpty()) { // an empty one is refused
            agent.setTitle(book.title());
        }
        if (!book.author().isEmpty()) {
            agent.setAuthor(book.author());
        }
        agent.setCreator("Quillhouse");
        agent.setAccessibility(true);
        agent.getEventBroadcaster().addEventListener(event -> {});
        var bytes = new ByteArrayOutputStream();
        var parsers = SAXParserFactory.newInstance();
        parsers.setNamespaceAware(true);
        parsers.newSAXParser()
                .parse(
                        new InputSource(new StringReader(fo.toString())),
                        factory.newFop(MimeConstants.MIME_PDF, agent, bytes).getDefaultHandler());
        return bytes.toByteArray();
    }

    private void document() {
        fo.append("<fo:root xmlns:fo=\"http://www.w3.org/1999/XSL/Format\" font-family=\"")
                .append(fonts.family())
                .append("\" language=\"")
                .append(escaped(book.language().replaceAll("[-_].*", "")))
                .append(
                        manuscript
                                ? "\" font-size=\"12pt\" line-height=\"24pt\""
                                : "\" font-size=\"10.5pt\" line-height=\"15pt\"")
                .append(" line-stacking-strategy=\"font-height\"")
                .append(" word-spacing.minimum=\"0pt\" word-spacing.optimum=\"0.25pt\" word-spacing.maximum=\"4pt\"")
                .append(" widows=\"2\" orphans=\"2\">\n");
        masters();
        bookmarks();
        title();
        for (int i = 0; i < book.chapters().size(); i++) {
            chapter(book.chapters().get(i), i);
        }
        fo.append("</fo:root>\n");
    }

    /// Sizes of a page in points.
    private record Size(double width, double height, double top, double bottom, double inner, double outer) {}

    private Size size() {
        return manuscript
                ? new Size(paper.width(), paper.height(), 72, 72, 72, 72)
                : new Size(396, 612, 62, 62, 58, 44); // 5.5 by 8.5 inches
    }

    private String words(String text) {
        return fonts.marked(text);
    }

    private void masters() {
        fo.append("<fo:layout-master-set>\n");
        master("bare", true, "", "");
        master("first-right", true, "", "number");
        master("first-left", false, "", "number");
        master("right", true, "head-right", manuscript ? "" : "number");
        master("left", manuscript, manuscript ? "head-right" : "head-left", manuscript ? "" : "number");
        fo.append("""
                <fo:page-sequence-master master-name="pages"><fo:repeatable-page-master-alternatives>
                <fo:conditional-page-master-reference master-reference="%s" page-position="first" odd-or-even="odd"/>
                <fo:conditional-page-master-reference master-reference="%s" page-position="first" odd-or-even="even"/>
                <fo:conditional-page-master-reference master-reference="right" odd-or-even="odd"/>
                <fo:conditional-page-master-reference master-reference="left" odd-or-even="even"/>
                </fo:repeatable-page-master-alternatives></fo:page-sequence-master>
                </fo:layout-master-set>
                """.formatted(manuscript ? "right" : "first-right", manuscript ? "right" : "first-left"));
    }

    private void master(String name, boolean right, String head, String foot) {
        Size size = size();
        fo.append("<fo:simple-page-master master-name=\"").append(name);
        fo.append("\" page-width=\"%spt\" page-height=\"%spt\" margin-left=\"%spt\" margin-right=\"%spt\">\n"
                .formatted(
                        size.width(),
                        size.height(),
                        right ? size.inner() : size.outer(),
                        right ? size.outer() : size.inner()));
        fo.append(
                "<fo:region-body margin-top=\"%spt\" margin-bottom=\"%spt\"/>\n".formatted(size.top(), size.bottom()));
        if (!head.isEmpty()) {
            fo.append("<fo:region-before region-name=\"").append(head).append("\" extent=\"50pt\"/>\n");
        }
        if (!foot.isEmpty()) {
            fo.append("<fo:region-after region-name=\"").append(foot).append("\" extent=\"44pt\"/>\n");
        }
        fo.append("</fo:simple-page-master>\n");
    }

    private void bookmarks() {
        if (book.chapters().isEmpty()) {
            return;
        }
        fo.append("<fo:bookmark-tree>\n");
        boolean open = false;
        for (int i = 0; i < book.chapters().size(); i++) {
            Book.Chapter chapter = book.chapters().get(i);
            if (!chapter.part().isEmpty()) {
                fo.append(open ? "</fo:bookmark>\n" : "");
                bookmark("part" + i, chapter.part());
                open = true;
            }
            bookmark("chapter" + i, chapter.heading().isEmpty() ? String.valueOf(i + 1) : chapter.heading());
            fo.append("</fo:bookmark>\n");
        }
        fo.append(open ? "</fo:bookmark>\n" : "").append("</fo:bookmark-tree>\n");
    }

    private void bookmark(String id, String title) {
        fo.append("<fo:bookmark internal-destination=\"").append(id).append("\"><fo:bookmark-title>");
        fo.append(escaped(title)).append("</fo:bookmark-title>\n");
    }

    private void title() {
        pages("bare", "", manuscript ? "" : "end-on-even");
        fo.append("<fo:flow flow-name=\"xsl-region-body\">\n");
        line("", manuscript ? 230 : 130, 24, 24, book.title());
        if (!book.author().isEmpty()) {
            line("", 0, 0, 14, book.author());
        }
        fo.append("</fo:flow></fo:page-sequence>\n");
    }

    /// @param number of its first page; empty for the next
    /// @param end on which side the last page lies; empty for any
    private void pages(String master, String number, String end) {
        fo.append("<fo:page-sequence master-reference=\"").append(master).append('"');
        fo.append(number.isEmpty() ? "" : " initial-page-number=\"" + number + "\"");
        fo.append(" force-page-count=\"")
                .append(end.isEmpty() ? "no-force" : end)
                .append("\">\n");
    }

    /// A line in the middle; lengths in points.
    private void line(String id, int before, int after, int size, String words) {
        fo.append("<fo:block text-align=\"center\" hyphenate=\"false\" keep-with-next.within-page=\"always\"");
        fo.append(id.isEmpty() ? "" : " id=\"" + id + "\"");
        fo.append(" space-before=\"%spt\" space-before.conditionality=\"retain\" space-after=\"%spt\""
                .formatted(before, after));
        fo.append(" font-size=\"%spt\" line-height=\"1.3\">".formatted(size));
        fo.append(words(words)).append("</fo:block>\n");
    }

    private void chapter(Book.Chapter chapter, int at) {
        if (!chapter.part().isEmpty()) {
            pages("bare", at == 0 ? "1" : manuscript ? "" : "auto-odd", manuscript ? "" : "end-on-even");
            fo.append("<fo:flow flow-name=\"xsl-region-body\">\n");
            line("part" + at, manuscript ? 230 : 130, 0, 20, chapter.part());
            fo.append("</fo:flow></fo:page-sequence>\n");
        }
        pages("pages", at == 0 && chapter.part().isEmpty() ? "1" : "", "");
        heads();
        fo.append("<fo:flow flow-name=\"xsl-region-body\">\n");
        line("chapter" + at, manuscript ? 100 : 70, 36, 16, chapter.heading());
        notes = 0;
        for (int i = 0; i < chapter.scenes().size(); i++) {
            if (i > 0) {
                sceneBreak();
            }
            scene(chapter.scenes().get(i));
        }
        fo.append("</fo:flow></fo:page-sequence>\n");
    }

    private void heads() {
        if (manuscript) {
            String before = (book.author().isEmpty() ? "" : book.author() + " / ") + book.title() + " / ";
            still("head-right", "end", words(before) + "<fo:page-number/>");
        } else {
            still("head-left", "center", words(book.author().isEmpty() ? book.title() : book.author()));
            still("head-right", "center", words(book.title()));
            still("number", "center", "<fo:page-number/>");
        }
        fo.append("""
                <fo:static-content flow-name="xsl-footnote-separator"><fo:block line-height="1">
                <fo:leader leader-pattern="rule" leader-length="25%" rule-thickness="0.4pt"/></fo:block></fo:static-content>
                """);
    }

    /// What stands on each page.
    private void still(String region, String align, String words) {
        fo.append("<fo:static-content flow-name=\"")
                .append(region)
                .append("\"><fo:block text-align=\"")
                .append(align);
        fo.append("\" padding-top=\"").append(region.equals("number") ? "14pt" : "30pt");
        fo.append(manuscript ? "\" line-height=\"1.3\">" : "\" font-size=\"8.5pt\" line-height=\"1.3\">");
        fo.append(words).append("</fo:block></fo:static-content>\n");
    }

    private void sceneBreak() {
        fo.append("<fo:block text-align=\"center\" keep-with-previous.within-page=\"always\"");
        fo.append(manuscript ? ">#" : " space-before=\"8pt\" space-after=\"8pt\">* * *")
                .append("</fo:block>\n");
    }

    private void scene(String scene) {
        boolean first = true;
        for (Prose.Block block : Prose.of(scene)) {
            String align = manuscript ? "start" : "justify";
            switch (block.kind()) {
                case PARAGRAPH -> {
                    String indent = manuscript ? "36pt" : first ? "0pt" : "16pt";
                    block("text-align=\"" + align + "\" text-indent=\"" + indent + "\"", block);
                }
                case QUOTE ->
                    block(
                            "text-align=\"" + align
                                    + "\" start-indent=\"24pt\" end-indent=\"24pt\" space-before=\"6pt\""
                                    + " space-after=\"6pt\"",
                            block);
                case HEADING ->
                    block(
                            "text-align=\"center\" space-before=\"15pt\" space-after=\"8pt\""
                                    + " keep-with-next.within-page=\"always\"",
                            block);
                case BREAK -> sceneBreak();
            }
            first = block.kind() == Prose.Kind.BREAK || block.kind() == Prose.Kind.HEADING;
        }
    }

    private void block(String looks, Prose.Block block) {
        fo.append("<fo:block ").append(looks).append('>');
        runs(block.runs());
        fo.append("</fo:block>\n");
    }

    private void runs(List<Prose.Run> runs) {
        for (Prose.Run run : runs) {
            if (!run.note().isEmpty()) {
                footnote(run.note());
            } else if (run.strong() || run.emphasis()) {
                fo.append("<fo:inline").append(run.strong() ? " font-weight=\"bold\"" : "");
                fo.append(run.emphasis() ? " font-style=\"italic\"" : "").append('>');
                fo.append(words(run.text())).append("</fo:inline>");
            } else {
                fo.append(words(run.text()));
            }
        }
    }

    private void footnote(List<Prose.Run> words) {
        notes++;
        String mark = "<fo:inline baseline-shift=\"super\" font-size=\"70%\">" + notes + "</fo:inline>";
        fo.append("<fo:footnote>")
                .append(mark)
                .append("<fo:footnote-body><fo:block start-indent=\"0pt\" end-indent=\"0pt\"");
        fo.append(" text-indent=\"0pt\" text-align=\"start\" font-size=\"85%\" line-height=\"1.3\">")
                .append(mark)
                .append(' ');
        runs(words);
        fo.append("</fo:block></fo:footnote-body></fo:footnote>");
    }
}
