package org.quillhouse.engine.internal.llama;

/// How many tokens a batch had better have. The library's kernels work on columns by the four or eight, and do the rest
/// one by one: on some processors six tokens take longer than eight. Which ones is measured as it goes: each width that
/// comes into question is tried a few times, then the fastest is kept. Model's thread only.
final class BatchWidths {
    /// A multiple of every step.
    private static final int MOST = 32;
    private static final int TRIES = 3;
    private static final double NEW_SHARE = 0.2;

    private final double[] millis = new double[MOST + 1];
    private final int[] measured = new int[MOST + 1];

    /// The width for `tokens` tokens, at least as many.
    int choose(int tokens) {
        int best = tokens;
        if (tokens < 2 || tokens > MOST) {
            return tokens;
        }
        for (int step = 4; step <= 8; step += 4) {
            int width = Math.ceilDiv(tokens, step) * step;
            if (measured[best] >= TRIES && (measured[width] < TRIES || millis[width] < millis[best])) {
                best = width;
            }
        }
        return best;
    }

    /// What a batch of that width took.
    void learn(int width, double tookMillis) {
        if (width > MOST) {
            return;
        }
        boolean first = measured[width]++ == 0;
        millis[width] = first ? tookMillis : (1 - NEW_SHARE) * millis[width] + NEW_SHARE * tookMillis;
    }
}
