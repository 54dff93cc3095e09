package org.quillhouse.lab.internal;

import java.util.List;
import org.quillhouse.engine.LlmModel;

/// Text to measure with: sentences without end that never come twice, and the medians of figures.
public final class BenchText {
    private static final String[] WHO = {"Mara", "The keeper", "Her brother", "A stranger", "The ferryman"};
    private static final String[] DID = {"counted", "forgot", "carried", "listened to", "asked about", "walked past"};
    private static final String[] WHAT = {"the lantern", "the old ledger", "seven steps", "the tide", "a letter"};
    private static final String[] WHEN = {"before dawn", "in the rain", "once more", "without a word", "by the door"};

    private BenchText() {}

    public static String sentence(long number) {
        long mixed = number * 0x9E3779B97F4A7C15L >>> 8;
        return WHO[(int) (mixed % 5)] + " " + DID[(int) (mixed / 5 % 6)] + " " + WHAT[(int) (mixed / 30 % 5)] + " "
                + WHEN[(int) (mixed / 150 % 5)] + ", " + number + ". ";
    }

    /// At least so many tokens of text.
    public static String tokens(LlmModel model, int tokens) {
        var text = new StringBuilder();
        for (long i = 0; text.length() < tokens || model.count(text.toString()).tokens() < tokens; i++) {
            text.append(sentence(i));
        }
        return text.toString();
    }

    /// The `number`-th run of `sentences` sentences that do not appear in [#tokens].
    public static String other(long number, int sentences) {
        var text = new StringBuilder();
        for (int i = 0; i < sentences; i++) {
            text.append(sentence(100_000L + 31L * number + i));
        }
        return text.toString();
    }

    public static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
