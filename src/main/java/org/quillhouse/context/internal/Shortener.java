package org.quillhouse.context.internal;

import java.util.List;
import java.util.function.IntFunction;
import org.quillhouse.context.TokenCounter;

/// Cuts texts at sentences so that they fit, or at words where one sentence alone is too long.
public final class Shortener {
    /// No token of any tokenizer we know stands for more letters in running text.
    private static final int MOST_LETTERS_A_TOKEN = 16;

    private final TokenCounter counter;

    public Shortener(TokenCounter counter) {
        this.counter = counter;
    }

    /// The end of a text: the newest is kept. Empty where nothing useful fits.
    ///
    /// @param limit tokens, the mark of the cut included
    public String end(String text, int limit) {
        String near = text.substring(safe(text, Math.max(0, text.length() - letters(limit))));
        List<Integer> ends = PlainText.sentenceEnds(near);
        // begin behind the i-th sentence; 0 keeps most
        String sentences =
                longest(ends.size() - 1, i -> "… " + near.substring(ends.get(i)).strip(), limit);
        return sentences.isEmpty() ? lastWords(near, limit) : sentences;
    }

    /// The beginning of a text. Empty where nothing useful fits.
    public String start(String text, int limit) {
        String near = text.substring(0, safe(text, Math.min(text.length(), letters(limit))));
        List<Integer> ends = PlainText.sentenceEnds(near);
        int last = ends.size() - (near.length() < text.length() ? 2 : 1);
        String sentences = longest(
                last + 1,
                i -> near.substring(0, ends.get(Math.max(0, last - i))).strip() + " …",
                limit);
        return sentences.isEmpty() ? firstWords(near, limit) : sentences;
    }

    /// The beginning of a text, cut between two words. Empty where nothing useful fits.
    public String startOfWords(String text, int limit) {
        return firstWords(text.substring(0, safe(text, Math.min(text.length(), letters(limit)))), limit);
    }

    private static int letters(int limit) {
        return Math.max(0, limit) * MOST_LETTERS_A_TOKEN;
    }

    /// Not within a pair of surrogates.
    private static int safe(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    private String lastWords(String text, int limit) {
        String[] words = text.split("\\s+");
        return longest(
                words.length - 1,
                i -> "… " + String.join(" ", java.util.Arrays.asList(words).subList(i + 1, words.length)),
                limit);
    }

    private String firstWords(String text, int limit) {
        String[] words = text.split("\\s+");
        return longest(
                words.length,
                i -> String.join(" ", java.util.Arrays.asList(words).subList(0, words.length - i)) + " …",
                limit);
    }

    /// The first of `count` texts, each shorter than the one before, that fits.
    private String longest(int count, IntFunction<String> text, int limit) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) / 2;
            if (counter.count(text.apply(middle)).tokens() <= limit) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low < count ? text.apply(low) : "";
    }
}
