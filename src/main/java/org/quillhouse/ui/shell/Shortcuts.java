package org.quillhouse.ui.shell;

import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/// The keys of the window.
final class Shortcuts {
    private final ShellViewModel shell;
    private final ShellView view;
    private final Stage stage;

    Shortcuts(ShellViewModel shell, ShellView view, Stage stage) {
        this.shell = shell;
        this.view = view;
        this.stage = stage;
    }

    void addTo(Scene scene) {
        add(
                scene,
                key(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN),
                () -> story(open -> open.writer().write()));
        add(
                scene,
                key(KeyCode.R, KeyCombination.ALT_DOWN),
                () -> story(open -> open.writer().write()));
        add(scene, key(KeyCode.ESCAPE), () -> {
            if (!view.leaveModels()) {
                story(open -> open.writer().stop());
            }
        });
        add(scene, key(KeyCode.M, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN), view::showModels);
        add(
                scene,
                key(KeyCode.LEFT, KeyCombination.ALT_DOWN),
                () -> story(open -> open.page().previousVersion()));
        add(
                scene,
                key(KeyCode.RIGHT, KeyCombination.ALT_DOWN),
                () -> story(open -> open.page().nextVersion()));
        add(scene, key(KeyCode.N, KeyCombination.SHORTCUT_DOWN), shell::newStory);
        add(scene, key(KeyCode.O, KeyCombination.SHORTCUT_DOWN), shell::chooseStory);
        add(
                scene,
                key(KeyCode.N, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                () -> story(open -> open.binder().addChapter()));
        add(scene, key(KeyCode.D, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN), shell::toggleTheme);
        add(scene, key(KeyCode.F8), view::toggleFocusMode);
        add(scene, key(KeyCode.F11), () -> stage.setFullScreen(!stage.isFullScreen()));
        add(scene, key(KeyCode.DIGIT1, KeyCombination.SHORTCUT_DOWN), view::focusBinder);
        add(scene, key(KeyCode.DIGIT2, KeyCombination.SHORTCUT_DOWN), view::focusPage);
        add(scene, key(KeyCode.DIGIT3, KeyCombination.SHORTCUT_DOWN), view::focusDesk);
    }

    private static KeyCombination key(KeyCode code, KeyCombination.Modifier... modifiers) {
        return new KeyCodeCombination(code, modifiers);
    }

    /// A filter, so that the text area does not swallow the key first.
    private static void add(Scene scene, KeyCombination keys, Runnable action) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (keys.match(event)) {
                event.consume();
                action.run();
            }
        });
    }

    private void story(Consumer<StoryViewModel> action) {
        shell.storyProperty().get().ifPresent(action);
    }
}
