package org.quillhouse.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import org.quillhouse.kernel.Texts;
import org.quillhouse.project.Backups;

/// The backups of the open story, newest first, each to be brought back.
final class BackupsPane extends BorderPane {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT);

    BackupsPane(ShellViewModel shell) {
        var list = new ListView<Backups.Backup>(FXCollections.observableArrayList(shell.backups()));
        list.setPlaceholder(new Label(Texts.of("backups.empty")));
        list.setCellFactory(view -> new Row());
        var how = new Label(Texts.of("backups.how"));
        how.setWrapText(true);
        var restore = new Button(Texts.of("backups.restore"));
        restore.disableProperty()
                .bind(list.getSelectionModel().selectedItemProperty().isNull());
        restore.setOnAction(press -> {
            Backups.Backup chosen = list.getSelectionModel().getSelectedItem();
            getScene().getWindow().hide();
            shell.restore(chosen);
        });
        getStyleClass().add("backups-pane");
        setTop(how);
        setCenter(list);
        setBottom(restore);
        setPrefSize(560, 420);
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
                                    bytes(backup) / 1024));
        }

        private static long bytes(Backups.Backup backup) {
            try {
                return Files.size(backup.file());
            } catch (IOException gone) {
                return 0;
            }
        }
    }
}
