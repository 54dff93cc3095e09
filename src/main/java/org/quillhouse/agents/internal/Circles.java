package org.quillhouse.agents.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Tells when a text goes round in circles: eight words that stand there for the third time.
public final class Circles {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}'’]+");
    private static final int LENGTH = 8;
    private static final int MOST = 2;
    private static final int TAIL_CHARS = 4_000;

    private Circles() {}

    /// Whether the last eight words stood there twice before.
    public static boolean isIn(CharSequence text) {
        return thirdTime(tail(text)) >= 0;
    }

    /// Without what begins with the third time.
    public static String cut(String text) {
        String rest = text;
        for (int at = thirdTime(rest); at >= 0; at = thirdTime(rest)) {
            rest = rest.substring(0, at).stripTrailing();
        }
        return rest;
    }

    private static String tail(CharSequence text) {
        return text.subSequence(Math.max(0, text.length() - TAIL_CHARS), text.length())
                .toString();
    }

    /// Where the first third time begins; -1 for nowhere.
    private static int thirdTime(String text) {
        List<MatchResult> words = WORD.matcher(text).results().toList();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = LENGTH; i <= words.size(); i++) {
            var phrase = new StringBuilder();
            words.subList(i - LENGTH, i)
                    .forEach(word -> phrase.append(word.group()).append(' '));
            int times = seen.merge(phrase.toString().toLowerCase(Locale.ROOT), 1, Integer::sum);
            if (times > MOST) {
                return words.get(i - LENGTH).start();
            }
        }
        return -1;
    }
}
