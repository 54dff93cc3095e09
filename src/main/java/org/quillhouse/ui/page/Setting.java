package org.quillhouse.ui.page;

import java.util.ArrayList;
import java.util.List;
import org.quillhouse.ui.page.Markup.Span;

/// How a paragraph stands among others where first lines are indented, as in a printed book: what follows on another
/// paragraph is, what begins a text or comes after a heading, a break or two empty lines is not. One empty line between
/// two paragraphs is how they are written, not room that is meant.
enum Setting {
    PLAIN,
    INDENTED,
    /// The one empty line between two paragraphs.
    GAP;

    /// The style of the first letter of a paragraph that is indented.
    static final String FIRST_LETTER = "first-letter";

    /// The style of a paragraph that is a gap.
    static final String BETWEEN = "gap";

    private static final String CENTRED = "centred";

    private static final String EMPTY = "";

    /// The marks of a paragraph that stands like this.
    List<Span> spans(String paragraph) {
        var spans = new ArrayList<>(Markup.spans(paragraph));
        if (this == INDENTED) {
            spans.add(new Span(0, 1, FIRST_LETTER));
        }
        return spans;
    }

    /// The styles of the paragraph as a whole.
    List<String> whole(String paragraph) {
        return this == GAP ? List.of(BETWEEN) : Markup.isBreak(paragraph) ? List.of(CENTRED) : List.of();
    }

    /// @param paragraphs of a text
    static Setting of(List<String> paragraphs, int paragraph) {
        String text = paragraphs.get(paragraph);
        String before = at(paragraphs, paragraph - 1);
        if (text.isBlank()) {
            return isBody(before) && isBody(at(paragraphs, paragraph + 1)) ? GAP : PLAIN;
        }
        boolean follows = isBody(before.isBlank() ? at(paragraphs, paragraph - 2) : before);
        return follows && isBody(text) && beginsWithOneLetter(text) ? INDENTED : PLAIN;
    }

    private static String at(List<String> paragraphs, int paragraph) {
        return paragraph >= 0 && paragraph < paragraphs.size() ? paragraphs.get(paragraph) : EMPTY;
    }

    private static boolean isBody(String text) {
        return !text.isBlank() && Markup.isBody(text);
    }

    /// Whether the first sign can be drawn without what follows. Halves of a sign, letters with an accent of their own,
    /// and scripts that are written from the right cannot.
    private static boolean beginsWithOneLetter(String text) {
        char first = text.charAt(0);
        byte direction = Character.getDirectionality(first);
        boolean fromTheRight = direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
        return !Character.isSurrogate(first)
                && !Character.isWhitespace(first)
                && !fromTheRight
                && (text.length() == 1 || !joins(text.charAt(1)));
    }

    private static boolean joins(char letter) {
        int type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT;
    }
}
