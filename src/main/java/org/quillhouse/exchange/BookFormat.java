package org.quillhouse.exchange;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// What a book can be written as.
public enum BookFormat {
    DOCX,
    PDF,
    EPUB,
    MARKDOWN,
    HTML,
    TEXT,
    JSON;

    /// With its point.
    public String ending() {
        return switch (this) {
            case MARKDOWN -> ".md";
            case TEXT -> ".txt";
            default -> "." + name().toLowerCase(Locale.ROOT);
        };
    }

    /// Whether the writer says how it is set.
    public boolean hasLayout() {
        return this == DOCX || this == PDF;
    }

    /// The key of its name.
    public String key() {
        return "book.format." + name().toLowerCase(Locale.ROOT);
    }

    /// By a file's ending.
    public static Optional<BookFormat> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        for (BookFormat format : values()) {
            if (name.endsWith(format.ending())) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
