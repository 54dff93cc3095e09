package org.quillhouse.lab;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Checks of generated prose, made apart from what the agents do against the same faults.
public final class ProseCheck {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}'’]+");
    private static final Pattern LEAK = Pattern.compile(
            "<\\||\\|>|<start_of_turn>|<end_of_turn>|\\[/?INST]|<</?SYS>>|</?[a-z][a-z0-9_-]*(\\s[^<>\\n]*)?>"
                    + "|^#{1,6} |^```|^(Chapter|CHAPTER) \\d+|^(system|user|assistant):",
            Pattern.MULTILINE);
    private static final int LENGTH = 8;
    private static final int MOST = 2;

    private ProseCheck() {}

    /// Whether chat marks, tags of the prompt or headings stand in it.
    public static boolean leaks(String prose) {
        return LEAK.matcher(prose).find();
    }

    /// Whether any eight words stand in it more than twice.
    public static boolean circles(String prose) {
        List<String> words = WORD.matcher(prose.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
        Map<List<String>, Integer> seen = new HashMap<>();
        for (int i = LENGTH; i <= words.size(); i++) {
            if (seen.merge(words.subList(i - LENGTH, i), 1, Integer::sum) > MOST) {
                return true;
            }
        }
        return false;
    }
}
