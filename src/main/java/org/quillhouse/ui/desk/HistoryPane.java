package org.quillhouse.ui.desk;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.TextDiff;
import org.quillhouse.manuscript.VersionMark;

/// The versions of the open scene, and what changed since the one that is chosen.
final class HistoryPane extends VBox {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).localizedBy(Texts.locale());

    private final HistoryViewModel history;
    private final ListView<VersionMark> list = new ListView<>();
    private final DifferenceView difference = new DifferenceView();
    private final Label legend = new Label(Texts.of("history.choose"));

    HistoryPane(HistoryViewModel history) {
        this.history = history;
        getStyleClass().add("desk-box");
        list.setItems(history.versions());
        list.setId("history-list");
        list.setPrefHeight(250);
        list.setMinHeight(140);
        list.setPlaceholder(new Label(Texts.of("history.empty")));
        list.setCellFactory(view -> new Row());
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(version -> history.chosenProperty().set(Optional.ofNullable(version)));
        var name = new Button(Texts.of("history.button.name"), new FontIcon(Feather.BOOKMARK));
        name.setOnAction(press -> history.nameNow());
        var restore = new Button(Texts.of("history.button.restore"), new FontIcon(Feather.ROTATE_CCW));
        restore.setId("history-restore");
        restore.setOnAction(press -> history.restore());
        restore.disableProperty()
                .bind(history.chosenProperty()
                        .map(version -> version.isEmpty() || version.get().shown() || history.isReadOnly()));
        name.setDisable(history.isReadOnly());
        var beside = new Button(Texts.of("difference.beside"), new FontIcon(Feather.COLUMNS));
        beside.setId("history-beside");
        beside.setOnAction(press -> SideBySideView.show(
                getScene().getWindow(), history.differenceProperty().get()));
        beside.disableProperty().bind(history.differenceProperty().map(pieces -> !DifferenceView.differs(pieces)));
        for (Button button : List.of(name, restore, beside)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        legend.setWrapText(true);
        legend.getStyleClass().add("desk-note");
        getChildren().addAll(list, new FlowPane(8, 8, name, restore, beside), legend, difference);
        history.differenceProperty().subscribe(this::show);
        history.chosenProperty().subscribe(version -> {
            if (version.isEmpty()) {
                list.getSelectionModel().clearSelection();
            }
        });
    }

    private void show(List<TextDiff.Piece> pieces) {
        String key = history.chosenProperty().get().isEmpty()
                ? "history.choose"
                : DifferenceView.differs(pieces) ? "history.legend" : "history.same";
        legend.setText(Texts.of(key));
        difference.show(pieces);
    }

    /// One version: when, by whom, how long, and its name.
    private static final class Row extends ListCell<VersionMark> {
        private final Label title = new Label();
        private final Label facts = new Label();
        private final VBox box = new VBox(title, facts);

        Row() {
            facts.getStyleClass().add("desk-note");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable VersionMark version, boolean empty) {
            super.updateItem(version, empty);
            setText(null);
            if (empty || version == null) {
                setGraphic(null);
                return;
            }
            String author = Texts.of(version.author().key());
            title.setText(version.name().isEmpty() ? when(version) : version.name());
            title.getStyleClass().setAll("label", version.name().isEmpty() ? "history-unnamed" : "desk-name");
            String words = Texts.of("history.facts", version.number(), author, version.words());
            String named = version.name().isEmpty() ? words : Texts.of("history.named", when(version), words);
            facts.setText(version.shown() ? Texts.of("history.shown", named) : named);
            setGraphic(box);
        }

        private static String when(VersionMark version) {
            ZonedDateTime time = version.changed().atZone(ZoneId.systemDefault());
            return time.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault()))
                    ? Texts.of("history.today", TIME.format(time))
                    : Texts.of("history.day", DAY.format(time), TIME.format(time));
        }
    }
}
