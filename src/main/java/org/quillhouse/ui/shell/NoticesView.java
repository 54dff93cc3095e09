package org.quillhouse.ui.shell;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.theme.Labels;

/// The messages over the upper right of the window; each goes when its time is over, but not under the pointer.
final class NoticesView extends VBox {
    private static final double WIDTH = 400;
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).localizedBy(Texts.locale());

    private final Notices notices;
    /// By the very message: two that say the same at the same instant are two cards.
    private final Map<Notices.Notice, HBox> cards = new IdentityHashMap<>();

    NoticesView(Notices notices) {
        super(8);
        this.notices = notices;
        getStyleClass().add("notices");
        setId("notices");
        setPickOnBounds(false);
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        notices.shown().addListener((ListChangeListener<Notices.Notice>) change -> show());
    }

    private void show() {
        cards.keySet().retainAll(notices.shown());
        List<HBox> now = notices.shown().stream()
                .map(notice -> cards.computeIfAbsent(notice, this::card))
                .toList();
        getChildren().setAll(now);
    }

    private HBox card(Notices.Notice notice) {
        Label words = Labels.wrapped(notice.text(), "notice-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        var card = new HBox(10, icon(notice.kind()), words);
        card.setAlignment(Pos.CENTER_LEFT);
        card.getStyleClass().addAll("notice", "notice-" + notice.kind().name().toLowerCase(java.util.Locale.ROOT));
        card.setAccessibleRole(AccessibleRole.TEXT);
        card.setAccessibleText(notice.text());
        notice.act().ifPresent(act -> {
            var button = new Button(act.name());
            button.getStyleClass().add("small");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(press -> {
                notices.dismiss(notice);
                act.run().run();
            });
            card.getChildren().add(button);
        });
        var close = new Button("", new FontIcon(Feather.X));
        close.getStyleClass().addAll("flat", "button-icon", "small");
        close.setAccessibleText(Texts.of("shell.button.dismiss"));
        close.setFocusTraversable(false);
        close.setOnAction(press -> notices.dismiss(notice));
        card.getChildren().add(close);
        var time = new PauseTransition(Duration.millis(notice.kind().stays().toMillis()));
        time.setOnFinished(over -> notices.dismiss(notice));
        card.hoverProperty().subscribe(hovered -> {
            if (hovered) {
                time.stop();
            } else {
                time.playFromStart();
            }
        });
        return card;
    }

    private static FontIcon icon(Notices.Kind kind) {
        return new FontIcon(
                switch (kind) {
                    case SUCCESS -> Feather.CHECK_CIRCLE;
                    case NOTE -> Feather.INFO;
                    case ERROR -> Feather.ALERT_CIRCLE;
                });
    }

    /// All of this sitting, the newest first.
    static ListView<Notices.Notice> list(Notices notices) {
        var list = new ListView<>(notices.all());
        list.setId("notices-list");
        list.setPlaceholder(new Label(Texts.of("notice.none")));
        list.setPrefSize(560, 320);
        list.setCellFactory(view -> new Row());
        list.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) { // a list keeps it for itself
                list.getScene().getWindow().hide();
            }
        });
        return list;
    }

    private static final class Row extends ListCell<Notices.Notice> {
        Row() {
            setPrefWidth(0); // as wide as the list, the rest in more lines
        }

        @Override
        protected void updateItem(Notices.@Nullable Notice notice, boolean empty) {
            super.updateItem(notice, empty);
            if (empty || notice == null) {
                setGraphic(null);
                return;
            }
            Label words = Labels.wrapped(
                    Texts.of(
                            "notice.line",
                            WHEN.format(notice.at().atZone(ZoneId.systemDefault())),
                            notice.text().replace("\n", " ")),
                    "notice-words");
            HBox.setHgrow(words, Priority.ALWAYS);
            setGraphic(new HBox(10, icon(notice.kind()), words));
        }
    }
}
