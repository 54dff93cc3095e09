package org.quillhouse.ui.shell;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Separator;
import javafx.scene.control.Spinner;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.kernel.Texts;
import org.quillhouse.project.Backups;
import org.quillhouse.ui.dialogs.FxDialogs;
import org.quillhouse.ui.theme.Labels;

/// The backups of the open story, newest first: each to be looked at or brought back, old ones to be deleted.
final class BackupsPane extends VBox {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofLocalizedDateTime(
                    FormatStyle.FULL, FormatStyle.SHORT)
            .localizedBy(Texts.locale());
    private static final int MOST_DAYS = 365;
    private static final int USUAL_DAYS = 30;

    private final BackupsViewModel model;
    private final ListView<Backups.Backup> list = new ListView<>();
    private final Label usage = Labels.wrapped("", "desk-note");

    BackupsPane(BackupsViewModel model) {
        super(10);
        this.model = model;
        list.setId("backups-list");
        list.setPlaceholder(new Label(Texts.of("backups.empty")));
        list.setCellFactory(view -> new Row());
        list.setPrefSize(600, 180);
        list.setMinHeight(120);
        VBox.setVgrow(list, Priority.ALWAYS);
        var chosen = list.getSelectionModel().selectedItemProperty();
        var look = new Button(Texts.of("backups.look"), new FontIcon(Feather.BOOK_OPEN));
        look.disableProperty().bind(chosen.isNull());
        look.setOnAction(press -> model.look(
                list.getSelectionModel().getSelectedItem(),
                chapters -> FxDialogs.show(
                        getScene().getWindow(),
                        Texts.of("backups.look"),
                        new BackupReader(chapters, model),
                        BackupReader.WIDTH)));
        var restore = new Button(Texts.of("backups.restore"), new FontIcon(Feather.ROTATE_CCW));
        restore.disableProperty().bind(chosen.isNull());
        restore.setOnAction(press -> {
            Backups.Backup backup = list.getSelectionModel().getSelectedItem();
            getScene().getWindow().hide();
            model.restore(backup);
        });
        var make = new Button(Texts.of("backups.make"), new FontIcon(Feather.SAVE));
        make.setOnAction(press -> model.make());
        getChildren()
                .addAll(
                        Labels.wrapped(Texts.of("backups.how"), "desk-note"),
                        list,
                        new FlowPane(8, 8, look, restore, make),
                        usage,
                        cleaning(),
                        new Separator(),
                        new StoryUsePane(model));
        model.listProperty().subscribe(this::show);
        model.refresh();
    }

    private FlowPane cleaning() {
        var days = new Spinner<Integer>(1, MOST_DAYS, USUAL_DAYS);
        days.setEditable(true);
        days.setPrefWidth(100);
        days.getEditor().setAccessibleText(Texts.of("backups.days"));
        var clean = new Button(Texts.of("backups.clean"), new FontIcon(Feather.TRASH_2));
        clean.setOnAction(press -> model.deleteOlder(days.getValue()));
        var row = new FlowPane(
                8, 8, new Label(Texts.of("backups.older")), days, new Label(Texts.of("backups.days")), clean);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void show(List<Backups.Backup> backups) {
        list.getItems().setAll(backups);
        long bytes = backups.stream()
                .mapToLong(backup -> backup.file().toFile().length())
                .sum();
        usage.setText(Texts.of("backups.usage", backups.size(), StoriesView.size(bytes)));
    }

    /// When it was made, and how large it is.
    private static final class Row extends ListCell<Backups.Backup> {
        @Override
        protected void updateItem(Backups.@Nullable Backup backup, boolean empty) {
            super.updateItem(backup, empty);
            setText(
                    empty || backup == null
                            ? ""
                            : Texts.of(
                                    "backups.line",
                                    WHEN.format(backup.made().atZone(ZoneId.systemDefault())),
                                    StoriesView.size(backup.file().toFile().length())));
        }
    }
}
