package org.quillhouse.archive;

/// A piece of a document that fits what was asked.
///
/// @param name of the document
/// @param start of the piece in the document's text, in letters
/// @param score the higher the better; only to be compared within one search
public record Passage(String documentId, String name, int start, String text, double score) {
    public int end() {
        return start + text.length();
    }
}
