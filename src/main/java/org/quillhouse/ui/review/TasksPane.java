package org.quillhouse.ui.review;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.agents.Director;
import org.quillhouse.agents.ProseTask;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.desk.WriterViewModel;
import org.quillhouse.ui.dialogs.FxDialogs;

/// What the writer can do with the text on the page, and what the room did step by step.
public final class TasksPane extends VBox {
    private final RewriteViewModel model;
    private final VBox steps = new VBox(2);

    public TasksPane(RewriteViewModel model, WriterViewModel turn) {
        this.model = model;
        setSpacing(8);
        var title = new Label(Texts.of("tasks.title"));
        title.getStyleClass().add("desk-label");
        var goOn = new Button(Texts.of(ProseTask.CONTINUE.key()), new FontIcon(Feather.CORNER_DOWN_RIGHT));
        goOn.setId("task-continue");
        goOn.setOnAction(press -> model.start(ProseTask.CONTINUE));
        var rewrite = new Button(Texts.of(ProseTask.MODIFY.key()), new FontIcon(Feather.EDIT_3));
        rewrite.setId("task-modify");
        rewrite.setTooltip(new Tooltip(Texts.of("tasks.modify.why")));
        rewrite.setOnAction(press -> model.start(ProseTask.MODIFY));
        var more = new MenuButton(Texts.of("tasks.more"));
        for (ProseTask task : ProseTask.values()) {
            boolean ofScene = task != ProseTask.CONTINUE && task != ProseTask.MODIFY && !task.isOfStory();
            if (ofScene) {
                if (task == ProseTask.TENSE) {
                    more.getItems().add(new SeparatorMenuItem());
                }
                var item = new MenuItem(Texts.of(task.key()));
                item.setOnAction(press -> model.start(task));
                more.getItems().add(item);
            }
        }
        var room = new Button(Texts.of("tasks.room"), new FontIcon(Feather.USERS));
        room.setId("task-room");
        room.setTooltip(new Tooltip(Texts.of("tasks.room.why")));
        room.setOnAction(press -> model.direct());
        for (Region button : java.util.List.of(goOn, rewrite, more, room)) {
            button.setMinWidth(USE_PREF_SIZE);
            button.disableProperty().bind(turn.busyProperty());
        }
        var where = new Label(Texts.of("tasks.where"));
        where.getStyleClass().add("desk-note");
        where.setWrapText(true);
        var buttons = new FlowPane(8, 8, goOn, rewrite, more, room);
        getChildren().addAll(title, buttons, where, progress(turn), steps);
        model.steps().addListener((ListChangeListener<Director.Step>) change -> showSteps());
    }

    private VBox progress(WriterViewModel turn) {
        var bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(model.progressProperty());
        var phase = new Label();
        phase.textProperty().bind(model.phaseProperty());
        var words = new Label();
        words.getStyleClass().add("desk-note");
        words.textProperty().bind(model.sofarProperty());
        var stop = new Button(Texts.of("desk.button.stop"), new FontIcon(Feather.SQUARE));
        stop.setOnAction(press -> turn.stop());
        stop.setMinWidth(USE_PREF_SIZE);
        var box = new VBox(6, bar, phase, words, stop);
        box.setAlignment(Pos.CENTER_LEFT);
        box.visibleProperty().bind(model.workingProperty());
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private void showSteps() {
        steps.getChildren().clear();
        if (!model.steps().isEmpty()) {
            var title = new Label(Texts.of("tasks.steps"));
            title.getStyleClass().add("desk-label");
            steps.getChildren().add(title);
        }
        for (Director.Step step : model.steps()) {
            var line = new Button(Texts.of("tasks.step", Texts.of(step.kind().key()), shortened(step.who())));
            line.getStyleClass().addAll("flat", "small", "step-line");
            line.setMnemonicParsing(false);
            line.setMaxWidth(Double.MAX_VALUE);
            line.setAlignment(Pos.CENTER_LEFT);
            line.setOnAction(press -> look(step));
            steps.getChildren().add(line);
        }
    }

    private static String shortened(String who) {
        return who.length() <= 44 ? who : who.substring(0, 43) + "…";
    }

    private void look(Director.Step step) {
        var area = new TextArea(step.who() + "\n\n" + step.text());
        area.setEditable(false);
        area.setWrapText(true);
        area.setPrefSize(640, 420);
        FxDialogs.show(getScene().getWindow(), Texts.of(step.kind().key()), area);
    }
}
