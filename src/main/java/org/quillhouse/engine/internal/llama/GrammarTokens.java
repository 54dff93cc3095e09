package org.quillhouse.engine.internal.llama;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The tokens with which the fixed texts of a grammar begin or go on. Where a grammar forces a text that the model did
/// not think of, looking among these few finds it; asking about the whole vocabulary costs as much as several tokens.
/// Model's thread only.
final class GrammarTokens {
    private static final int MOST_KEPT = 8;
    private static final int MOST_CHARS = 80;
    private static final Pattern LITERAL = Pattern.compile("\"((?:\\\\.|[^\"\\\\])*)\"");

    private final Function<String, int[]> tokenizer;
    private final Map<String, int[]> kept = new LinkedHashMap<>(16, 0.75f, true);

    GrammarTokens(Function<String, int[]> tokenizer) {
        this.tokenizer = tokenizer;
    }

    int[] of(String gbnf) {
        int[] known = kept.get(gbnf);
        if (known != null) {
            return known;
        }
        int[] made = make(gbnf);
        kept.put(gbnf, made);
        if (kept.size() > MOST_KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
        return made;
    }

    private int[] make(String gbnf) {
        var tokens = new TreeSet<Integer>();
        LITERAL.matcher(gbnf)
                .results()
                .map(found -> found.group(1).replaceAll("\\\\(.)", "$1"))
                .distinct()
                .forEach(text -> add(text, tokens));
        return tokens.stream().mapToInt(Integer::intValue).toArray();
    }

    /// The first token from each place of the text on.
    private void add(String text, TreeSet<Integer> tokens) {
        for (int from = 0; from < Math.min(text.length(), MOST_CHARS); from++) {
            int[] rest = tokenizer.apply(text.substring(from));
            if (rest.length > 0) {
                tokens.add(rest[0]);
            }
        }
    }
}
