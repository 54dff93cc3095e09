package org.quillhouse.ui.dialogs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

class NewStoryDialogTest extends ApplicationTest {
    private static final Path FIRST = Path.of("first");
    private static final Path OTHER = Path.of("other");

    private Optional<Stage> window = Optional.empty();

    @Override
    public void start(Stage stage) {
        window = Optional.of(stage);
        stage.setScene(new Scene(new StackPane(), 800, 600));
        stage.show();
    }

    private NewStoryDialog shown(String... lines) throws Exception {
        NewStoryDialog dialog = shownFor("Untitled story", List.of(lines));
        await(() -> lookup("#new-story-title")
                .queryTextInputControl()
                .getSelectedText()
                .equals("Untitled story"));
        return dialog;
    }

    private NewStoryDialog shownFor(String named, List<String> found) throws Exception {
        NewStoryDialog dialog = WaitForAsyncUtils.asyncFx(() -> {
                    var made = new NewStoryDialog(window.orElseThrow(), named, FIRST, at -> OTHER, found);
                    made.show();
                    return made;
                })
                .get(10, TimeUnit.SECONDS);
        return dialog;
    }

    /// In the place of what is selected.
    private void type(String words) {
        interact(() -> lookup("#new-story-title").queryTextInputControl().replaceSelection(words));
    }

    private static void await(Callable<Boolean> met) throws Exception {
        WaitForAsyncUtils.waitFor(
                20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(met).get(20, TimeUnit.SECONDS));
    }

    @Test
    void enterIsEnoughAndWhatIsTypedTakesThePlaceOfTheName() throws Exception {
        NewStoryDialog dialog = shown();
        push(KeyCode.ENTER);
        await(() -> !dialog.isShowing());
        assertEquals(new Dialogs.NewStory("Untitled story", FIRST), dialog.getResult());
        NewStoryDialog again = shown();
        type(" Salt ");
        clickOn("Other folder…");
        clickOn("Make the story");
        await(() -> !again.isShowing());
        assertEquals(new Dialogs.NewStory("Salt", OTHER), again.getResult());
    }

    @Test
    void ofABookFromElsewhereItIsSeenWhatIsInIt() throws Exception {
        NewStoryDialog dialog = shown("2 chapters", "One", "Two");
        assertEquals("A book that was written elsewhere", dialog.getTitle());
        assertEquals(
                List.of("One", "Two"),
                lookup("#new-story-found").queryListView().getItems());
        assertTrue(lookup("2 chapters").tryQuery().isPresent());
        clickOn("Take it in");
        await(() -> !dialog.isShowing());
        assertEquals(new Dialogs.NewStory("Untitled story", FIRST), dialog.getResult());
    }

    @Test
    void severalBooksHaveTheirOwnTitles() throws Exception {
        NewStoryDialog dialog = shownFor("", List.of("2 stories.", "Salt", "Tide"));
        await(() -> lookup("#new-story-found").tryQuery().isPresent());
        assertTrue(lookup("#new-story-title").tryQuery().isEmpty());
        clickOn("Take it in");
        await(() -> !dialog.isShowing());
        assertEquals(new Dialogs.NewStory("", FIRST), dialog.getResult());
    }

    @Test
    void withoutATitleThereIsNoStory() throws Exception {
        NewStoryDialog dialog = shown();
        type(" ");
        assertTrue(lookup("Make the story").queryButton().isDisabled());
        push(KeyCode.ENTER);
        assertTrue(dialog.isShowing());
        push(KeyCode.ESCAPE);
        await(() -> !dialog.isShowing());
        assertEquals(null, dialog.getResult());
    }
}
