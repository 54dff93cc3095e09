package org.quillhouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/// Where what is typed goes, in a real window.
class WindowKeysTest extends WindowTest {
    @Test
    void whoBeginsToTypeTypesIntoTheStory() throws Exception {
        await(() -> shell.storyProperty().get().isPresent());
        await(() -> pageText().startsWith("The seven was wrong."));
        await(() -> page().isFocused());
        write("Q");
        await(() -> pageText().startsWith("QThe seven was wrong."));
    }

    /// The button that made the chapter kept the caret, and a space made the next one.
    @Test
    void whatIsTypedAfterMakingAChapterIsItsText() throws Exception {
        openTheUnwrittenChapter();
        dialogs.words = Optional.of("The Bell");
        clickOn("Chapter");
        await(() -> page().isFocused());
        write("It was a night");
        await(() -> pageText().equals("It was a night"));
        assertEquals(
                4,
                shell.storyProperty()
                        .get()
                        .orElseThrow()
                        .binder()
                        .tree()
                        .chapters()
                        .size());
    }

    /// Its tab was never looked at before: what was typed then went into the story.
    @Test
    void wordsToSearchForGoIntoTheSearch() throws Exception {
        openTheUnwrittenChapter();
        interact(() -> page().requestFocus());
        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        var words = lookup("#search-words").queryTextInputControl();
        await(words::isFocused);
        write("Bettany");
        assertEquals("Bettany", words.getText());
        assertEquals("", pageText());
    }

    @Test
    void aKeyOfOursTypesNothingIntoTheFieldThatHasTheCaret() throws Exception {
        openTheUnwrittenChapter();
        var plot = lookup("#plot-point").queryTextInputControl();
        interact(plot::requestFocus);
        String before = plot.getText();
        interact(() -> {
            plot.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "7", KeyCode.DIGIT7, false, true, true, false));
            plot.fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, "7", "", KeyCode.UNDEFINED, false, true, true, false));
            plot.fireEvent(new KeyEvent(KeyEvent.KEY_RELEASED, "", "7", KeyCode.DIGIT7, false, true, true, false));
        });
        assertEquals(before, plot.getText());
        await(() -> lookup("#sheet-compare").tryQuery().isPresent());
        interact(() -> {
            plot.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ALT_GRAPH, false, true, true, false));
            plot.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "7", KeyCode.DIGIT7, false, true, true, false));
            plot.fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, "{", "", KeyCode.UNDEFINED, false, true, true, false));
            plot.fireEvent(new KeyEvent(KeyEvent.KEY_RELEASED, "", "", KeyCode.ALT_GRAPH, false, false, false, false));
        });
        assertEquals(before.length() + 1, plot.getText().length(), "Alt Gr types a letter and does nothing else");
        interact(() -> plot.fireEvent(typed("x")));
        assertEquals(before.length() + 2, plot.getText().length(), "the next letter is the writer's again");
    }
}
