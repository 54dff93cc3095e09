package org.quillhouse.manuscript.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quillhouse.kernel.Words;
import org.quillhouse.manuscript.Origin;
import org.quillhouse.manuscript.TextDiff;

/// Finds words again that did not come from the keyboard: by each run of five words that one of them was in. So they
/// are found wherever they were moved, cut, split, merged or brought back, and one's own words between them are not.
public final class OriginFinder {
    private static final int RUN = 5;
    private static final long PRIME = 1_099_511_628_211L;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’][\\p{L}\\p{N}]+)*");

    private final Map<Long, Mark> runs = new HashMap<>();

    /// @param foreign which of the run's words are not typed, by position
    private record Mark(boolean[] foreign, Origin.Kind kind) {}

    private record Word(int start, int end, long hash) {}

    /// Learns a text.
    ///
    /// @param before what stood there before it; empty where all of it is foreign
    public void learn(String text, String before, Origin.Kind kind) {
        List<Word> words = words(text);
        boolean[] fresh = fresh(text, before, words);
        Set<Long> known = before.isEmpty() ? Set.of() : runsOf(words(before));
        int length = Math.min(RUN, words.size());
        for (int i = 0; length > 0 && i + length <= words.size(); i++) {
            long run = hash(words, i, length);
            boolean[] mask = java.util.Arrays.copyOfRange(fresh, i, i + length);
            if (any(mask) && !known.contains(run)) {
                merge(run, mask, kind);
            }
        }
    }

    private void merge(long run, boolean[] mask, Origin.Kind kind) {
        @Nullable Mark old = runs.get(run);
        if (old == null || kind.compareTo(old.kind()) > 0) {
            runs.put(run, new Mark(mask, kind));
        } else if (kind == old.kind()) {
            for (int i = 0; i < mask.length; i++) {
                old.foreign()[i] |= mask[i];
            }
        }
    }

    private static boolean any(boolean[] mask) {
        for (boolean each : mask) {
            if (each) {
                return true;
            }
        }
        return false;
    }

    /// Which words stand in no word of the text before.
    private static boolean[] fresh(String text, String before, List<Word> words) {
        var fresh = new boolean[words.size()];
        if (before.isEmpty()) {
            java.util.Arrays.fill(fresh, true);
            return fresh;
        }
        int at = 0;
        int word = 0;
        for (TextDiff.Piece piece : TextDiff.between(before, text)) {
            if (piece.kind() == TextDiff.Kind.GONE) {
                continue;
            }
            int end = at + piece.text().length();
            while (word < words.size() && words.get(word).start() < end) {
                fresh[word] |= piece.kind() == TextDiff.Kind.NEW;
                if (words.get(word).end() > end) {
                    break;
                }
                word++;
            }
            at = end;
        }
        return fresh;
    }

    private static List<Word> words(String text) {
        var words = new ArrayList<Word>();
        var matcher = WORD.matcher(text);
        while (matcher.find()) {
            long hash = 0;
            String lower = Words.plain(matcher.group());
            for (int i = 0; i < lower.length(); i++) {
                hash = (hash ^ lower.charAt(i)) * PRIME;
            }
            words.add(new Word(matcher.start(), matcher.end(), hash));
        }
        return words;
    }

    private static Set<Long> runsOf(List<Word> words) {
        var all = new HashSet<Long>();
        for (int i = 0; i + RUN <= words.size(); i++) {
            all.add(hash(words, i, RUN));
        }
        return all;
    }

    private static long hash(List<Word> words, int from, int length) {
        long hash = length;
        for (Word word : words.subList(from, from + length)) {
            hash = (Long.rotateLeft(hash, 17) ^ word.hash()) * PRIME;
        }
        return hash;
    }

    /// The words of a text that were learnt, neighbours of one kind together.
    public List<Origin> find(String text) {
        List<Word> words = words(text);
        var kinds = new Origin.Kind[words.size()];
        for (int length = Math.min(RUN, words.size()); length > 0; length--) {
            for (int i = 0; i + length <= words.size(); i++) {
                @Nullable Mark mark = runs.get(hash(words, i, length));
                if (mark != null) {
                    set(kinds, i, mark);
                }
            }
            if (words.size() >= RUN) {
                break; // shorter ones were learnt of texts that are all of them
            }
        }
        return joined(words, kinds);
    }

    private static void set(Origin.@Nullable Kind[] kinds, int from, Mark mark) {
        for (int i = 0; i < mark.foreign().length; i++) {
            Origin.@Nullable Kind old = kinds[from + i];
            if (mark.foreign()[i] && (old == null || mark.kind().compareTo(old) > 0)) {
                kinds[from + i] = mark.kind();
            }
        }
    }

    private static List<Origin> joined(List<Word> words, Origin.@Nullable Kind[] kinds) {
        var origins = new ArrayList<Origin>();
        for (int i = 0; i < kinds.length; i++) {
            Origin.@Nullable Kind kind = kinds[i];
            if (kind == null) {
                continue;
            }
            boolean goesOn = !origins.isEmpty() && i > 0 && kinds[i - 1] == kind;
            int start = goesOn ? origins.removeLast().start() : words.get(i).start();
            origins.add(new Origin(start, words.get(i).end(), kind));
        }
        return List.copyOf(origins);
    }

    /// How many words of a text there are, and how many of each kind.
    ///
    /// @return by kind's ordinal; the last is the sum of all words
    public int[] count(String text) {
        int kinds = Origin.Kind.values().length;
        var counts = new int[kinds + 1];
        List<Word> words = words(text);
        counts[kinds] = Words.count(text);
        int at = 0;
        for (Origin origin : find(text)) {
            while (at < words.size() && words.get(at).start() < origin.end()) {
                if (words.get(at).start() >= origin.start()) {
                    counts[origin.kind().ordinal()]++;
                }
                at++;
            }
        }
        return counts;
    }
}
