package org.quillhouse.ui.shell;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.kernel.Texts;

/// The first steps below the binder, until the writer wants them no more.
final class FirstStepsCard extends VBox {
    private final VBox rows = new VBox(2);
    private final Label title = new Label();

    /// @param go leads to where a step is done
    FirstStepsCard(FirstSteps model, Consumer<FirstSteps.Step> go) {
        setId("first-steps");
        getStyleClass().addAll("desk-card", "first-steps");
        title.getStyleClass().add("desk-label");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var away = new Button("", new FontIcon(Feather.X));
        away.getStyleClass().addAll("flat", "button-icon", "small");
        away.setTooltip(new Tooltip(Texts.of("steps.hide")));
        away.setAccessibleText(Texts.of("steps.hide"));
        away.setOnAction(press -> model.hide());
        var head = new HBox(4, title, space, away);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, rows);
        model.shownProperty().subscribe(steps -> show(steps, go));
    }

    private void show(List<FirstSteps.Shown> steps, Consumer<FirstSteps.Step> go) {
        setVisible(!steps.isEmpty());
        setManaged(!steps.isEmpty());
        boolean all = steps.stream().allMatch(FirstSteps.Shown::done);
        title.setText(Texts.of(all ? "steps.done" : "steps.title"));
        rows.getChildren().setAll(steps.stream().map(step -> row(step, go)).toList());
    }

    private static Node row(FirstSteps.Shown shown, Consumer<FirstSteps.Step> go) {
        var icon = new FontIcon(shown.done() ? Feather.CHECK_CIRCLE : Feather.CIRCLE);
        var button = new Button(Texts.of(shown.step().key()), icon);
        button.getStyleClass().addAll("flat", "small", shown.done() ? "step-done" : "step-open");
        button.setWrapText(true);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinHeight(USE_PREF_SIZE);
        button.setAlignment(Pos.TOP_LEFT);
        button.setOnAction(press -> go.accept(shown.step()));
        return button;
    }
}
