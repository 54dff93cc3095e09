package org.quillhouse.exchange.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFootnote;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STLineSpacingRule;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;
import org.quillhouse.exchange.Book;
import org.quillhouse.exchange.BookLayout;
import org.quillhouse.exchange.Paper;

/// A book as a Word document: as agents and publishers want a manuscript, or as a book is set.
public final class DocxWriter {
    private static final int TWIPS_PER_POINT = 20;
    private static final int LINE = 240;

    private final XWPFDocument document = new XWPFDocument();
    private final Book book;
    private final boolean manuscript;
    private final Paper sheet;

    private DocxWriter(Book book, BookLayout layout, Paper sheet) {
        this.book = book;
        this.sheet = sheet;
        this.manuscript = layout == BookLayout.MANUSCRIPT;
    }

    public static byte[] write(Book book, BookLayout layout, Paper sheet) {
        var writer = new DocxWriter(book, layout, sheet);
        try (var bytes = new ByteArrayOutputStream();
                var document = writer.document) {
            writer.fill();
            document.write(bytes);
            return bytes.toByteArray();
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    private void fill() {
        document.getProperties().getCoreProperties().setTitle(book.title());
        document.getProperties().getCoreProperties().setCreator(book.author());
        styles();
        page();
        header();
        document.createFootnotes();
        XWPFParagraph title = paragraph("Title");
        title.createRun().setText(book.title());
        if (!book.author().isEmpty()) {
            XWPFParagraph author = paragraph("Subtitle");
            author.createRun().setText(book.author());
        }
        for (Book.Chapter chapter : book.chapters()) {
            chapter(chapter);
        }
    }

    private void page() {
        var size = document.getDocument().getBody().addNewSectPr();
        var paper = size.addNewPgSz();
        paper.setW(twips(sheet.width()));
        paper.setH(twips(sheet.height()));
        var margin = size.addNewPgMar();
        BigInteger inch = BigInteger.valueOf(1_440);
        margin.setTop(inch);
        margin.setBottom(inch);
        margin.setLeft(inch);
        margin.setRight(inch);
    }

    private static BigInteger twips(double points) {
        return BigInteger.valueOf(Math.round(points * TWIPS_PER_POINT));
    }

    /// Author, title and page at the top of each, as manuscripts have it.
    private void header() {
        XWPFParagraph line = document.createHeader(HeaderFooterType.DEFAULT).createParagraph();
        line.setAlignment(manuscript ? ParagraphAlignment.RIGHT : ParagraphAlignment.CENTER);
        String before = manuscript ? (book.author().isEmpty() ? "" : book.author() + " / ") + book.title() + " / " : "";
        font(line.createRun(), before);
        line.getCTP().addNewFldSimple().setInstr("PAGE");
    }

    private void font(XWPFRun run, String text) {
        run.setFontFamily(family());
        run.setFontSize(size());
        run.setText(text);
    }

    private String family() {
        return manuscript ? "Times New Roman" : "Georgia";
    }

    private int size() {
        return manuscript ? 12 : 11;
    }

    private void styles() {
        var styles = document.createStyles();
        styles.setDefaultFonts(fonts());
        int line = manuscript ? LINE * 2 : LINE * 13 / 10;
        addStyle(new Style("Normal", "Normal", size(), line, 0, 0, 0, 720, false, -1));
        addStyle(
                new Style("FirstParagraph", "First Paragraph", size(), line, 0, 0, 0, manuscript ? 720 : 0, false, -1));
        addStyle(new Style("Title", "Title", 24, LINE, 3_600, 240, 0, 0, true, -1));
        addStyle(new Style("Subtitle", "Subtitle", 14, LINE, 0, 480, 0, 0, true, -1));
        addStyle(new Style("Heading1", "heading 1", 20, LINE, 2_400, 480, 0, 0, true, 0));
        addStyle(new Style("Heading2", "heading 2", 16, LINE, 1_200, 480, 0, 0, true, 1));
        addStyle(new Style("Heading3", "heading 3", size(), LINE, 240, 240, 0, 0, true, 2));
        addStyle(new Style("SceneBreak", "Scene Break", size(), line, 120, 120, 0, 0, true, -1));
        addStyle(new Style("Quote", "Quote", size(), line, 0, 0, 720, 0, false, -1));
    }

    private org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts fonts() {
        var fonts = org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts.Factory.newInstance();
        fonts.setAscii(family());
        fonts.setHAnsi(family());
        fonts.setCs(family());
        return fonts;
    }

    /// Sizes in points, lengths in twentieths of a point.
    private record Style(
            String id,
            String name,
            int points,
            int line,
            int before,
            int after,
            int left,
            int firstLine,
            boolean centred,
            int level) {}

    private void addStyle(Style wanted) {
        CTStyle style = CTStyle.Factory.newInstance();
        style.setStyleId(wanted.id());
        style.addNewName().setVal(wanted.name());
        style.setType(STStyleType.PARAGRAPH);
        if (wanted.id().equals("Normal")) {
            style.setDefault(true);
        } else {
            style.addNewBasedOn().setVal("Normal");
        }
        style.addNewQFormat();
        var paragraph = style.addNewPPr();
        if (wanted.level() >= 0) {
            paragraph.addNewKeepNext();
        }
        var spacing = paragraph.addNewSpacing();
        spacing.setBefore(BigInteger.valueOf(wanted.before()));
        spacing.setAfter(BigInteger.valueOf(wanted.after()));
        spacing.setLine(BigInteger.valueOf(wanted.line()));
        spacing.setLineRule(STLineSpacingRule.AUTO);
        var indent = paragraph.addNewInd();
        indent.setLeft(BigInteger.valueOf(wanted.left()));
        indent.setFirstLine(BigInteger.valueOf(wanted.firstLine()));
        if (wanted.centred()) {
            paragraph.addNewJc().setVal(org.openxmlformats.schemas.wordprocessingml.x2006.main.STJc.CENTER);
        }
        if (wanted.level() >= 0) {
            paragraph.addNewOutlineLvl().setVal(BigInteger.valueOf(wanted.level()));
        }
        var run = style.addNewRPr();
        run.addNewSz().setVal(BigInteger.valueOf(wanted.points() * 2L));
        document.getStyles().addStyle(new XWPFStyle(style));
    }

    private XWPFParagraph paragraph(String style) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setStyle(style);
        return paragraph;
    }

    private void chapter(Book.Chapter chapter) {
        boolean newPage = true;
        if (!chapter.part().isEmpty()) {
            XWPFParagraph part = paragraph("Heading1");
            part.setPageBreak(true);
            part.createRun().setText(chapter.part());
            newPage = false;
        }
        XWPFParagraph heading = paragraph(parts() ? "Heading2" : "Heading1");
        heading.setPageBreak(newPage);
        heading.createRun().setText(chapter.heading());
        for (int i = 0; i < chapter.scenes().size(); i++) {
            if (i > 0) {
                sceneBreak();
            }
            scene(chapter.scenes().get(i));
        }
    }

    private boolean parts() {
        return book.chapters().stream().anyMatch(chapter -> !chapter.part().isEmpty());
    }

    private void sceneBreak() {
        paragraph("SceneBreak").createRun().setText(manuscript ? "#" : "* * *");
    }

    private void scene(String scene) {
        boolean first = true;
        for (Prose.Block block : Prose.of(scene)) {
            switch (block.kind()) {
                case PARAGRAPH -> runs(paragraph(first ? "FirstParagraph" : "Normal"), block.runs());
                case HEADING -> runs(paragraph("Heading3"), block.runs());
                case QUOTE -> runs(paragraph("Quote"), block.runs());
                case BREAK -> sceneBreak();
            }
            first = block.kind() == Prose.Kind.BREAK || block.kind() == Prose.Kind.HEADING;
        }
    }

    private void runs(XWPFParagraph paragraph, List<Prose.Run> runs) {
        for (Prose.Run run : runs) {
            if (run.note().isEmpty()) {
                XWPFRun words = paragraph.createRun();
                words.setText(run.text());
                words.setBold(run.strong());
                words.setItalic(run.emphasis());
            } else {
                XWPFFootnote note = document.createFootnote();
                paragraph.addFootnoteReference(note);
                runs(note.createParagraph(), run.note());
            }
        }
    }
}
