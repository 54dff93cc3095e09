package org.quillhouse.archive.internal;

import java.util.ArrayList;
import java.util.List;

/// Cuts a text into pieces of about a thousand letters that overlap, at blank lines where there are some, else behind
/// sentences, else between words.
public final class Chunks {
    private static final int LETTERS = 1_000;
    private static final int OVERLAP = 200;
    /// A piece is not cut before this part of it.
    private static final int LEAST = LETTERS / 2;

    private Chunks() {}

    /// @param start in letters of the text
    public record Chunk(int start, String text) {}

    public static List<Chunk> of(String text) {
        var chunks = new ArrayList<Chunk>();
        int start = skipBlank(text, 0);
        while (start < text.length()) {
            int end = start + LETTERS >= text.length() ? text.length() : end(text, start);
            chunks.add(new Chunk(start, text.substring(start, end).stripTrailing()));
            start = end == text.length() ? end : skipBlank(text, wordAt(text, Math.max(start + 1, end - OVERLAP), end));
        }
        return List.copyOf(chunks);
    }

    private static int skipBlank(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int end(String text, int start) {
        int most = start + LETTERS;
        int blank = text.lastIndexOf("\n\n", most);
        if (blank >= start + LEAST) {
            return blank;
        }
        int space = -1;
        for (int at = most; at > start + LEAST; at--) {
            if (Character.isWhitespace(text.charAt(at))) {
                space = space < 0 ? at : space;
                if (".!?…\"”’".indexOf(text.charAt(at - 1)) >= 0) {
                    return at;
                }
            }
        }
        if (space > 0) {
            return space;
        }
        return Character.isLowSurrogate(text.charAt(most)) ? most - 1 : most;
    }

    /// Where the next word begins, so that no piece begins within one.
    private static int wordAt(String text, int from, int most) {
        int at = from;
        while (at < most && !Character.isWhitespace(text.charAt(at - 1))) {
            at++;
        }
        if (at < most) {
            return at;
        }
        return Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from;
    }
}
