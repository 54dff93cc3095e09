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
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.quillhouse.kernel.Texts;

/// A list to choose from by typing: a few letters of what is wanted, Enter does it.
public final class Palette extends Popup {
    private static final double WIDTH = 560;
    private static final double ROW = 34;
    private static final int ROWS = 11;

    private final List<Choice> choices;
    private final TextField search = new TextField();
    private final ObservableList<Choice> found = FXCollections.observableArrayList();
    private final ListView<Choice> list = new ListView<>(found);

    /// Something to choose.
    ///
    /// @param aside what stands at the end of its line
    public record Choice(String name, String aside, Runnable run) {}

    /// @param prompt dotted key of what stands in the empty field
    /// @param empty dotted key of what is said where nothing is found
    public Palette(String prompt, String empty, List<Choice> choices) {
        this.choices = choices;
        search.setPromptText(Texts.of(prompt));
        search.setAccessibleText(Texts.of(prompt));
        search.setId("palette-search");
        list.setId("palette-list");
        list.setFixedCellSize(ROW);
        list.setPlaceholder(new Label(Texts.of(empty)));
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

    /// The command palette: everything that can be done now.
    public static Palette of(ActionMap actions) {
        return new Palette(
                "palette.prompt",
                "palette.empty",
                actions.all().stream()
                        .filter(action -> action.possible().getAsBoolean())
                        .map(action -> new Choice(
                                action.name(),
                                actions.keys(action)
                                        .map(KeyCombination::getDisplayText)
                                        .orElse(""),
                                action::perform))
                        .toList());
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

    /// Those whose name or aside has every word.
    static List<Choice> matching(List<Choice> choices, String typed) {
        String[] words = typed.toLowerCase(Locale.ROOT).strip().split("\\s+");
        return choices.stream()
                .filter(choice -> Arrays.stream(words)
                        .allMatch(word -> (choice.name() + " " + choice.aside())
                                .toLowerCase(Locale.ROOT)
                                .contains(word)))
                .toList();
    }

    private void filter() {
        found.setAll(matching(choices, search.getText()));
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
        Choice choice = list.getSelectionModel().getSelectedItem();
        if (choice != null) {
            hide();
            choice.run().run();
        }
    }

    /// A choice, and what stands beside it.
    private static final class Row extends ListCell<Choice> {
        private final Label name = new Label();
        private final Label aside = new Label();
        private final HBox line;

        Row() {
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            aside.getStyleClass().add("palette-keys");
            line = new HBox(name, space, aside);
            line.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable Choice choice, boolean empty) {
            super.updateItem(choice, empty);
            setText(null);
            if (empty || choice == null) {
                setGraphic(null);
                return;
            }
            name.setText(choice.name());
            aside.setText(choice.aside());
            setGraphic(line);
        }
    }
}
