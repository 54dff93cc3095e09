package org.quillhouse.ui.story;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.agents.MeaningCheck.Nearest;
import org.quillhouse.agents.PhaseGuide.Drift;
import org.quillhouse.kernel.Texts;
import org.quillhouse.kernel.Words;
import org.quillhouse.ui.theme.Labels;

/// Where the chapters have left their plans; nothing until it was asked for.
final class DriftPane extends VBox {
    private static final int SHOWN_LETTERS = 180;

    private final StorySheetViewModel model;

    DriftPane(StorySheetViewModel model) {
        super(4);
        this.model = model;
        setId("drift");
        managedProperty().bind(visibleProperty());
        model.driftProperty().subscribe(this::show);
    }

    private void show(Optional<List<Drift>> found) {
        setVisible(found.isPresent());
        getChildren().setAll(Labels.wrapped(Texts.of("drift.title"), "desk-label"));
        List<Drift> any = found.orElse(List.of()).stream().filter(Drift::isAny).toList();
        if (any.isEmpty()) {
            getChildren().add(Labels.wrapped(Texts.of("drift.none"), "desk-note"));
        }
        any.forEach(this::show);
        boolean looked = any.stream().anyMatch(drift -> !drift.nearest().isEmpty());
        boolean lacking = any.stream().anyMatch(drift -> !drift.untold().isEmpty());
        getChildren().add(Labels.wrapped(Texts.of(looked ? "drift.why.meaning" : "drift.why"), "desk-note"));
        if (lacking && !looked) {
            getChildren().add(byMeaning());
        }
    }

    private void show(Drift drift) {
        String name = drift.chapter().number() + " " + drift.chapter().title();
        if (drift.untold().isEmpty()) {
            getChildren()
                    .add(line(Texts.of(drift.planned() ? "drift.unwritten" : "drift.unplanned", name), "drift-line"));
        } else {
            drift.untold().forEach(moment -> show(drift, name, moment));
        }
    }

    private void show(Drift drift, String name, String moment) {
        var write = new Button("", new FontIcon(Feather.FEATHER));
        write.getStyleClass().addAll("flat", "button-icon", "small");
        write.setTooltip(new Tooltip(Texts.of("drift.scene")));
        write.setAccessibleText(Texts.of("drift.scene"));
        write.setMinWidth(USE_PREF_SIZE);
        write.disableProperty().bind(model.turn().busyProperty());
        write.setVisible(!model.isReadOnly());
        write.setOnAction(press -> model.writeScene(drift, moment));
        var words = Labels.wrapped(Texts.of("drift.untold", name, moment), "drift-line");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var line = new HBox(4, words, write);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(line);
        Nearest nearest = drift.nearest().get(moment);
        if (nearest != null) {
            boolean here = nearest.chapter() == drift.chapter().number();
            String passage =
                    Words.beginning(nearest.passage().replace('\n', ' ').strip(), SHOWN_LETTERS);
            String told = here
                    ? Texts.of("drift.nearest.here", passage)
                    : Texts.of("drift.nearest.elsewhere", nearest.chapter(), passage);
            getChildren().add(line(told, "drift-nearest"));
        }
    }

    private static Node line(String words, String style) {
        return Labels.wrapped(words, style);
    }

    private Button byMeaning() {
        var look = new Button(Texts.of("drift.meaning"), new FontIcon(Feather.COMPASS));
        look.setId("drift-meaning");
        look.setTooltip(new Tooltip(Texts.of("drift.meaning.why")));
        look.disableProperty().bind(model.turn().busyProperty());
        look.setOnAction(press -> model.compareByMeaning());
        return look;
    }
}
