package org.quillhouse.ui.desk;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.kernel.Texts;
import org.quillhouse.kernel.Words;
import org.quillhouse.manuscript.TextDiff;
import org.quillhouse.ui.theme.Labels;

/// Earlier texts of one field, newest first: what changed since, and bringing one back.
///
/// @param <T> what a text is brought back as
public final class EarlierPane<T> extends VBox {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofLocalizedDateTime(
                    FormatStyle.MEDIUM, FormatStyle.SHORT)
            .localizedBy(Texts.locale());

    private final String now;
    private final Label legend = Labels.wrapped(Texts.of("earlier.choose"), "desk-note");
    private final DifferenceView difference = new DifferenceView();

    /// One earlier text.
    ///
    /// @param replaced when another took its place
    public record Earlier<T>(T value, String text, Instant replaced) {}

    /// @param earlier newest first
    /// @param now the text that there is
    /// @param back given the one that is brought back; the one of now is then among the earlier ones
    public EarlierPane(List<Earlier<T>> earlier, String now, Consumer<T> back) {
        this.now = now;
        setSpacing(10);
        var list = new ListView<Earlier<T>>();
        list.getItems().setAll(earlier);
        list.setPrefSize(620, 170);
        list.setPlaceholder(new Label(Texts.of("earlier.empty")));
        list.setCellFactory(view -> new Row<>());
        list.getSelectionModel().selectedItemProperty().subscribe(this::compare);
        var bring = new Button(Texts.of("history.button.restore"), new FontIcon(Feather.ROTATE_CCW));
        bring.disableProperty()
                .bind(list.getSelectionModel().selectedItemProperty().isNull());
        bring.setOnAction(press -> {
            back.accept(list.getSelectionModel().getSelectedItem().value());
            getScene().getWindow().hide();
        });
        var beside = new Button(Texts.of("difference.beside"), new FontIcon(Feather.COLUMNS));
        beside.disableProperty()
                .bind(list.getSelectionModel().selectedItemProperty().isNull());
        beside.setOnAction(press -> SideBySideView.show(
                getScene().getWindow(),
                TextDiff.between(list.getSelectionModel().getSelectedItem().text(), now)));
        var scroll = new ScrollPane(difference);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(260);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(list, new FlowPane(8, 8, bring, beside), legend, scroll);
    }

    private void compare(@Nullable Earlier<T> chosen) {
        if (chosen != null) {
            List<TextDiff.Piece> pieces = TextDiff.between(chosen.text(), now);
            legend.setText(Texts.of(DifferenceView.differs(pieces) ? "history.legend" : "history.same"));
            difference.show(pieces);
        }
    }

    private static final class Row<T> extends ListCell<Earlier<T>> {
        @Override
        protected void updateItem(@Nullable Earlier<T> earlier, boolean empty) {
            super.updateItem(earlier, empty);
            setText(
                    empty || earlier == null
                            ? null
                            : Texts.of(
                                    "earlier.line",
                                    WHEN.format(earlier.replaced().atZone(ZoneId.systemDefault())),
                                    Words.count(earlier.text())));
        }
    }
}
