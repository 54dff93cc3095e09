package org.quillhouse.engine.internal.llama;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The columns of a batch that several writers leave free go to the guesses that are most likely right. Model's thread
/// only.
final class SpareColumns {
    /// As many as [BatchWidths] may leave free.
    private static final int MOST = 16;

    private final List<Run> runs = new ArrayList<>();
    private final int[] lengths = new int[NativeContext.SEQUENCES];
    /// Whose guess is the n-th best.
    private final int[] order = new int[MOST];
    private final double[] gains = new double[MOST + 1];
    private int known;

    void begin() {
        runs.clear();
        known = 0;
    }

    /// Takes what this one's next tokens may be into account.
    void look(Run run) {
        if (run.offer(MOST) > 0) {
            runs.add(run);
        }
    }

    /// What the first n guesses give, in tokens; the last holds for all beyond.
    double[] gains() {
        Arrays.fill(lengths, 0);
        for (known = 0; known < MOST; known++) {
            int best = best();
            double chance = best < 0 ? 0 : chance(best);
            gains[known + 1] = gains[known] + chance;
            if (best < 0) {
                Arrays.fill(gains, known + 1, MOST + 1, gains[known]);
                break;
            }
            lengths[best]++;
            order[known] = best;
        }
        return gains;
    }

    private int best() {
        int best = -1;
        for (int i = 0; i < runs.size(); i++) {
            if (lengths[i] < runs.get(i).offered() && (best < 0 || chance(i) > chance(best))) {
                best = i;
            }
        }
        return best;
    }

    private double chance(int run) {
        return Math.pow(runs.get(run).chance(), lengths[run] + 1.0);
    }

    /// Adds the best guesses to the batch, `columns` at most.
    void add(NativeContext context, int columns) {
        Arrays.fill(lengths, 0);
        for (int i = 0; i < Math.min(columns, known); i++) {
            lengths[order[i]]++;
        }
        for (int i = 0; i < runs.size(); i++) {
            if (lengths[i] > 0) {
                runs.get(i).addOffered(context, lengths[i]);
            }
        }
    }
}
