package org.quillhouse.ui.story;

import java.util.List;
import java.util.Optional;
import javafx.scene.layout.VBox;
import org.quillhouse.agents.PhaseGuide.Drift;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.theme.Labels;

/// Where the chapters have left their plans; nothing until it was asked for.
final class DriftPane extends VBox {
    DriftPane(StorySheetViewModel model) {
        super(4);
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
        any.forEach(drift -> getChildren().add(Labels.wrapped(words(drift), "drift-line")));
        getChildren().add(Labels.wrapped(Texts.of("drift.why"), "desk-note"));
    }

    private static String words(Drift drift) {
        String name = drift.chapter().number() + " " + drift.chapter().title();
        if (!drift.untold().isEmpty()) {
            return Texts.of("drift.untold", name, String.join("; ", drift.untold()));
        }
        return Texts.of(drift.planned() ? "drift.unwritten" : "drift.unplanned", name);
    }
}
