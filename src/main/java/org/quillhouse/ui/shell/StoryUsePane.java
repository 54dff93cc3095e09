package org.quillhouse.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.kernel.Texts;
import org.quillhouse.project.StoryUse;
import org.quillhouse.ui.theme.Labels;

/// What takes room in the story, and a button that gives back what is free.
final class StoryUsePane extends VBox {
    private static final double BAR = 160;
    private static final double SIZE = 90;

    private final Label sum = Labels.wrapped(Texts.of("use.measuring"), "desk-label");
    private final GridPane lines = new GridPane(12, 4);
    private final Button compact = new Button(Texts.of("use.compact"), new FontIcon(Feather.MINIMIZE_2));
    private final List<ProgressBar> bars = new ArrayList<>();
    private final List<Label> sizes = new ArrayList<>();
    private final BackupsViewModel model;

    StoryUsePane(BackupsViewModel model) {
        super(8);
        this.model = model;
        setId("story-use");
        var right = new ColumnConstraints();
        right.setHalignment(HPos.RIGHT);
        right.setMinWidth(SIZE);
        lines.getColumnConstraints().addAll(new ColumnConstraints(), new ColumnConstraints(), right);
        compact.setId("compact-story");
        compact.setDisable(true);
        compact.setOnAction(press -> {
            compact.setDisable(true);
            model.compact();
        });
        for (StoryUse.Kind kind : StoryUse.Kind.values()) {
            add(kind);
        }
        getChildren().addAll(sum, lines, compact);
        model.useProperty().subscribe(found -> found.ifPresent(this::show));
        model.measure();
    }

    /// All kinds in the same place always, so that nothing moves when they are measured.
    private void show(StoryUse use) {
        sum.setText(Texts.of("use.sum", StoriesView.size(use.sum())));
        for (StoryUse.Kind kind : StoryUse.Kind.values()) {
            long bytes = use.bytes().getOrDefault(kind, 0L);
            bars.get(kind.ordinal()).setProgress((double) bytes / use.sum());
            sizes.get(kind.ordinal()).setText(StoriesView.size(bytes));
        }
        compact.setDisable(use.free() == 0 || model.isReadOnly());
    }

    private void add(StoryUse.Kind kind) {
        var bar = new ProgressBar(0);
        bar.setPrefWidth(BAR);
        bar.setAccessibleText(Texts.of(kind.key()));
        var size = new Label();
        bars.add(bar);
        sizes.add(size);
        lines.addRow(kind.ordinal(), new Label(Texts.of(kind.key())), bar, size);
    }
}
