package org.quillhouse.ui.dialogs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.tasks.NextPicture;
import org.quillhouse.ui.theme.Labels;

/// What a new story is called and where it is kept: Enter is enough, for there is a good place for it.
final class NewStoryDialog extends Dialog<Dialogs.NewStory> {
    private static final double ROOM = 14;
    private static final double GAP = 10;
    private static final double WIDTH = 520;
    private static final double LIST = 180;

    private final ObjectProperty<Path> parent;

    /// @param choose asks for another folder, beginning at one
    /// @param found what a book from elsewhere has, the sum of it first; empty for a story that begins empty
    NewStoryDialog(Stage owner, String named, Path folder, UnaryOperator<Path> choose, List<String> found) {
        this.parent = new SimpleObjectProperty<>(folder);
        initOwner(owner);
        setTitle(Texts.of(found.isEmpty() ? "shell.new.title" : "shell.import.title"));
        var title = new TextField(named);
        title.setId("new-story-title");
        var name = new Label(Texts.of("shell.new.label"));
        name.setLabelFor(title);
        var place = new Label();
        place.setId("new-story-place");
        place.textProperty().bind(parent.map(Path::toString));
        place.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        place.setMaxWidth(Double.MAX_VALUE);
        place.setMinWidth(0);
        HBox.setHgrow(place, Priority.ALWAYS);
        var whole = new Tooltip();
        whole.textProperty().bind(place.textProperty());
        place.setTooltip(whole);
        var other = new Button(Texts.of("shell.new.other"));
        other.setMinWidth(Button.USE_PREF_SIZE);
        other.setOnAction(press -> parent.set(choose.apply(parent.get())));
        var where = new HBox(GAP, place, other);
        where.setAlignment(Pos.CENTER_LEFT);
        var grid = new GridPane(GAP, GAP);
        var names = new ColumnConstraints();
        names.setMinWidth(ColumnConstraints.CONSTRAIN_TO_PREF);
        var fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        fields.setMinWidth(0);
        grid.getColumnConstraints().addAll(names, fields);
        boolean several = named.isEmpty() && !found.isEmpty(); // each has a title of its own
        if (!several) {
            grid.addRow(0, name, title);
        }
        grid.addRow(1, new Label(Texts.of("shell.new.where")), where);
        grid.add(Labels.wrapped(Texts.of("shell.new.note"), "desk-note"), 1, 2);
        if (!found.isEmpty()) {
            var label = new Label(Texts.of("shell.import.found"));
            GridPane.setValignment(label, VPos.TOP);
            grid.add(label, 0, 3);
            grid.add(found(found), 1, 3);
        }
        grid.setPadding(new Insets(ROOM));
        grid.setPrefWidth(WIDTH);
        getDialogPane().setContent(grid);
        var act = new ButtonType(
                Texts.of(found.isEmpty() ? "shell.new.action" : "shell.import.action"), ButtonBar.ButtonData.OK_DONE);
        getDialogPane().getButtonTypes().setAll(act, ButtonType.CANCEL);
        getDialogPane()
                .lookupButton(act)
                .disableProperty()
                .bind(title.textProperty().map(words -> !several && words.isBlank()));
        setOnShown(shown -> NextPicture.after(title, () -> {
            title.requestFocus(); // by then the dialog has given it to its button
            title.selectAll();
        }));
        setResultConverter(
                button -> button == act ? new Dialogs.NewStory(title.getText().strip(), parent.get()) : null);
    }

    /// The sum of a book, and its chapters to look through.
    private static VBox found(List<String> found) {
        var chapters = new ListView<String>();
        chapters.setId("new-story-found");
        chapters.getStyleClass().add("dense");
        chapters.getItems().setAll(found.subList(1, found.size()));
        chapters.setCellFactory(list -> new ListCell<>() {
            @Override
            protected void updateItem(@Nullable String line, boolean empty) {
                super.updateItem(line, empty);
                setText(empty ? null : line);
                setWrapText(true);
                setPrefWidth(0); // as wide as the list, not as its words
            }
        });
        chapters.setPrefHeight(LIST);
        chapters.setAccessibleText(Texts.of("shell.import.found"));
        return new VBox(
                GAP,
                Labels.wrapped(found.getFirst(), ""),
                chapters,
                Labels.wrapped(Texts.of("shell.import.note"), "desk-note"));
    }

    Optional<Dialogs.NewStory> answer() {
        return showAndWait();
    }
}
