package org.quillhouse.engine.internal.llama;

import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The likeliest tokens of an output, picked in one pass over the vocabulary, as input of a native sampler chain.
///
/// Keeps the best in a min-heap of scores, so most tokens cost one comparison. Used on the model's thread.
final class Shortlist implements AutoCloseable {
    private static final int LEAST = 128;
    private static final long STRIDE = Layouts.CANDIDATE.byteSize();
    private static final long SIZE = Layouts.offset(Layouts.CANDIDATES, "size");
    private static final long SELECTED = Layouts.offset(Layouts.CANDIDATES, "selected");
    private static final long SORTED = Layouts.offset(Layouts.CANDIDATES, "sorted");

    private final LlamaLibrary library;
    private final Arena arena = Arena.ofConfined();
    private final float[] scores;
    private final int[] heap;
    private final MemorySegment entries;
    private final MemorySegment candidates;
    private int size;

    Shortlist(LlamaLibrary library, int vocabulary, int topK) {
        this.library = library;
        scores = new float[vocabulary];
        heap = new int[Math.min(vocabulary, Math.max(LEAST, topK))];
        entries = arena.allocate(Layouts.CANDIDATE, heap.length);
        candidates = arena.allocate(Layouts.CANDIDATES);
        Layouts.set(candidates, Layouts.CANDIDATES, "data", entries);
    }

    /// The token that the chain selects from the last output of `context`; the chain is not told that it was taken.
    int draw(MemorySegment chain, MemorySegment context) {
        MemorySegment logits = library.logits.toPointer(context, -1);
        MemorySegment.copy(logits.reinterpret(4L * scores.length), JAVA_FLOAT, 0, scores, 0, scores.length);
        pick();
        for (int i = 0; i < size; i++) {
            entries.set(JAVA_INT, i * STRIDE, heap[i]);
            entries.set(JAVA_FLOAT, i * STRIDE + 4, scores[heap[i]]);
            entries.set(JAVA_FLOAT, i * STRIDE + 8, 0f);
        }
        candidates.set(JAVA_LONG, SIZE, size);
        candidates.set(JAVA_LONG, SELECTED, -1L);
        candidates.set(JAVA_BOOLEAN, SORTED, false);
        library.samplerApply.run(chain, candidates);
        long selected = candidates.get(JAVA_LONG, SELECTED);
        if (selected < 0) {
            throw new IllegalStateException("the sampler chain selected nothing");
        }
        return entries.get(JAVA_INT, selected * STRIDE);
    }

    private void pick() {
        size = 0;
        for (int token = 0; token < heap.length; token++) {
            heap[size] = token;
            siftUp(size++);
        }
        float[] all = scores;
        float least = all[heap[0]];
        int token = heap.length;
        for (; token + 3 < all.length; token += 4) {
            // Four tests and one jump that is hardly ever taken: twice as fast as four jumps.
            if ((all[token] > least) | (all[token + 1] > least) | (all[token + 2] > least) | (all[token + 3] > least)) {
                least = take(token, token + 4);
            }
        }
        take(token, all.length);
    }

    /// Takes what is better than the list's least; the least after that.
    private float take(int from, int to) {
        for (int token = from; token < to; token++) {
            if (scores[token] > scores[heap[0]]) {
                heap[0] = token;
                siftDown();
            }
        }
        return scores[heap[0]];
    }

    private void siftUp(int from) {
        int at = from;
        while (at > 0 && scores[heap[at]] < scores[heap[(at - 1) / 2]]) {
            swap(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
    }

    private void siftDown() {
        int at = 0;
        while (true) {
            int left = 2 * at + 1;
            if (left >= size) {
                return;
            }
            int right = left + 1;
            int lesser = right < size && scores[heap[right]] < scores[heap[left]] ? right : left;
            if (scores[heap[at]] <= scores[heap[lesser]]) {
                return;
            }
            swap(at, lesser);
            at = lesser;
        }
    }

    private void swap(int a, int b) {
        int token = heap[a];
        heap[a] = heap[b];
        heap[b] = token;
    }

    @Override
    public void close() {
        arena.close();
    }
}
