package org.quillhouse.manuscript;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quillhouse.kernel.Words;

/// How a text moves: how long its sentences are, and how much of it is spoken.
///
/// @param spokenWords words between quotation marks
public record Pace(int words, int sentences, int spokenWords) {
    private static final Pattern SPOKEN = Pattern.compile(
            "“[^”\\n]*(?:”|$)|„[^“”\\n]*(?:[“”]|$)|«[^»\\n]*(?:»|$)|\"[^\"\\n]*(?:\"|$)", Pattern.MULTILINE);
    private static final Pattern NOT_PROSE = Pattern.compile("<!--[\\s\\S]*?-->|^#{1,6} [^\\n]*$", Pattern.MULTILINE);

    /// Comments and headings do not count.
    public static Pace of(String text) {
        String prose = NOT_PROSE.matcher(text).replaceAll("");
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(prose);
        int sentences = 0;
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            if (Words.count(prose.substring(start, end)) > 0) {
                sentences++;
            }
        }
        int spoken = 0;
        Matcher speech = SPOKEN.matcher(prose);
        while (speech.find()) {
            spoken += Words.count(speech.group());
        }
        return new Pace(Words.count(prose), sentences, spoken);
    }

    /// 0 for a text without any.
    public double wordsOfASentence() {
        return sentences == 0 ? 0 : words / (double) sentences;
    }

    /// 0 to 1.
    public double spokenShare() {
        return words == 0 ? 0 : spokenWords / (double) words;
    }
}
