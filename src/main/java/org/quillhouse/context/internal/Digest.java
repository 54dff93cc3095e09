package org.quillhouse.context.internal;

import java.util.List;

/// A text in short without a model: its own first sentence, the one with most names in it, and its last. For what no
/// summary was made of yet.
final class Digest {
    /// Letters at each end of a long text that are looked at.
    private static final int NEAR_LETTERS = 1_200;

    private Digest() {}

    /// @param mostWords of the whole, about
    static String of(String text, int mostWords) {
        boolean huge = text.length() > 2 * NEAR_LETTERS;
        List<String> sentences = PlainText.sentences(huge ? head(text) + "\n" + tail(text) : text);
        if (sentences.isEmpty()) {
            return "";
        }
        String first = clipped(sentences.getFirst(), mostWords);
        int left = mostWords - words(first);
        if (sentences.size() == 1 || left < 4) {
            return first;
        }
        String last = sentences.getLast();
        int lastWords = words(last);
        int best = best(sentences, left - lastWords);
        var digest = new StringBuilder(first);
        if (best > 0) {
            digest.append(" … ").append(sentences.get(best));
            left -= words(sentences.get(best));
        }
        if (lastWords <= left) {
            digest.append(" … ").append(last);
        }
        return digest.toString().replace('\n', ' ');
    }

    /// The beginning of the first and the end of the last of several texts, for [#of].
    static String ends(String first, String last) {
        return first.equals(last) ? first : head(first) + "\n" + tail(last);
    }

    private static String head(String text) {
        return text.length() <= NEAR_LETTERS ? text : text.substring(0, text.lastIndexOf(' ', NEAR_LETTERS) + 1);
    }

    /// From the beginning of a sentence on.
    private static String tail(String text) {
        if (text.length() <= NEAR_LETTERS) {
            return text;
        }
        String near = text.substring(text.length() - NEAR_LETTERS);
        List<Integer> ends = PlainText.sentenceEnds(near);
        return ends.size() < 2 ? near : near.substring(ends.getFirst()).strip();
    }

    /// The sentence with most names among those of at most so many words; 0 for none.
    private static int best(List<String> sentences, int mostWords) {
        int best = 0;
        int bestNames = -1;
        for (int i = 1; i < sentences.size() - 1; i++) {
            int names = names(sentences.get(i));
            if (names > bestNames && words(sentences.get(i)) <= mostWords) {
                best = i;
                bestNames = names;
            }
        }
        return best;
    }

    private static String clipped(String sentence, int mostWords) {
        int words = 0;
        for (int i = 0; i < sentence.length(); i++) {
            if (Character.isWhitespace(sentence.charAt(i)) && ++words >= mostWords) {
                return sentence.substring(0, i) + " …";
            }
        }
        return sentence;
    }

    private static int words(String text) {
        int words = 1;
        for (int i = 0; i < text.length(); i++) {
            words += Character.isWhitespace(text.charAt(i)) ? 1 : 0;
        }
        return words;
    }

    /// Words with a capital that do not begin the sentence.
    private static int names(String sentence) {
        int names = 0;
        for (int i = 1; i < sentence.length(); i++) {
            names += Character.isUpperCase(sentence.charAt(i)) && sentence.charAt(i - 1) == ' ' ? 1 : 0;
        }
        return names;
    }
}
