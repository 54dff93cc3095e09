package org.quillhouse.ui.theme;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.quillhouse.ui.tasks.FieldSaver;

/// Editing a text where it stands, in a row or card.
public final class InPlace {
    private static final int ROWS = 4;

    private InPlace() {}

    /// Whether somebody types in a row of a table or list.
    public static boolean isTypingIn(@Nullable Node focused) {
        Node at = focused instanceof TextInputControl ? focused : null;
        while (at != null && !(at instanceof IndexedCell)) {
            at = at.getParent();
        }
        return at != null;
    }

    /// Puts a field in place of the last thing of a row; nothing where there is no such row.
    ///
    /// @param within anything in the row
    /// @param style the row's class of the style sheets
    /// @param name for screen readers
    /// @param keep given the words when the field is left
    public static void edit(Node within, String style, String text, String name, Consumer<String> keep) {
        Node at = within;
        while (at != null && !at.getStyleClass().contains(style)) {
            at = at.getParent();
        }
        if (!(at instanceof VBox row)) {
            return;
        }
        var area = new TextArea(text);
        area.setWrapText(true);
        area.setPrefRowCount(ROWS);
        area.setAccessibleText(name);
        row.getChildren().set(row.getChildren().size() - 1, area);
        area.requestFocus();
        FieldSaver.keepWhenLeft(area, () -> keep.accept(area.getText()));
        area.focusedProperty().addListener((focused, before, now) -> {
            if (!now && area.getText().equals(text)) {
                keep.accept(text); // so that the field goes
            }
        });
    }
}
