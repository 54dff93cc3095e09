package org.quillhouse.ui.models;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.quillhouse.engine.Preset;
import org.quillhouse.kernel.Texts;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.SettingKey;
import org.quillhouse.ui.dialogs.Named;
import org.quillhouse.ui.theme.Labels;

/// How the model is loaded: layers, threads, context, safe mode, and presets of all of it.
final class ModelSettingsPane extends VBox {
    private static final List<Integer> CONTEXTS = List.of(0, 2_048, 4_096, 8_192, 16_384, 32_768, 65_536);

    private final ModelsViewModel models;

    ModelSettingsPane(ModelsViewModel models) {
        this.models = models;
        getStyleClass().add("models-settings");
        var title = new Label(Texts.of("models.settings"));
        title.getStyleClass().add("models-subtitle");
        var fit = new Button(Texts.of("models.button.fit"));
        fit.setOnAction(press -> models.fitToThisMachine());
        var reload = new Button(Texts.of("models.button.reload"));
        reload.getStyleClass().add("accent");
        reload.disableProperty().bind(models.changedProperty().not());
        reload.setOnAction(press -> models.reload());
        var buttons = new FlowPane(8, 8, fit, reload);
        var presets = new FlowPane(6, 6);
        for (Preset preset : models.presets()) {
            var button = new Button(Texts.of(preset.key()));
            button.getStyleClass().add("small");
            button.setOnAction(press -> models.apply(preset));
            presets.getChildren().add(button);
        }
        var presetTitle = new Label(Texts.of("models.presets"));
        presetTitle.getStyleClass().add("models-subtitle");
        Label elsewhere = Labels.wrapped(Texts.of("models.settings.elsewhere"), "models-facts");
        var own = new VBox(grid(), safeMode());
        own.spacingProperty().bind(spacingProperty());
        shownWhere(elsewhere, models.elsewhereProperty());
        shownWhere(own, models.elsewhereProperty().not());
        shownWhere(fit, models.elsewhereProperty().not());
        getChildren().addAll(title, elsewhere, own, buttons, presetTitle, presets);
    }

    private static void shownWhere(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(node.visibleProperty());
    }

    private GridPane grid() {
        var grid = new GridPane(10, 8);
        grid.addRow(0, label("models.settings.layers"), layers());
        grid.addRow(1, label("models.settings.threads"), numbers(Keys.THREADS, threadCounts()));
        grid.addRow(2, label("models.settings.context"), numbers(Keys.CONTEXT_TOKENS, CONTEXTS));
        return grid;
    }

    private static Label label(String key) {
        var label = new Label(Texts.of(key));
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static List<Integer> threadCounts() {
        int all = Runtime.getRuntime().availableProcessors();
        return java.util.stream.IntStream.rangeClosed(0, all).boxed().toList();
    }

    private Region layers() {
        if (!models.hasGpu()) {
            var none = new Label(Texts.of("models.settings.layers.none"));
            none.setWrapText(true);
            none.getStyleClass().add("models-facts");
            return none;
        }
        var slider = new Slider(-1, Math.max(1, models.layers()), models.get(Keys.GPU_LAYERS));
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        var value = new Label();
        slider.valueProperty().subscribe(layers -> {
            int count = (int) Math.round(layers.doubleValue());
            value.setText(count < 0 ? Texts.of("models.settings.layers.auto") : Integer.toString(count));
            models.set(Keys.GPU_LAYERS, count);
        });
        return new VBox(slider, value);
    }

    private ChoiceBox<Integer> numbers(SettingKey<Integer> key, List<Integer> values) {
        var box = new ChoiceBox<Integer>();
        box.getItems().setAll(values);
        if (!values.contains(models.get(key))) {
            box.getItems().add(models.get(key));
        }
        box.setConverter(new Named<>(value -> value == 0 ? Texts.of("models.settings.auto") : "%,d".formatted(value)));
        box.setValue(models.get(key));
        box.valueProperty().subscribe(value -> models.set(key, value));
        models.changedProperty().subscribe(changed -> box.setValue(models.get(key)));
        return box;
    }

    private CheckBox safeMode() {
        var box = new CheckBox(Texts.of("models.settings.safe"));
        box.setWrapText(true);
        box.setSelected(models.get(Keys.SAFE_MODE).equals("on"));
        box.selectedProperty().subscribe(on -> {
            boolean was = models.get(Keys.SAFE_MODE).equals("on");
            if (on != was) {
                models.set(Keys.SAFE_MODE, on ? "on" : "auto");
            }
        });
        return box;
    }
}
