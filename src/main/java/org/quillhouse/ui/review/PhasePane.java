package org.quillhouse.ui.review;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.agents.PhaseGuide.Standing;
import org.quillhouse.kernel.Texts;
import org.quillhouse.review.ChapterPhase;
import org.quillhouse.review.Readiness;
import org.quillhouse.ui.theme.Labels;

/// How far the open chapter is: three phases, what it lacks for the next, and its revisions.
final class PhasePane extends VBox {
    private static final int ADVICE = 4;

    private final PhasesViewModel model;
    private final Runnable showRevisions;
    private final Runnable talk;

    /// @param showRevisions opens the list of revisions
    /// @param talk opens the talk about the chapter in its phase
    PhasePane(PhasesViewModel model, Runnable showRevisions, Runnable talk) {
        this.model = model;
        this.showRevisions = showRevisions;
        this.talk = talk;
        setId("phases");
        getStyleClass().add("desk-card");
        managedProperty().bind(visibleProperty());
        model.standingProperty().subscribe(this::show);
    }

    private void show(Optional<Standing> standing) {
        setVisible(standing.isPresent());
        getChildren().clear();
        standing.ifPresent(this::fill);
    }

    private void fill(Standing standing) {
        getChildren().add(steps(standing));
        Label length = Labels.wrapped(
                Texts.of("phase.length", standing.words(), standing.targetWords(), standing.minutes()), "desk-note");
        length.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(length, Priority.ALWAYS);
        var line = new HBox(4, length, menu(standing));
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(line);
        if (!standing.untold().isEmpty()) {
            getChildren()
                    .add(Labels.wrapped(
                            Texts.of("phase.untold", String.join("; ", standing.untold())), "phase-advice"));
        }
        standing.next().ifPresentOrElse(next -> fill(standing, next), () -> fillApproved(standing));
    }

    /// The phases in a row, that of now marked; those passed can be gone back to.
    private HBox steps(Standing standing) {
        var line = new HBox(2);
        line.setAlignment(Pos.CENTER_LEFT);
        for (ChapterPhase phase : ChapterPhase.values()) {
            if (phase != ChapterPhase.DRAFT) {
                line.getChildren().add(new FontIcon(Feather.CHEVRON_RIGHT));
            }
            var step = new Label(Texts.of(phase.key()));
            boolean now = phase == standing.phase();
            step.getStyleClass().addAll("phase-step", now ? "phase-now" : "phase-other");
            line.getChildren().add(step);
        }
        return line;
    }

    private MenuButton menu(Standing standing) {
        var menu = new MenuButton("", new FontIcon(Feather.MORE_HORIZONTAL));
        menu.getStyleClass().addAll("flat", "no-arrow", "button-icon");
        menu.setAccessibleText(Texts.of("phase.menu"));
        var keep = new MenuItem(Texts.of("phase.keep"));
        keep.setOnAction(press -> model.keep());
        keep.setDisable(model.isReadOnly());
        var list = new MenuItem(Texts.of("phase.revisions", standing.revisions().size()));
        list.setOnAction(press -> showRevisions.run());
        var about = new MenuItem(Texts.of("phase.talk"));
        about.setOnAction(press -> talk.run());
        menu.getItems().addAll(about, keep, list);
        for (ChapterPhase phase : ChapterPhase.values()) {
            if (phase.compareTo(standing.phase()) < 0 && standing.visited().contains(phase)) {
                var back = new MenuItem(Texts.of("phase.back", Texts.of(phase.key())));
                back.setOnAction(press -> model.move(phase));
                back.setDisable(model.isReadOnly());
                menu.getItems().add(back);
            }
        }
        if (standing.phase() == ChapterPhase.DRAFT && standing.words() > 0) {
            var skip = new MenuItem(Texts.of("phase.move.anyway", Texts.of(ChapterPhase.APPROVED.key())));
            skip.setOnAction(press -> model.move(ChapterPhase.APPROVED));
            skip.setDisable(model.isReadOnly());
            menu.getItems().add(skip);
        }
        return menu;
    }

    private void fill(Standing standing, Readiness next) {
        String name = Texts.of(next.to().key());
        String key = next.passes() ? "phase.ready" : "phase.not.ready";
        getChildren().add(Labels.wrapped(Texts.of(key, name, (int) Math.round(100 * next.score())), "remark-issue"));
        List<String> advice = next.advice();
        advice.stream().limit(ADVICE).forEach(line -> getChildren().add(Labels.wrapped("• " + line, "phase-advice")));
        var move = new Button(
                Texts.of(next.passes() ? "phase.move" : "phase.move.anyway", name), new FontIcon(Feather.CHECK));
        move.setId("phase-move");
        move.getStyleClass().add("small");
        if (next.passes()) {
            move.getStyleClass().add("accent");
        }
        move.setDisable(model.isReadOnly() || next.to() == ChapterPhase.APPROVED && standing.words() == 0);
        move.setOnAction(press -> model.move(next.to()));
        getChildren().add(new FlowPane(8, 8, move));
    }

    private void fillApproved(Standing standing) {
        String since = standing.changed() ? Texts.of("phase.done.changed") : "";
        getChildren().add(Labels.wrapped(Texts.of("phase.done", since), "remark-issue"));
        if (standing.changed()) {
            var again = new Button(Texts.of("phase.again"), new FontIcon(Feather.CHECK));
            again.getStyleClass().add("small");
            again.setDisable(model.isReadOnly());
            again.setOnAction(press -> model.move(ChapterPhase.APPROVED));
            getChildren().add(new FlowPane(8, 8, again));
        }
    }
}
