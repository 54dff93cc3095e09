package org.quillhouse.exchange;

/// How a document is set.
public enum BookLayout {
    /// As agents and publishers want it: twelve points, double spaced, author, title and page above each page.
    MANUSCRIPT,
    /// As a book is read.
    BOOK;

    /// The key of its name.
    public String key() {
        return "book.layout." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
