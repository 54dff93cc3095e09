package org.quillhouse.manuscript;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What changed from one text to another, in whole words: first by paragraph, then by word within the paragraphs that
/// changed, so that a long scene costs no more than what is new in it.
public final class TextDiff {
    private static final Pattern WORDS = Pattern.compile("\\s+|[\\p{L}\\p{N}'’-]+|[^\\s\\p{L}\\p{N}]");
    private static final Pattern PARAGRAPHS = Pattern.compile("[^\\n]+|\\n+");

    private TextDiff() {}

    /// Whether a piece is in both texts or only in one.
    public enum Kind {
        SAME,
        GONE,
        NEW
    }

    public record Piece(Kind kind, String text) {}

    /// The pieces in order; those that are the same or gone make the first text, those the same or new the second.
    public static List<Piece> between(String before, String after) {
        var pieces = new ArrayList<Piece>();
        var paragraphs = tokens(PARAGRAPHS, before);
        walk(
                paragraphs,
                tokens(PARAGRAPHS, after),
                pieces,
                (gone, fresh) -> walk(tokens(WORDS, gone), tokens(WORDS, fresh), pieces, (words, others) -> {
                    add(pieces, Kind.GONE, words);
                    add(pieces, Kind.NEW, others);
                }));
        return List.copyOf(pieces);
    }

    @FunctionalInterface
    private interface Changed {
        void found(String gone, String fresh);
    }

    private static List<String> tokens(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group()).toList();
    }

    /// Deltas that touch are one change: the library gives what is new and what is gone one by one.
    private static void walk(List<String> before, List<String> after, List<Piece> pieces, Changed changed) {
        int at = 0;
        var gone = new StringBuilder();
        var fresh = new StringBuilder();
        var patch = DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<String>(), null);
        for (AbstractDelta<String> delta : patch.getDeltas()) {
            int from = delta.getSource().getPosition();
            if (from > at) {
                changed.found(gone.toString(), fresh.toString());
                gone.setLength(0);
                fresh.setLength(0);
                add(pieces, Kind.SAME, String.join("", before.subList(at, from)));
            }
            delta.getSource().getLines().forEach(gone::append);
            delta.getTarget().getLines().forEach(fresh::append);
            at = from + delta.getSource().size();
        }
        changed.found(gone.toString(), fresh.toString());
        add(pieces, Kind.SAME, String.join("", before.subList(at, before.size())));
    }

    private static void add(List<Piece> pieces, Kind kind, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (!pieces.isEmpty() && pieces.getLast().kind() == kind) {
            pieces.set(pieces.size() - 1, new Piece(kind, pieces.getLast().text() + text));
        } else {
            pieces.add(new Piece(kind, text));
        }
    }
}
