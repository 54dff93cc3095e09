package org.quillhouse.engine.internal.llama;

/// How many tokens a batch had better have. The library's kernels work on columns by the four or eight, and do the rest
/// one by one: on some processors six tokens take longer than eight. And where the model's weights are what takes time,
/// more columns cost nearly nothing: then guesses are worth them. Which width gives the most tokens in a second is
/// measured as it goes: each one that comes into question is tried a few times, and again from time to time, because
/// what a batch takes grows with what was written. Model's thread only.
final class BatchWidths {
    /// A multiple of every step.
    private static final int MOST = 32;
    private static final int STEP = 4;
    /// Widths in question: the tokens alone, and so many multiples of the step from there on.
    private static final int STEPS = 4;
    private static final int TRIES = 3;
    private static final int TRY_AGAIN = 64;
    private static final double NEW_SHARE = 0.2;
    /// A wider batch than the next multiple of eight is tried only where its guesses would give that much more.
    private static final double WORTH_TRYING = 1.25;

    private final double[] millis = new double[MOST + 1];
    private final int[] measured = new int[MOST + 1];
    private final int[] last = new int[MOST + 1];
    private int batches;

    /// The width for `tokens` tokens, at least as many.
    ///
    /// @param gains what the first so many guesses would give, in tokens: `gains[0]` is 0; guesses beyond give no
    ///     more
    int choose(int tokens, double[] gains) {
        if (tokens < 2 || tokens > MOST || measured[tokens] < TRIES) {
            return tokens;
        }
        int best = tokens;
        for (int step = 0; step < STEPS; step++) {
            int width = (Math.ceilDiv(tokens, STEP) + step) * STEP;
            if (width == tokens || width > MOST) {
                continue;
            }
            double hoped = hoped(tokens, width, gains);
            boolean inQuestion = width <= Math.ceilDiv(tokens, 2 * STEP) * 2 * STEP
                    || measured[width] > 0
                    || hoped >= WORTH_TRYING * tokens;
            if (inQuestion && (measured[width] < TRIES || batches - last[width] > TRY_AGAIN)) {
                return width;
            }
            if (inQuestion && hoped / millis[width] > hoped(tokens, best, gains) / millis[best]) {
                best = width;
            }
        }
        return batches - last[tokens] > TRY_AGAIN ? tokens : best;
    }

    private static double hoped(int tokens, int width, double[] gains) {
        return tokens + gains[Math.min(width - tokens, gains.length - 1)];
    }

    /// What a batch of that width took.
    void learn(int width, double tookMillis) {
        if (width > MOST) {
            return;
        }
        last[width] = ++batches;
        boolean first = measured[width]++ == 0;
        millis[width] = first ? tookMillis : (1 - NEW_SHARE) * millis[width] + NEW_SHARE * tookMillis;
    }
}
