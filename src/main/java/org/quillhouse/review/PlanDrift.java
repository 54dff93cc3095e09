package org.quillhouse.review;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Where a chapter's text seems to have left its plan: key moments whose words it does not have. By words alone: what
/// is told in other words is missed, hence "seems".
public final class PlanDrift {
    private static final int WORD_LETTERS = 4;
    private static final int STEM = 5;
    private static final double FOUND = 0.5;

    private PlanDrift() {}

    /// The key moments that the text does not seem to have, in their order; all of them where nothing is written.
    public static List<String> missing(List<String> items, String text) {
        Set<String> told = stems(text);
        return items.stream().filter(item -> share(item, told) < FOUND).toList();
    }

    /// How many of an item's words that carry meaning are told; 1 where it has none.
    private static double share(String item, Set<String> told) {
        Set<String> words = stems(item);
        return words.isEmpty()
                ? 1
                : (double) words.stream().filter(told::contains).count() / words.size();
    }

    /// Beginnings of the longer words, so that "drowned" is found in "drowning".
    private static Set<String> stems(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> word.length() >= WORD_LETTERS)
                .map(word -> word.substring(0, Math.min(STEM, word.length())))
                .collect(Collectors.toSet());
    }
}
