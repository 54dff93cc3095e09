package org.quillhouse.ui.models;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.engine.Diagnosis;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.theme.Labels;

/// What was looked at of engine and model, and what would help.
public final class DiagnosticsPane extends VBox {
    private final ModelViewModel models;
    private final Runnable choose;
    private final VBox lines = new VBox(10);

    /// @param choose shows the Models screen
    public DiagnosticsPane(ModelViewModel models, Runnable choose) {
        this.models = models;
        this.choose = choose;
        setId("diagnostics");
        var again = new Button(Texts.of("diagnosis.again"), new FontIcon(Feather.REFRESH_CW));
        again.setOnAction(press -> show());
        var scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportWidth(620);
        scroll.setPrefViewportHeight(340);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        setSpacing(12);
        getChildren().addAll(scroll, again);
        models.readinessProperty().subscribe(readiness -> show());
    }

    private void show() {
        lines.getChildren().setAll(models.diagnose().stream().map(this::line).toList());
    }

    private HBox line(Diagnosis.Finding finding) {
        var icon = new FontIcon(
                switch (finding.level()) {
                    case FINE -> Feather.CHECK_CIRCLE;
                    case HINT -> Feather.INFO;
                    case PROBLEM -> Feather.ALERT_TRIANGLE;
                });
        icon.getStyleClass().add("diagnosis-" + finding.level().name().toLowerCase(java.util.Locale.ROOT));
        Label words = Labels.wrapped(finding.words(), "diagnosis-words");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var line = new HBox(10, icon, words);
        line.setAlignment(Pos.CENTER_LEFT);
        finding.fix().ifPresent(fix -> {
            var button = new Button(Texts.of(fix.key()));
            button.getStyleClass().add("small");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(press -> {
                if (fix.isChoice()) {
                    getScene().getWindow().hide();
                    choose.run();
                } else {
                    models.mend(fix);
                    show();
                }
            });
            line.getChildren().add(button);
        });
        return line;
    }
}
