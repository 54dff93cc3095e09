package org.quillhouse.agents.internal;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.quillhouse.kernel.Words;

/// Ends and beginnings of sentences.
public final class Sentences {
    private static final Pattern END = Pattern.compile("[.!?…][\"'”’»)]*(?=\\s|$)");
    private static final Pattern AT_END = Pattern.compile("[.!?…][\"'”’»)]*\\s*$");

    private Sentences() {}

    /// A sentence and where it begins.
    public record Sentence(String text, int start) {}

    /// Whether a text ends with the end of a sentence.
    static boolean endsWhole(CharSequence text) {
        int from = Math.max(0, text.length() - 8);
        return AT_END.matcher(text.subSequence(from, text.length())).find();
    }

    /// Up to the end of the last whole sentence; all of it where there is none.
    static String whole(String text) {
        int end =
                END.matcher(text).results().mapToInt(found -> found.end()).max().orElse(-1);
        return end < 0 ? text : text.substring(0, end);
    }

    /// Without its last sentences as long as it has more than `most` words, and at least `least` are left.
    static String within(String text, int least, int most) {
        String kept = text;
        while (Words.count(kept) > most) {
            String shorter = whole(kept.substring(0, of(kept).getLast().start()));
            if (Words.count(shorter) < least || shorter.length() >= kept.length()) {
                break;
            }
            kept = shorter;
        }
        return kept;
    }

    /// Without those at its end that were said before.
    static String saidOnce(String text) {
        var said = new ArrayList<>(of(text));
        int end = text.length();
        while (said.size() > 1) {
            Sentence last = said.removeLast();
            if (said.stream().noneMatch(before -> before.text().equalsIgnoreCase(last.text()))) {
                break;
            }
            end = last.start();
        }
        return text.substring(0, end).stripTrailing();
    }

    /// The sentences of a text in order, blanks around them left out.
    public static List<Sentence> of(String text) {
        var sentences = new ArrayList<Sentence>();
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(text);
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            add(sentences, text, from, to);
        }
        return sentences;
    }

    /// A line break ends a sentence, too.
    private static void add(List<Sentence> sentences, String text, int from, int to) {
        int at = from;
        for (String line : text.substring(from, to).split("\n", -1)) {
            String plain = line.strip();
            if (!plain.isEmpty()) {
                sentences.add(new Sentence(plain, text.indexOf(plain, at)));
            }
            at += line.length() + 1;
        }
    }
}
