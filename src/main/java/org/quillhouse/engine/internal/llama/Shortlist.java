package org.quillhouse.engine.internal.llama;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/// The likeliest tokens of an output, as input of native samplers.
///
/// Scores are taken as integers that sort as the floats do. One pass keeps the greatest of each of some thousand
/// columns (the compiler turns it into vector code), and of groups of those; the n-th greatest group is a bound that at
/// least n tokens reach, and only columns that reach it are looked at again. One for a model; model's thread only.
final class Shortlist implements AutoCloseable {
    private static final int LARGE_VOCABULARY = 100_000;
    private static final int GROUPS = 512;
    private static final int ENTRY_INTS = 3;
    private static final long DATA = Layouts.offset(Layouts.CANDIDATES, "data");
    private static final long SIZE = Layouts.offset(Layouts.CANDIDATES, "size");
    private static final long SELECTED = Layouts.offset(Layouts.CANDIDATES, "selected");
    private static final long SORTED = Layouts.offset(Layouts.CANDIDATES, "sorted");

    private final Arena arena = Arena.ofShared();
    private final int vocabulary;
    private MemorySegment scores = MemorySegment.NULL;
    private final int[] columns;
    private final int[] sorting;
    private final int[] groups = new int[GROUPS];
    private final int[] packed;
    private final MemorySegment entries;
    private final MemorySegment candidates;
    private int size;

    Shortlist(int vocabulary) {
        this.vocabulary = vocabulary;
        columns = new int[vocabulary > LARGE_VOCABULARY ? 4_096 : 2_048];
        sorting = new int[columns.length];
        packed = new int[ENTRY_INTS * vocabulary];
        entries = arena.allocate(Layouts.CANDIDATE, vocabulary);
        candidates = arena.allocate(Layouts.CANDIDATES);
    }

    /// Takes an output in; it must stay until the last [#pick] from it.
    ///
    /// @param bias added to the scores of tokens
    void load(MemorySegment logits, Map<Integer, Float> bias) {
        scores = logits.reinterpret(4L * vocabulary);
        bias.forEach(this::add);
        Arrays.fill(columns, Integer.MIN_VALUE);
        for (int row = 0; row < vocabulary; row += columns.length) {
            keepGreatest(scores, columns, 4L * row, Math.min(columns.length, vocabulary - row));
        }
    }

    /// Straight from the library's memory: twelve times as fast as from an array, which the compiler must take for the
    /// one it writes to.
    private static void keepGreatest(MemorySegment scores, int[] greatest, long row, int width) {
        for (int column = 0; column < width; column++) {
            int bits = scores.get(JAVA_INT, row + 4L * column);
            greatest[column] = Math.max(greatest[column], bits ^ ((bits >> 31) & Integer.MAX_VALUE));
        }
    }

    private void add(int token, float bias) {
        if (token >= 0 && token < vocabulary) {
            scores.set(JAVA_FLOAT, 4L * token, scores.get(JAVA_FLOAT, 4L * token) + bias);
        }
    }

    private int score(int token) {
        return scores.get(JAVA_INT, 4L * token);
    }

    private static int sortable(int bits) {
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }

    /// Picks at least `count` of the likeliest tokens, `forbidden` ones left out; the result is what [#candidates] is.
    void pick(int count, Set<Integer> forbidden) {
        size = 0;
        int bound = bound(count + forbidden.size());
        for (int column = 0; column < columns.length; column++) {
            if (columns[column] >= bound) {
                for (int token = column; token < vocabulary; token += columns.length) {
                    if (sortable(score(token)) >= bound && !forbidden.contains(token)) {
                        take(token);
                    }
                }
            }
        }
        publish();
    }

    /// A score that at least `count` tokens reach.
    private int bound(int count) {
        if (count >= columns.length) {
            return Integer.MIN_VALUE + 1;
        }
        if (count > groups.length / 2) {
            System.arraycopy(columns, 0, sorting, 0, columns.length);
            return Selection.greatest(sorting, count);
        }
        System.arraycopy(columns, 0, groups, 0, groups.length);
        for (int row = groups.length; row < columns.length; row += groups.length) {
            for (int group = 0; group < groups.length; group++) {
                groups[group] = Math.max(groups[group], columns[row + group]);
            }
        }
        return Selection.greatest(groups, count);
    }

    private void take(int token) {
        int at = ENTRY_INTS * size++;
        packed[at] = token;
        packed[at + 1] = score(token);
        packed[at + 2] = 0;
    }

    /// Makes one token the only candidate.
    void only(int token) {
        size = 0;
        take(token);
        publish();
    }

    /// Makes these the candidates, `forbidden` ones left out.
    void these(int[] tokens, Set<Integer> forbidden) {
        size = 0;
        for (int token : tokens) {
            if (!forbidden.contains(token)) {
                take(token);
            }
        }
        publish();
    }

    private void publish() {
        MemorySegment.copy(packed, 0, entries, JAVA_INT, 0, ENTRY_INTS * size);
        Layouts.set(candidates, Layouts.CANDIDATES, "data", entries);
        candidates.set(JAVA_LONG, SIZE, size);
        candidates.set(JAVA_LONG, SELECTED, -1L);
        candidates.set(JAVA_BOOLEAN, SORTED, false);
    }

    /// Leaves out what a native sampler made impossible; false when nothing is left.
    boolean keepPossible() {
        int kept = 0;
        int all = (int) candidates.get(JAVA_LONG, SIZE);
        MemorySegment.copy(entries, JAVA_INT, 0, packed, 0, ENTRY_INTS * all);
        for (int i = 0; i < all; i++) {
            if (Float.intBitsToFloat(packed[ENTRY_INTS * i + 1]) != Float.NEGATIVE_INFINITY) {
                System.arraycopy(packed, ENTRY_INTS * i, packed, ENTRY_INTS * kept++, ENTRY_INTS);
            }
        }
        size = kept;
        publish();
        return kept > 0;
    }

    /// By how much the best candidate leads.
    float lead() {
        float best = Float.NEGATIVE_INFINITY;
        float second = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            float score = entries.get(JAVA_FLOAT, i * Layouts.CANDIDATE.byteSize() + 4);
            second = Math.max(second, Math.min(best, score));
            best = Math.max(best, score);
        }
        return size < 2 ? Float.MAX_VALUE : best - second;
    }

    int size() {
        return size;
    }

    int vocabulary() {
        return vocabulary;
    }

    /// A `llama_token_data_array` of what was picked.
    MemorySegment candidates() {
        return candidates;
    }

    /// The token that a native sampler selected. XTC moves the beginning of the list.
    int selected() {
        long place = candidates.get(JAVA_LONG, SELECTED);
        if (place < 0) {
            throw new IllegalStateException("the samplers selected nothing");
        }
        long begin = candidates.get(ADDRESS, DATA).address() - entries.address();
        return entries.get(JAVA_INT, begin + place * Layouts.CANDIDATE.byteSize());
    }

    @Override
    public void close() {
        arena.close();
    }
}
