package org.quillhouse.ui.page;

import java.util.AbstractList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import org.fxmisc.richtext.CharacterHit;
import org.fxmisc.richtext.model.TwoDimensional.Bias;

/// The first lines of a page that are indented: which they are, where the caret stands in them, what a click meets.
/// The empty line that is being written in counts as a paragraph, so that what follows it stays as it is.
final class Indent {
    /// Above and below a changed paragraph, what may have to be set otherwise.
    private static final int AROUND = 2;

    private static final String WRITTEN = "x";

    private final Prose page;
    private final FirstLetter.Room room;
    private int written = -1;

    private final List<String> lines = new AbstractList<>() {
        @Override
        public String get(int paragraph) {
            String text = page.getParagraph(paragraph).getText();
            return paragraph == written && text.isEmpty() ? WRITTEN : text;
        }

        @Override
        public int size() {
            return page.getParagraphs().size();
        }
    };

    /// @param room before the first letters that the page draws
    Indent(Prose page, FirstLetter.Room room) {
        this.page = page;
        this.room = room;
    }

    /// @param size of the letters in pixels; 0 for no indent
    /// @return whether that is another indent than before
    boolean set(double size) {
        return room.set(size);
    }

    boolean isOn() {
        return room.width() > 0;
    }

    Setting of(int paragraph) {
        return isOn() ? Setting.of(lines, paragraph) : Setting.PLAIN;
    }

    /// What is to be drawn anew after a change: the paragraphs changed, and those around that are set otherwise now.
    IntStream touched(int first, int last) {
        int around = isOn() ? AROUND : 0;
        return IntStream.rangeClosed(Math.max(0, first - around), Math.min(last + around, lines.size() - 1))
                .filter(paragraph -> first <= paragraph && paragraph <= last || isStale(paragraph));
    }

    private boolean isStale(int paragraph) {
        Setting setting = of(paragraph);
        var drawn = page.getParagraph(paragraph);
        return drawn.getParagraphStyle().contains(Setting.BETWEEN) != (setting == Setting.GAP)
                || drawn.length() > 0 && beginsSetIn(paragraph) != (setting == Setting.INDENTED);
    }

    private boolean beginsSetIn(int paragraph) {
        return page.getStyleOfChar(paragraph, 0).contains(Setting.FIRST_LETTER);
    }

    /// @param paragraph that was written in just now
    void wrote(int paragraph) {
        written = paragraph;
    }

    /// Whether the caret has left what was written in, which is an ordinary line then.
    ///
    /// @return that line; -1 where it has not
    int left() {
        int before = written;
        if (before < 0 || before == page.getCurrentParagraph()) {
            return -1;
        }
        written = -1;
        return before < lines.size() ? before : -1;
    }

    private boolean isIndented(int paragraph) {
        if (!isOn()) {
            return false;
        }
        return page.getParagraph(paragraph).length() == 0
                ? paragraph == written && of(paragraph) == Setting.INDENTED
                : beginsSetIn(paragraph);
    }

    /// Puts the caret before the first letter, not before the room in front of it.
    void placeCaret() {
        if (page.getCaretSelectionBind().getUnderlyingCaret() instanceof Node caret) {
            boolean first = page.getCaretColumn() == 0 && isIndented(page.getCurrentParagraph());
            caret.setTranslateX(first ? room.width() : 0);
        }
    }

    /// The text component takes letter and room for one: the middle of the letter counts, not of both.
    CharacterHit hit(CharacterHit hit, double x, double y) {
        int place = hit.getInsertionIndex();
        var at = page.offsetToPosition(place, Bias.Forward);
        if (at.getMinor() != 1 || !isIndented(at.getMajor())) {
            return hit;
        }
        double middle = page.getCharacterBoundsOnScreen(place - 1, place)
                .map(letter -> (letter.getMinX() + room.width() + letter.getMaxX()) / 2)
                .orElse(0.0);
        return page.localToScreen(x, y).getX() < middle ? CharacterHit.insertionAt(place - 1) : hit;
    }
}
