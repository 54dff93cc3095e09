package org.quillhouse.exchange;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.quillhouse.exchange.internal.DocxWriter;
import org.quillhouse.exchange.internal.EpubWriter;
import org.quillhouse.exchange.internal.HtmlWriter;
import org.quillhouse.exchange.internal.PlainWriter;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.storage.WholeFile;

/// Writes a book for other programs and for readers. The file appears whole, or what was there before stays.
public final class BookFile {
    private BookFile() {}

    /// @param layout of a Word document; others have one of their own
    /// @param cover a PNG picture for an EPUB; null for none
    /// @param format any but JSON, which is a story, not a book
    public static void write(Book book, BookFormat format, BookLayout layout, byte @Nullable [] cover, Path file)
            throws StorageFailed {
        WholeFile.write(file, bytes(book, format, layout, cover));
    }

    private static byte[] bytes(Book book, BookFormat format, BookLayout layout, byte @Nullable [] cover) {
        return switch (format) {
            case DOCX -> DocxWriter.write(book, layout);
            case EPUB -> EpubWriter.write(book, cover, Instant.now());
            case HTML -> HtmlWriter.write(book).getBytes(StandardCharsets.UTF_8);
            case MARKDOWN -> PlainWriter.markdown(book).getBytes(StandardCharsets.UTF_8);
            case TEXT -> PlainWriter.text(book).getBytes(StandardCharsets.UTF_8);
            case JSON -> throw new IllegalArgumentException("a story is written as JSON, not a book");
        };
    }
}
