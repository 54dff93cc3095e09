package org.quillhouse.ui.actions;

import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.quillhouse.kernel.Texts;

/// The list of all actions with their keys: choose one, press its new key.
public final class KeysPane extends BorderPane {
    private final ActionMap actions;
    private final TableView<Action> table = new TableView<>();
    private final Label told = new Label(Texts.of("keys.how"));

    public KeysPane(ActionMap actions) {
        this.actions = actions;
        getStyleClass().add("keys-pane");
        var name = new TableColumn<Action, String>(Texts.of("keys.action"));
        name.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().name()));
        name.setPrefWidth(330);
        var keys = new TableColumn<Action, String>(Texts.of("keys.key"));
        keys.setCellValueFactory(row -> new ReadOnlyStringWrapper(
                actions.keys(row.getValue()).map(key -> key.getDisplayText()).orElse("")));
        keys.setPrefWidth(190);
        table.getColumns().add(name);
        table.getColumns().add(keys);
        table.setItems(FXCollections.observableArrayList(actions.all()));
        table.setId("keys-table");
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        var none = new Button(Texts.of("keys.none"));
        none.setOnAction(press -> bind(Optional.empty()));
        var reset = new Button(Texts.of("keys.reset"));
        reset.setOnAction(press -> {
            actions.reset();
            table.refresh();
        });
        told.setWrapText(true);
        var buttons = new HBox(8, none, reset);
        buttons.getStyleClass().add("keys-buttons");
        setTop(told);
        setCenter(table);
        setBottom(buttons);
        setPrefSize(580, 520);
    }

    /// Plain letters, arrows and Tab stay for moving in the list; everything with Ctrl or Alt, and the F keys, can be
    /// bound.
    private void pressed(KeyEvent event) {
        boolean plain = !event.isShortcutDown()
                && !event.isAltDown()
                && !event.getCode().isFunctionKey();
        if (plain || event.getCode().isModifierKey() || event.getCode() == KeyCode.UNDEFINED) {
            return;
        }
        event.consume();
        bind(Optional.of(combination(event)));
    }

    static KeyCombination combination(KeyEvent event) {
        return new KeyCodeCombination(
                event.getCode(),
                modifier(event.isShiftDown()),
                KeyCombination.ModifierValue.UP,
                modifier(event.isAltDown()),
                KeyCombination.ModifierValue.UP,
                modifier(event.isShortcutDown()));
    }

    private static KeyCombination.ModifierValue modifier(boolean down) {
        return down ? KeyCombination.ModifierValue.DOWN : KeyCombination.ModifierValue.UP;
    }

    private void bind(Optional<KeyCombination> keys) {
        Action action = table.getSelectionModel().getSelectedItem();
        if (action == null) {
            return;
        }
        Optional<Action> other = keys.flatMap(wanted -> actions.conflict(action, wanted));
        actions.bind(action, keys);
        told.setText(other.map(lost -> Texts.of("keys.taken", lost.name())).orElse(Texts.of("keys.how")));
        table.refresh();
    }
}
