package org.quillhouse.context.internal;

import java.util.List;
import org.quillhouse.kernel.Words;

/// A text in short without a model: its own first sentence, the one with most names in it, and its last. For what no
/// summary was made of yet.
public final class Digest {
    private Digest() {}

    /// @param mostWords of the whole
    public static String of(String text, int mostWords) {
        List<String> sentences = PlainText.sentences(text);
        if (sentences.isEmpty()) {
            return "";
        }
        String first = clipped(sentences.getFirst(), mostWords);
        if (sentences.size() == 1) {
            return first;
        }
        var digest = new StringBuilder(first);
        int left = mostWords - Words.count(first);
        String last = sentences.getLast();
        int lastWords = Words.count(last);
        int best = 1;
        long bestNames = -1;
        for (int i = 1; i < sentences.size() - 1; i++) {
            long names = names(sentences.get(i));
            if (names > bestNames && Words.count(sentences.get(i)) + lastWords <= left) {
                best = i;
                bestNames = names;
            }
        }
        if (bestNames >= 0) {
            digest.append(" … ").append(sentences.get(best));
            left -= Words.count(sentences.get(best));
        }
        if (lastWords <= left) {
            digest.append(" … ").append(last);
        }
        return digest.toString().replaceAll("\\s+", " ");
    }

    private static String clipped(String sentence, int mostWords) {
        String[] words = sentence.split("\\s+");
        return words.length <= mostWords
                ? String.join(" ", words)
                : String.join(" ", java.util.Arrays.asList(words).subList(0, mostWords)) + " …";
    }

    /// Words with a capital that do not begin the sentence.
    private static long names(String sentence) {
        String[] words = sentence.split("\\s+");
        long names = 0;
        for (int i = 1; i < words.length; i++) {
            names += !words[i].isEmpty() && Character.isUpperCase(words[i].charAt(0)) ? 1 : 0;
        }
        return names;
    }
}
