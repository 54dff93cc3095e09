package org.quillhouse.ui.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Bounds;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Marks are seen where the caret is, and nowhere else; the text keeps them all.
final class HiddenMarksTest extends ShownProse {
    private static final String TEXT = "She was *not* afraid.\n## Later\nShe **was**.\n***";
    private static final int MARK = TEXT.indexOf("*not");
    private static final int STRONG = TEXT.indexOf("**was");

    HiddenMarksTest() {
        super(TEXT);
    }

    @Override
    PageLook look() {
        return marks("caret");
    }

    private static PageLook marks(String where) {
        return new PageLook(17, "Literata", "usual", "indent", "usual", where);
    }

    private Bounds letter(int at) throws Exception {
        return seen(() -> {
            prose.applyCss();
            prose.layout();
            return prose.getCharacterBoundsOnScreen(at, at + 1).orElseThrow();
        });
    }

    private boolean isSeen(int at) throws Exception {
        return letter(at).getWidth() > 4; // a line's width is around each
    }

    @Test
    void marksAreSeenInTheParagraphWithTheCaret() throws Exception {
        interact(() -> prose.moveTo(0));
        assertTrue(isSeen(MARK));
        assertTrue(!isSeen(STRONG) && !isSeen(TEXT.indexOf("##")));
        interact(() -> prose.moveTo(STRONG + 4));
        assertTrue(!isSeen(MARK) && isSeen(STRONG));
        interact(() -> marks("always").on(prose));
        assertTrue(isSeen(MARK) && isSeen(STRONG));
        assertEquals(TEXT, prose.getText());
    }

    @Test
    void theyFollowTheCaretThroughTypingAndTakingBack() throws Exception {
        interact(() -> {
            prose.requestFocus();
            prose.moveTo(STRONG + 4);
        });
        push(KeyCode.ENTER);
        assertTrue(!isSeen(MARK));
        assertEquals(TEXT.length() + 1, prose.getLength());
        interact(() -> prose.moveTo(1));
        assertTrue(isSeen(MARK));
        interact(prose::undo);
        assertEquals(TEXT, prose.getText());
        assertTrue(!isSeen(MARK) && isSeen(STRONG), "where the change was taken back");
        interact(() -> prose.showText(TEXT + " *once*"));
        assertTrue(!isSeen(MARK) && !isSeen(STRONG) && isSeen(TEXT.length() + 1), "another text begins anew");
    }

    @Test
    void aBreakStandsInTheMiddle() throws Exception {
        Bounds all = prose.localToScreen(prose.getBoundsInLocal());
        double middle = letter(TEXT.length() - 2).getCenterX();
        assertTrue(Math.abs(middle - all.getCenterX()) < 20, String.valueOf(middle));
    }
}
