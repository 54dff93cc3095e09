package org.quillhouse.ui.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.quillhouse.ui.theme.Themes;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// Marks are seen where the caret is, and nowhere else; the text keeps them all.
final class HiddenMarksTest extends ApplicationTest {
    private static final String TEXT = "She was *not* afraid.\n## Later\nShe **was**.\n***";
    private static final int MARK = TEXT.indexOf("*not");
    private static final int STRONG = TEXT.indexOf("**was");

    private Prose prose;

    @Override
    public void start(Stage stage) {
        prose = new Prose();
        var scene = new Scene(prose, 500, 300);
        Themes.use("light");
        Themes.addSheets(scene);
        look("caret");
        prose.showText(TEXT);
        stage.setScene(scene);
        stage.show();
    }

    private void look(String marks) {
        new PageLook(17, "Literata", "usual", "indent", "usual", marks).on(prose);
    }

    private Bounds letter(int at) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        return WaitForAsyncUtils.asyncFx(() -> {
                    prose.applyCss();
                    prose.layout();
                    return prose.getCharacterBoundsOnScreen(at, at + 1).orElseThrow();
                })
                .get(10, TimeUnit.SECONDS);
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
        interact(() -> look("always"));
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
