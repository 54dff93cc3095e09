package org.quillhouse.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.kernel.Texts;
import org.quillhouse.settings.Source;
import org.quillhouse.ui.tasks.FieldSaver;
import org.quillhouse.ui.theme.Labels;

/// All settings, to be searched, changed and set back.
final class SettingsPane extends VBox {
    static final double WIDTH = 760;
    private static final double HEIGHT = 470;
    private static final double FIELD = 190;

    private final SettingsViewModel model;
    private final TextField search = new TextField();
    private final VBox rows = new VBox(12);
    private final Label told = Labels.wrapped(Texts.of("settings.how"), "desk-note");

    SettingsPane(SettingsViewModel model) {
        super(10);
        this.model = model;
        search.setId("settings-search");
        search.setPromptText(Texts.of("settings.search"));
        search.setAccessibleText(Texts.of("settings.search"));
        search.textProperty().subscribe(words -> show());
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(HEIGHT);
        scroll.getStyleClass().add("settings-list");
        getChildren().addAll(search, told, scroll, files());
        setFocusTraversable(true);
        focusedProperty().subscribe(focused -> {
            if (focused) {
                search.requestFocus();
            }
        });
    }

    private FlowPane files() {
        var save = new Button(Texts.of("settings.save"), new FontIcon(Feather.UPLOAD));
        save.setId("settings-save");
        save.setOnAction(press -> tell(model.save(), true));
        var read = new Button(Texts.of("settings.read"), new FontIcon(Feather.DOWNLOAD));
        read.setId("settings-read");
        read.setOnAction(press -> {
            tell(model.read(), true);
            show();
        });
        return new FlowPane(8, 8, save, read);
    }

    private void show() {
        rows.getChildren()
                .setAll(model.find(search.getText()).stream().map(this::row).toList());
        if (rows.getChildren().isEmpty()) {
            rows.getChildren().add(Labels.wrapped(Texts.of("settings.none"), "desk-note"));
        }
    }

    private HBox row(SettingsViewModel.Shown shown) {
        var about = Labels.wrapped(shown.about(), "settings-about");
        var name = Labels.wrapped(
                Texts.of(
                        "settings.name",
                        shown.key().name(),
                        Texts.of(shown.source().key())),
                "desk-note");
        var words = new VBox(2, about, name);
        HBox.setHgrow(words, Priority.ALWAYS);
        var reset = new Button("", new FontIcon(Feather.ROTATE_CCW));
        reset.getStyleClass().addAll("flat", "button-icon");
        reset.setAccessibleText(Texts.of("settings.reset", shown.about()));
        reset.setTooltip(new javafx.scene.control.Tooltip(Texts.of("settings.reset.short")));
        reset.setDisable(shown.source() != Source.PROFILE);
        reset.setOnAction(press -> {
            model.reset(shown.key());
            show();
        });
        var row = new HBox(10, words, field(shown), reset);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /// What the command line or the environment says goes first, so it cannot be changed here.
    private Node field(SettingsViewModel.Shown shown) {
        boolean given = shown.source() == Source.COMMAND_LINE || shown.source() == Source.ENVIRONMENT;
        if (!shown.key().choices().isEmpty()) {
            var box = new ComboBox<String>();
            box.getItems().setAll(shown.key().choices());
            box.setValue(shown.value());
            box.setDisable(given);
            box.setAccessibleText(shown.about());
            box.setMinWidth(FIELD);
            box.setPrefWidth(FIELD);
            box.setOnAction(chosen -> {
                keep(shown, box.getValue());
                show();
            });
            return box;
        }
        var text = new TextField(shown.value());
        text.setDisable(given);
        text.setAccessibleText(shown.about());
        text.setMinWidth(FIELD);
        text.setPrefWidth(FIELD);
        FieldSaver.keepWhenLeft(text, () -> keep(shown, text.getText()));
        text.setOnAction(enter -> {
            keep(shown, text.getText());
            show();
        });
        return text;
    }

    private void keep(SettingsViewModel.Shown shown, String value) {
        String wrong = model.set(shown.key(), value).orElse("");
        tell(wrong.isEmpty() ? Texts.of("settings.how") : wrong, wrong.isEmpty());
    }

    private void tell(String words, boolean good) {
        told.setText(words);
        told.getStyleClass().setAll("label", good ? "desk-note" : "desk-warning");
        told.setMinHeight(Region.USE_PREF_SIZE);
    }
}
