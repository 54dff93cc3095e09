package org.quillhouse.kernel;

/// Counts words as a writer's word count does: runs of letters and digits, with apostrophes and hyphens inside.
public final class Words {
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

    private static boolean joins(CharSequence text, int letter, int next) {
        boolean joiner = letter == '\'' || letter == '’' || letter == '-' || letter == '‑' || letter == '.';
        if (Character.getType(letter) == Character.NON_SPACING_MARK) {
            return true;
        }
        return joiner && next < text.length() && Character.isLetterOrDigit(Character.codePointAt(text, next));
    }
}
