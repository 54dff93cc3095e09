package org.quillhouse.ui.desk;

import javafx.beans.binding.Bindings;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.context.Layer;
import org.quillhouse.kernel.Texts;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.SettingKey;
import org.quillhouse.ui.dialogs.Named;
import org.quillhouse.ui.theme.Labels;

/// Sliders for the parts of what agents read, with what they come to together.
final class BudgetPane extends VBox {
    static final double WIDTH = 640;
    private static final int STEP = 100;
    private static final double FIELD = 260;

    private final BudgetViewModel budget;
    private final GridPane rows = new GridPane();
    private final HBox bar = new HBox();
    private final Label sum = new Label();
    private int row;

    BudgetPane(BudgetViewModel budget) {
        super(14);
        this.budget = budget;
        budget.readAgain();
        bar.getStyleClass().add("context-bar");
        bar.setMinHeight(14);
        rows.setHgap(14);
        rows.setVgap(10);
        var grows = new ColumnConstraints();
        grows.setHgrow(Priority.ALWAYS);
        var right = new ColumnConstraints();
        right.setHalignment(HPos.RIGHT);
        right.setMinWidth(Region.USE_PREF_SIZE);
        rows.getColumnConstraints().setAll(new ColumnConstraints(), grows, right);
        for (Layer layer : Layer.values()) {
            addLayer(layer);
        }
        var full = choice(Keys.CONTEXT_OVERFLOW, "budget.full.");
        var moves = choice(Keys.CONTEXT_ALLOCATION, "budget.moves.");
        moves.setId("budget-moves");
        addChoice("budget.full", full);
        addChoice("budget.moves", moves);
        sum.getStyleClass().add("desk-label");
        sum.setWrapText(true);
        var trouble = Labels.wrapped("", "desk-warning");
        trouble.textProperty().bind(budget.troubleProperty());
        trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
        getChildren().addAll(Labels.wrapped(Texts.of("budget.how"), "desk-note"), bar, rows, sum, trouble, buttons());
        showSum();
    }

    private void addLayer(Layer layer) {
        var slider =
                new Slider(layer.least(), layer.most(), budget.tokensOf(layer).get());
        slider.setBlockIncrement(STEP);
        slider.setMajorTickUnit(STEP);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(false);
        slider.setId("budget-" + layer.letter());
        slider.setAccessibleText(Texts.of(ContextPane.key(layer)));
        slider.valueProperty()
                .subscribe((was, now) -> budget.tokensOf(layer)
                        .set(Math.clamp(Math.round(now.doubleValue() / STEP) * STEP, layer.least(), layer.most())));
        budget.tokensOf(layer).subscribe(now -> {
            if (Math.abs(slider.getValue() - now.doubleValue()) >= STEP) {
                slider.setValue(now.doubleValue());
            }
            showSum();
        });
        var name = new Label(Texts.of(ContextPane.key(layer)), ContextPane.swatch(layer));
        name.setLabelFor(slider);
        name.setMinWidth(USE_PREF_SIZE);
        var value = new Label();
        value.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Texts.of("budget.tokens", budget.tokensOf(layer).get()), budget.tokensOf(layer)));
        rows.addRow(row++, name, slider, value);
    }

    private void addChoice(String key, ComboBox<String> choice) {
        var name = new Label(Texts.of(key));
        name.setLabelFor(choice);
        name.setMinWidth(USE_PREF_SIZE);
        rows.add(name, 0, row);
        rows.add(choice, 1, row++, 2, 1);
    }

    private ComboBox<String> choice(SettingKey<String> key, String prefix) {
        var choice = new ComboBox<String>();
        choice.getItems().setAll(key.choices());
        choice.setConverter(new Named<>(value -> Texts.of(prefix + value)));
        choice.setValue(budget.choice(key));
        choice.setPrefWidth(FIELD);
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.valueProperty().subscribe((was, now) -> {
            if (now != null) {
                budget.choose(key, now);
            }
        });
        return choice;
    }

    private Node buttons() {
        var store = new Button(Texts.of("budget.store"), new FontIcon(Feather.CHECK));
        store.setId("budget-store");
        store.getStyleClass().add("accent");
        store.disableProperty().bind(budget.troubleProperty().isNotEmpty());
        store.setOnAction(press -> {
            if (budget.store()) {
                getScene().getWindow().hide();
            }
        });
        var usual = new Button(Texts.of("budget.usual"), new FontIcon(Feather.ROTATE_CCW));
        usual.setOnAction(press -> budget.tryUsual());
        var forget = new Button(Texts.of("budget.forget"), new FontIcon(Feather.TRASH_2));
        forget.setOnAction(press -> budget.forgetLearnt());
        return new FlowPane(8, 8, store, usual, forget);
    }

    private void showSum() {
        int total = Math.max(1, budget.total());
        sum.setText(Texts.of("budget.sum", budget.sum(), total));
        bar.getChildren().clear();
        for (Layer layer : Layer.values()) {
            double share = budget.tokensOf(layer).get() / (double) Math.max(total, budget.sum());
            bar.getChildren().add(ContextPane.piece(layer, share, bar));
        }
    }
}
