package org.quillhouse.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Chapter;
import org.quillhouse.manuscript.TextDiff;
import org.quillhouse.ui.desk.SideBySideView;
import org.quillhouse.ui.dialogs.Named;

/// A backup to read and to copy from, chapter by chapter, beside what the story says now.
final class BackupReader extends VBox {
    static final double WIDTH = 760;

    private final TextArea text = new TextArea();
    private final Button compare = new Button(Texts.of("difference.beside"), new FontIcon(Feather.COLUMNS));

    BackupReader(List<Chapter> chapters, BackupsViewModel model) {
        super(10);
        var choice = new ComboBox<Chapter>();
        choice.setConverter(new Named<>(chapter -> chapter.number() + "  " + chapter.title()));
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setAccessibleText(Texts.of("backups.chapter"));
        HBox.setHgrow(choice, Priority.ALWAYS);
        choice.getItems().setAll(chapters);
        text.setEditable(false);
        text.setWrapText(true);
        text.setPrefRowCount(24);
        text.getStyleClass().add("backup-text");
        choice.valueProperty().subscribe(chapter -> {
            text.setText(chapter == null ? "" : chapter.content());
            compare.setDisable(chapter == null);
        });
        compare.setOnAction(press -> {
            Chapter before = choice.getValue();
            Optional<String> now = model.now(before);
            SideBySideView.show(getScene().getWindow(), TextDiff.between(before.content(), now.orElse("")));
        });
        var head = new HBox(8, choice, compare);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, text);
        choice.getSelectionModel().selectFirst();
    }
}
