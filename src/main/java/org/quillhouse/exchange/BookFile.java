package org.quillhouse.exchange;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.quillhouse.exchange.internal.DocxWriter;
import org.quillhouse.exchange.internal.EpubWriter;
import org.quillhouse.exchange.internal.HtmlWriter;
import org.quillhouse.exchange.internal.PdfWriter;
import org.quillhouse.exchange.internal.PlainWriter;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.storage.WholeFile;

/// Writes a book for other programs and for readers. The file appears whole, or what was there before stays.
public final class BookFile {
    private static final Paper PAPER = Paper.of(Locale.getDefault());

    private BookFile() {}

    /// How it is made.
    ///
    /// @param layout of a Word document or PDF; others have one of their own
    /// @param cover a PNG picture for an EPUB
    /// @param fonts the folder of those that a PDF takes into itself
    public record Making(BookFormat format, BookLayout layout, Optional<byte[]> cover, Optional<Path> fonts) {}

    /// @return signs that cannot be shown, as one text; empty where all can
    /// @throws IllegalArgumentException for JSON, which is a story, not a book
    public static String write(Book book, Making making, Path file) throws StorageFailed {
        if (making.format() == BookFormat.PDF) {
            PdfWriter.Written pdf = PdfWriter.write(book, making.layout(), PAPER, making.fonts());
            WholeFile.write(file, pdf.bytes());
            return pdf.missing();
        }
        WholeFile.write(file, bytes(book, making));
        return "";
    }

    private static byte[] bytes(Book book, Making making) {
        return switch (making.format()) {
            case DOCX -> DocxWriter.write(book, making.layout(), PAPER);
            case EPUB -> EpubWriter.write(book, making.cover().orElse(null), Instant.now());
            case HTML -> HtmlWriter.write(book).getBytes(StandardCharsets.UTF_8);
            case MARKDOWN -> PlainWriter.markdown(book).getBytes(StandardCharsets.UTF_8);
            case TEXT -> PlainWriter.text(book).getBytes(StandardCharsets.UTF_8);
            case PDF, JSON -> throw new IllegalArgumentException(making.format().name());
        };
    }
}
