package org.quillhouse.proofing;

/// A word that no list has: letters `from` to before `to` of the text that was checked.
public record Misspelling(int from, int to) {}
