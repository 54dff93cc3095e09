package org.quillhouse.kernel;

/// Where a text may be cut short: between words.
public final class Excerpt {
    private Excerpt() {}

    /// Where the first whole word begins.
    ///
    /// @param from letters before this are cut off
    /// @param to there is no word to look for after it
    /// @return `from` where no word begins in between
    public static int begin(String text, int from, int to) {
        if (from <= 0) {
            return 0;
        }
        int space = text.indexOf(' ', from - 1);
        return space >= 0 && space < to ? space + 1 : from;
    }

    /// Where the last whole word ends.
    ///
    /// @param from there is no word to look for before it
    /// @param to letters from this on are cut off
    /// @return `to` where no word ends in between
    public static int end(String text, int from, int to) {
        if (to >= text.length()) {
            return text.length();
        }
        int space = text.lastIndexOf(' ', to);
        return space > from ? space : to;
    }
}
