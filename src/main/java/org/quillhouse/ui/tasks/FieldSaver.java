package org.quillhouse.ui.tasks;

import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.util.Duration;

/// Stores what is typed into a field beside the page: a second after the last key, when the field is left, before
/// anything that a key stands for, and before the story is closed. So no more than a second of it is ever missing.
public final class FieldSaver {
    private static final Duration PAUSE = Duration.seconds(1);
    private static final Duration LONG_PAUSE = Duration.seconds(5);

    private final PauseTransition pause;
    private final Runnable store;
    private boolean typed;

    private FieldSaver(TextInputControl field, Duration rest, Runnable store) {
        this.pause = new PauseTransition(rest);
        this.store = store;
        pause.setOnFinished(over -> save());
        field.textProperty().addListener((text, before, now) -> {
            if (field.isFocused()) {
                typed = true;
                if (!pause.getDuration().isIndefinite()) {
                    pause.playFromStart();
                }
            }
        });
        field.focusedProperty().addListener((focused, before, now) -> {
            if (!now) {
                save();
            }
        });
    }

    /// Keeps a field stored from now on.
    ///
    /// @param store called on the screen's thread when something was typed since the last time
    public static void keep(TextInputControl field, Runnable store) {
        field.getProperties().put(FieldSaver.class, new FieldSaver(field, PAUSE, store));
    }

    /// The same after a longer pause, where each storing is a step that can be undone.
    public static void keepAtRest(TextInputControl field, Runnable store) {
        field.getProperties().put(FieldSaver.class, new FieldSaver(field, LONG_PAUSE, store));
    }

    /// The same without any pause, where storing would take the field away from under the caret.
    public static void keepWhenLeft(TextInputControl field, Runnable store) {
        field.getProperties().put(FieldSaver.class, new FieldSaver(field, Duration.INDEFINITE, store));
    }

    /// Stores the field that has the caret, if it is one that is kept.
    public static void save(Node focusOwner) {
        if (focusOwner.getProperties().get(FieldSaver.class) instanceof FieldSaver saver) {
            saver.save();
        }
    }

    private void save() {
        pause.stop();
        if (typed) {
            typed = false;
            store.run();
        }
    }
}
