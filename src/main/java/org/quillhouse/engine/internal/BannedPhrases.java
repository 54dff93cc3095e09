package org.quillhouse.engine.internal;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// Finds phrases that must not appear in a text that grows, whatever their case. Immutable.
public final class BannedPhrases {
    private final List<String> phrases;

    public BannedPhrases(List<String> phrases) {
        this.phrases =
                phrases.stream().map(phrase -> phrase.toLowerCase(Locale.ROOT)).toList();
    }

    public boolean isEmpty() {
        return phrases.isEmpty();
    }

    /// Where the first banned phrase begins that ends behind `from`.
    public OptionalInt find(CharSequence text, int from) {
        String lower = text.toString().toLowerCase(Locale.ROOT);
        return phrases.stream()
                .mapToInt(phrase -> lower.indexOf(phrase, Math.max(0, from - phrase.length() + 1)))
                .filter(at -> at >= 0)
                .min();
    }

    /// So many first characters cannot become part of a phrase any more, whatever follows.
    public int safeLength(CharSequence text) {
        int held = 0;
        for (String phrase : phrases) {
            int most = Math.min(phrase.length() - 1, text.length());
            for (int length = most; length > held; length--) {
                String end = text.subSequence(text.length() - length, text.length())
                        .toString()
                        .toLowerCase(Locale.ROOT);
                if (phrase.startsWith(end)) {
                    held = length;
                }
            }
        }
        return text.length() - held;
    }
}
