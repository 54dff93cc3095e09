package org.quillhouse.ui.actions;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.quillhouse.kernel.Texts;

/// The command palette: type a few letters of any action, Enter does it.
public final class Palette extends Popup {
    private static final double WIDTH = 560;
    private static final double ROW = 34;
    private static final int ROWS = 11;

    private final ActionMap actions;
    private final TextField search = new TextField();
    private final ObservableList<Action> found = FXCollections.observableArrayList();
    private final ListView<Action> list = new ListView<>(found);

    public Palette(ActionMap actions) {
        this.actions = actions;
        search.setPromptText(Texts.of("palette.prompt"));
        search.setAccessibleText(Texts.of("palette.prompt"));
        search.setId("palette-search");
        list.setId("palette-list");
        list.setFixedCellSize(ROW);
        list.setPlaceholder(new Label(Texts.of("palette.empty")));
        list.setCellFactory(view -> new Row());
        list.setFocusTraversable(false);
        var box = new VBox(search, list);
        box.getStyleClass().add("palette");
        box.setPrefWidth(WIDTH);
        getContent().add(box);
        setAutoHide(true);
        setHideOnEscape(true);
        search.textProperty().subscribe(words -> filter());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.setOnMouseClicked(click -> perform());
    }

    /// Opens it over the upper middle of a window.
    public void showOver(Window owner) {
        Scene scene = owner.getScene();
        getScene().getStylesheets().setAll(scene.getStylesheets());
        search.clear();
        filter();
        show(owner, owner.getX() + (owner.getWidth() - WIDTH) / 2, owner.getY() + 90);
        search.requestFocus();
    }

    /// Every word must begin or stand in the name; what can be done now comes first.
    static List<Action> matching(List<Action> actions, String typed) {
        String[] words = typed.toLowerCase(Locale.ROOT).strip().split("\\s+");
        return actions.stream()
                .filter(action -> Arrays.stream(words)
                        .allMatch(word -> action.name().toLowerCase(Locale.ROOT).contains(word)))
                .filter(action -> action.possible().getAsBoolean())
                .toList();
    }

    private void filter() {
        found.setAll(matching(actions.all(), search.getText()));
        list.getSelectionModel().selectFirst();
        list.setPrefHeight(ROW * Math.clamp(found.size(), 1, ROWS) + 4);
    }

    private void key(KeyEvent event) {
        int at = list.getSelectionModel().getSelectedIndex();
        if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
            int next = Math.clamp(at + (event.getCode() == KeyCode.DOWN ? 1 : -1), 0, Math.max(0, found.size() - 1));
            list.getSelectionModel().select(next);
            list.scrollTo(Math.max(0, next - ROWS / 2));
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            perform();
            event.consume();
        }
    }

    private void perform() {
        Action action = list.getSelectionModel().getSelectedItem();
        if (action != null) {
            hide();
            action.perform();
        }
    }

    /// An action with its key.
    private final class Row extends ListCell<Action> {
        private final Label name = new Label();
        private final Label keys = new Label();
        private final HBox line;

        Row() {
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            keys.getStyleClass().add("palette-keys");
            line = new HBox(name, space, keys);
            line.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable Action action, boolean empty) {
            super.updateItem(action, empty);
            setText(null);
            if (empty || action == null) {
                setGraphic(null);
                return;
            }
            name.setText(action.name());
            keys.setText(actions.keys(action).map(key -> key.getDisplayText()).orElse(""));
            setGraphic(line);
        }
    }
}
