package org.quillhouse.archive.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/// The words of a PDF, its lines joined to paragraphs again. Pages that are pictures have none.
final class PdfText {
    private static final Pattern DIVIDED = Pattern.compile("(\\p{Ll})-\\s*\\n(\\p{Ll})");

    private PdfText() {}

    /// @throws IOException also where it is damaged, or locked with a password
    static String of(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            var stripper = new PDFTextStripper();
            stripper.setLineSeparator("\n");
            stripper.setParagraphEnd("\n\n");
            stripper.setPageEnd("\n\n");
            String words = DIVIDED.matcher(stripper.getText(document)).replaceAll("$1$2");
            return String.join(
                    "\n\n",
                    Arrays.stream(words.split("\n{2,}"))
                            .map(paragraph ->
                                    paragraph.replaceAll("\\s*\\n\\s*", " ").strip())
                            .filter(paragraph -> !paragraph.isEmpty())
                            .toList());
        } catch (RuntimeException damaged) {
            throw new IOException(damaged);
        }
    }
}
