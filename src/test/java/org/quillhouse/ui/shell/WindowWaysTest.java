package org.quillhouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.quillhouse.kernel.Texts;
import org.quillhouse.project.Project;

/// Looks by key, the story's own name, storing by hand, and ways to other texts and stories, in a real window.
class WindowWaysTest extends WindowTest {
    private StoryViewModel story() {
        return shell.storyProperty().get().orElseThrow();
    }

    /// One key each, one step to undo each, and the caret where one goes on typing.
    @Test
    void looksAreGivenByKey() throws Exception {
        openTheUnwrittenChapter();
        interact(() -> page().requestFocus());
        write("The Bell");
        push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.H);
        assertEquals("## The Bell", pageText());
        push(KeyCode.END);
        push(KeyCode.ENTER);
        write("It ");
        push(KeyCode.CONTROL, KeyCode.I);
        write("rang");
        push(KeyCode.CONTROL, KeyCode.I);
        write(".");
        assertEquals("## The Bell\nIt *rang*.", pageText());
        push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.F);
        write("Twice.");
        assertEquals("## The Bell\nIt *rang*.[^1]\n\n[^1]: Twice.", pageText());
        interact(() -> page().selectRange(0, page().getLength()));
        push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.Q);
        assertEquals("> The Bell\n> It *rang*.[^1]\n\n> [^1]: Twice.", pageText());
        push(KeyCode.CONTROL, KeyCode.Z);
        assertEquals("## The Bell\nIt *rang*.[^1]\n\n[^1]: Twice.", pageText());
    }

    @Test
    void aStoryIsCalledWhatItsWriterCallsIt() throws Exception {
        openTheUnwrittenChapter();
        dialogs.words = Optional.of("The Bell of Orrin ");
        interact(() -> story().binder().renameStory());
        await(() -> lookup("#binder-title").<Labeled>query().getText().equals("The Bell of Orrin"));
        assertTrue(window.root().getScene().getWindow() instanceof javafx.stage.Stage stage
                && stage.getTitle().equals("The Bell of Orrin – Quillhouse"));
        push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.DIGIT7);
        TextField field = lookup("#sheet-title").query();
        assertEquals("The Bell of Orrin", field.getText());
        dialogs.words = Optional.of("The Bell");
        interact(() -> story().binder().renameStory());
        await(() -> field.getText().equals("The Bell"));
        interact(() -> {
            field.requestFocus();
            field.setText("The Bell of Orrin");
            lookup("#binder-list").query().requestFocus();
        });
        await(() -> lookup("#binder-title").<Labeled>query().getText().equals("The Bell of Orrin"));
        Path folder = story().folder();
        interact(() -> shell.closeStory());
        try (Project again = projects.open(folder)) {
            assertEquals("The Bell of Orrin", again.manuscript().facts().title());
        }
    }

    @Test
    void whatIsTypedIsStoredByKeyAtOnce() throws Exception {
        openTheUnwrittenChapter();
        interact(() -> page().requestFocus());
        write("It rang.");
        push(KeyCode.CONTROL, KeyCode.S);
        String id = story().page().sceneId();
        String stored = story().chapters().getLast().content();
        assertEquals("It rang.", stored, id);
        assertTrue(lookup("#saved-state").<Labeled>query().getText().contains(":"), "it is said, with the time");
    }

    @Test
    void aTextIsOpenedByAFewLettersOfItsName() throws Exception {
        openTheUnwrittenChapter();
        push(KeyCode.CONTROL, KeyCode.G);
        TextField search = lookup("#palette-search").query();
        await(search::isFocused);
        write(story().binder().tree().chapters().getFirst().title());
        push(KeyCode.ENTER);
        await(() -> pageText().startsWith("The seven was wrong."));
    }

    @Test
    void aStoryOfBeforeIsOpenedByItsName() throws Exception {
        openTheUnwrittenChapter();
        Path other = Files.createTempDirectory("other").resolve("Other.quill");
        projects.create(other, "The Salt Road").close();
        interact(() -> shell.open(other));
        await(() -> shell.storyProperty()
                .get()
                .map(open -> open.folder().equals(other))
                .orElse(false));
        push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.O);
        await(() -> lookup("#palette-search").tryQuery().isPresent());
        TextField search = lookup("#palette-search").query();
        await(search::isFocused);
        write("tide");
        push(KeyCode.ENTER);
        await(() -> shell.storyProperty()
                .get()
                .map(open -> open.binder().storyTitleProperty().get().equals("The Tide Clerk"))
                .orElse(false));
    }

    @Test
    void theMenuTicksWhatIsOn() throws Exception {
        openTheUnwrittenChapter();
        MenuBar bar = lookup(".menus").query();
        Menu view = bar.getMenus().stream()
                .filter(menu -> menu.getText().equals(Texts.of("menu.view")))
                .findFirst()
                .orElseThrow();
        CheckMenuItem typewriter = (CheckMenuItem) view.getItems().stream()
                .filter(item -> Texts.of("action.view.typewriter").equals(item.getText()))
                .findFirst()
                .orElseThrow();
        interact(() -> Event.fireEvent(view, new Event(Menu.ON_SHOWING)));
        assertFalse(typewriter.isSelected());
        interact(() -> page().requestFocus());
        push(KeyCode.F9);
        interact(() -> Event.fireEvent(view, new Event(Menu.ON_SHOWING)));
        assertTrue(typewriter.isSelected());
        assertTrue(page().isTypewriter());
    }
}
