package org.quillhouse.review.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.quillhouse.kernel.Words;
import org.quillhouse.review.Anchor;

/// Finds a quoted passage in a text that was changed since.
public final class PassageFinder {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’][\\p{L}\\p{N}]+)*");
    private static final double LEAST_SHARE = 0.6;
    /// A passage of fewer words is found word for word or not at all.
    private static final int LEAST_WORDS = 3;

    private final List<Word> text;
    private final List<Word> quote;
    private final int start;

    private record Word(String plain, int from, int to) {}

    private PassageFinder(Anchor anchor, String text) {
        this.text = words(text);
        this.quote = words(anchor.quote());
        this.start = anchor.start();
    }

    public static Optional<Anchor.Place> find(Anchor anchor, String text) {
        String quote = anchor.quote();
        if (quote.isBlank()) {
            return Optional.empty();
        }
        int exact = nearest(quote, anchor.start(), text);
        if (exact >= 0) {
            return Optional.of(new Anchor.Place(exact, exact + quote.length(), true));
        }
        return new PassageFinder(anchor, text).nearly();
    }

    private static int nearest(String quote, int start, String text) {
        int best = -1;
        for (int at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
            if (best < 0 || Math.abs(at - start) < Math.abs(best - start)) {
                best = at;
            }
        }
        return best;
    }

    private static List<Word> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(found -> new Word(Words.plain(found.group()), found.start(), found.end()))
                .toList();
    }

    /// The window that shares most words with the quote; of equals the nearest.
    private Optional<Anchor.Place> nearly() {
        int size = quote.size();
        if (size < LEAST_WORDS || text.size() < LEAST_WORDS) {
            return Optional.empty();
        }
        Map<String, Integer> open = new HashMap<>();
        quote.forEach(word -> open.merge(word.plain(), 1, Integer::sum));
        int shared = 0;
        int best = 0;
        int bestAt = -1;
        for (int i = 0; i < text.size(); i++) {
            shared += open.merge(text.get(i).plain(), -1, Integer::sum) >= 0 ? 1 : 0;
            if (i >= size) {
                shared -= open.merge(text.get(i - size).plain(), 1, Integer::sum) > 0 ? 1 : 0;
            }
            int from = Math.max(0, i - size + 1);
            boolean nearer = bestAt >= 0 && shared == best && distance(from) < distance(bestAt);
            if (shared > best || nearer) {
                best = shared;
                bestAt = from;
            }
        }
        return best < Math.ceil(size * LEAST_SHARE) ? Optional.empty() : inOrder(bestAt);
    }

    private int distance(int word) {
        return Math.abs(text.get(word).from() - start);
    }

    /// From the first to the last word that both have in the same order, around the window.
    private Optional<Anchor.Place> inOrder(int at) {
        int size = quote.size();
        int from = Math.max(0, at - size / 3);
        int to = Math.min(text.size(), at + size + size / 3 + 1);
        List<Integer> matched = commonInOrder(text.subList(from, to));
        if (matched.size() < Math.ceil(size * LEAST_SHARE)) {
            return Optional.empty();
        }
        Word first = text.get(from + matched.getFirst());
        Word last = text.get(from + matched.getLast());
        return Optional.of(new Anchor.Place(first.from(), last.to(), false));
    }

    /// Indices, in `window`, of the longest common subsequence with the quote.
    private List<Integer> commonInOrder(List<Word> window) {
        int[][] length = new int[quote.size() + 1][window.size() + 1];
        for (int i = quote.size() - 1; i >= 0; i--) {
            for (int j = window.size() - 1; j >= 0; j--) {
                boolean same = quote.get(i).plain().equals(window.get(j).plain());
                length[i][j] = same ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        var indices = new ArrayList<Integer>();
        int i = 0;
        int j = 0;
        while (i < quote.size() && j < window.size()) {
            if (quote.get(i).plain().equals(window.get(j).plain())) {
                indices.add(j);
                i++;
                j++;
            } else if (length[i + 1][j] >= length[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return indices;
    }
}
