package org.quillhouse.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Words of a text, counted as a writer's word count does: runs of letters and digits, with apostrophes and hyphens
/// inside.
public final class Words {
    private static final int LEAST_LETTERS = 3;
    private static final Pattern CLAUSE = Pattern.compile("[;\n]|(?<=[.!?])\\s");

    private Words() {}

    /// The number of words in a text; Markdown marks and dashes between spaces are no words.
    public static int count(CharSequence text) {
        int words = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); ) {
            int letter = Character.codePointAt(text, i);
            int next = i + Character.charCount(letter);
            boolean wordLetter = Character.isLetterOrDigit(letter) || (inside && joins(text, letter, next));
            if (wordLetter && !inside) {
                words++;
            } else if (wordLetter && Character.isIdeographic(letter)) {
                words++;
            }
            inside = wordLetter;
            i = next;
        }
        return words;
    }

    /// A word as it is compared: in small letters, with the apostrophe that keyboards have.
    public static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('’', '\'');
    }

    /// A text, or its first whole words with an ellipsis where it has more than `mostLetters`.
    public static String beginning(String text, int mostLetters) {
        if (text.length() <= mostLetters) {
            return text;
        }
        int end = text.lastIndexOf(' ', mostLetters);
        return text.substring(0, end < 1 ? mostLetters : end).strip() + " …";
    }

    /// Whether words stand in a text as whole words, whatever their case.
    public static boolean stand(CharSequence text, String words) {
        return Pattern.compile("(?iu)(?<![\\p{L}\\p{N}])" + Pattern.quote(words) + "(?![\\p{L}\\p{N}])")
                .matcher(text)
                .find();
    }

    /// Whether somebody is named in a text: by the whole name, or any part of it of three letters or more.
    public static boolean names(CharSequence text, String name) {
        return stand(text, name)
                || Arrays.stream(name.split("\\s+"))
                        .anyMatch(part -> part.length() >= LEAST_LETTERS && stand(text, part));
    }

    /// Sentences, lines and what semicolons part, stripped; none is empty.
    public static List<String> clauses(String text) {
        return CLAUSE.splitAsStream(text)
                .map(String::strip)
                .filter(clause -> !clause.isEmpty())
                .toList();
    }

    private static boolean joins(CharSequence text, int letter, int next) {
        boolean joiner = letter == '\'' || letter == '’' || letter == '-' || letter == '‑' || letter == '.';
        if (Character.getType(letter) == Character.NON_SPACING_MARK) {
            return true;
        }
        return joiner && next < text.length() && Character.isLetterOrDigit(Character.codePointAt(text, next));
    }
}
