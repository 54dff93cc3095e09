package org.quillhouse.ui.binder;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.binder.BinderViewModel.Row;

/// The list of chapters and scenes.
public final class BinderView extends BorderPane {
    private final BinderViewModel model;
    private final ListView<Row> list = new ListView<>();

    public BinderView(BinderViewModel model) {
        this.model = model;
        getStyleClass().add("binder");
        var title = new Label(model.storyTitle());
        title.getStyleClass().add("binder-title");
        title.setWrapText(true);
        setTop(title);
        list.setItems(model.rows());
        list.setId("binder-list");
        list.setCellFactory(view -> new RowCell());
        list.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.F2) {
                selected().ifPresent(model::rename);
            }
        });
        list.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                selected().ifPresent(model::rename);
            }
        });
        setCenter(list);
        setBottom(buttons());
        list.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null) {
                model.selectedSceneProperty().set(row.sceneId());
            }
        });
        model.selectedSceneProperty().subscribe(this::select);
        model.rows().subscribe(() -> select(model.selectedSceneProperty().get()));
    }

    private Optional<Row> selected() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    private void select(String sceneId) {
        boolean shown = selected().map(row -> row.sceneId().equals(sceneId)).orElse(false);
        if (!shown) {
            model.rows().stream()
                    .filter(row -> row.sceneId().equals(sceneId))
                    .findFirst()
                    .ifPresent(row -> list.getSelectionModel().select(row));
        }
    }

    private HBox buttons() {
        var chapter = new Button(Texts.of("binder.button.chapter"), new FontIcon(Feather.PLUS));
        chapter.setOnAction(press -> model.addChapter());
        chapter.setTooltip(new Tooltip(Texts.of("binder.button.chapter.tip")));
        var scene = new Button(Texts.of("binder.button.scene"), new FontIcon(Feather.PLUS));
        scene.setOnAction(press -> model.addScene());
        chapter.getStyleClass().add("flat");
        scene.getStyleClass().add("flat");
        chapter.setMinWidth(Region.USE_PREF_SIZE);
        scene.setMinWidth(Region.USE_PREF_SIZE);
        var bar = new HBox(chapter, scene);
        bar.getStyleClass().add("binder-buttons");
        return bar;
    }

    public void focusList() {
        list.requestFocus();
    }

    /// A chapter or scene with its count.
    private static final class RowCell extends ListCell<Row> {
        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            setGraphic(empty || row == null ? null : line(row));
        }

        private static HBox line(Row row) {
            var icon = new FontIcon(row.depth() == 0 ? Feather.BOOK_OPEN : Feather.FILE_TEXT);
            var label = new Label(row.label());
            label.getStyleClass().add(row.words() == 0 ? "binder-unwritten" : "binder-written");
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            HBox.setHgrow(label, Priority.SOMETIMES);
            label.setMinWidth(40);
            var words = new Label(Texts.of("binder.words", row.words()));
            words.getStyleClass().add("binder-words");
            words.setMinWidth(Region.USE_PREF_SIZE);
            var line = new HBox(icon, label, space, words);
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().addAll("binder-line", "binder-depth-" + row.depth());
            line.setMaxWidth(Double.MAX_VALUE);
            line.setPrefWidth(1);
            return line;
        }
    }
}
