package org.quillhouse.exchange.internal;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFComment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFootnote;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.jspecify.annotations.Nullable;
import org.quillhouse.exchange.UnreadableFile;
import org.quillhouse.kernel.Texts;

/// A Word document as Markdown: headings, emphasis, quotes, footnotes; what else it looks like is left out.
public final class DocxReader {
    private final XWPFDocument document;
    private final List<String> notes = new ArrayList<>();

    private DocxReader(XWPFDocument document) {
        this.document = document;
    }

    /// @throws UnreadableFile where it is no such document
    public static String read(Path file) throws UnreadableFile {
        try (var in = Files.newInputStream(file);
                var document = new XWPFDocument(in)) {
            return new DocxReader(document).markdown();
        } catch (IOException | RuntimeException broken) {
            throw new UnreadableFile(file, Texts.of("exchange.docx"), broken);
        }
    }

    private String markdown() {
        var text = new StringBuilder();
        add(document.getBodyElements(), text);
        notes.forEach(note -> text.append(note).append("\n\n"));
        return text.toString();
    }

    /// Words in tables come in their order, too.
    private void add(List<IBodyElement> elements, StringBuilder text) {
        for (IBodyElement element : elements) {
            if (element instanceof XWPFParagraph paragraph) {
                String line = line(paragraph);
                text.append(line).append(line.isBlank() ? "" : "\n\n");
            } else if (element instanceof XWPFTable table) {
                table.getRows().forEach(row -> row.getTableCells().forEach(cell -> add(cell.getBodyElements(), text)));
            }
        }
    }

    private String line(XWPFParagraph paragraph) {
        String style = style(paragraph);
        String words = words(paragraph);
        if (words.isBlank()) {
            return "";
        }
        String line = StyleName.mark(style, words);
        return line.startsWith("#") ? endNotes() + line : line;
    }

    /// Notes stand at the end of their chapter.
    private String endNotes() {
        String all = notes.isEmpty() ? "" : String.join("\n\n", notes) + "\n\n";
        notes.clear();
        return all;
    }

    private String style(XWPFParagraph paragraph) {
        @Nullable String id = paragraph.getStyle();
        if (id == null) {
            return "";
        }
        @Nullable
        XWPFStyle style =
                document.getStyles() == null ? null : document.getStyles().getStyle(id);
        String name = style == null || style.getName() == null ? id : style.getName();
        return name;
    }

    private String words(XWPFParagraph paragraph) {
        var text = new StringBuilder();
        var marks = new Emphasising(text);
        for (XWPFRun run : paragraph.getRuns()) {
            String words = run.text();
            boolean hasNote = !run.getCTR().getFootnoteReferenceList().isEmpty();
            if (hasNote) {
                marks.to(false, false);
                text.append(note(run.getCTR()
                        .getFootnoteReferenceList()
                        .getFirst()
                        .getId()
                        .intValue()));
            } else if (!run.getCTR().getCommentReferenceList().isEmpty()) {
                marks.to(false, false);
                marks.add(comment(
                        run.getCTR().getCommentReferenceList().getFirst().getId()));
            } else if (!words.isEmpty()) {
                marks.to(run.isBold(), run.isItalic());
                marks.add(words);
            }
        }
        marks.to(false, false);
        return text.toString().replace('\t', ' ').replaceAll(" *\n *", "\n").strip();
    }

    private String comment(BigInteger id) {
        @Nullable XWPFComment comment = document.getCommentByID(id.toString());
        return comment == null
                ? ""
                : Comments.of(comment.getAuthor() == null ? "" : comment.getAuthor(), comment.getText());
    }

    private String note(int id) {
        for (XWPFFootnote footnote : document.getFootnotes()) {
            if (footnote.getId().intValue() == id) {
                String words =
                        footnote.getParagraphs().stream().map(this::words).collect(Collectors.joining(" "));
                String mark = "[^" + id + "]";
                notes.add(mark + ": "
                        + words.replaceAll("\\[footnoteRef:\\d+]", "").strip());
                return mark;
            }
        }
        return "";
    }
}
