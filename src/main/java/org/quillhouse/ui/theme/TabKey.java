package org.quillhouse.ui.theme;

import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Tab leads on from a field of several lines to what comes next, and Shift+Tab back, as from any other field. Rows of
/// tables have their own way.
public final class TabKey {
    private TabKey() {}

    /// For all fields within.
    public static void leadOn(Node within) {
        within.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            boolean plain = key.getCode() == KeyCode.TAB && !key.isControlDown() && !key.isAltDown();
            if (plain && key.getTarget() instanceof TextArea area && !InPlace.isTypingIn(area)) {
                key.consume();
                area.requestFocusTraversal(key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            }
        });
    }
}
