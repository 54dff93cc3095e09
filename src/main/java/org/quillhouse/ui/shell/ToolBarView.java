package org.quillhouse.ui.shell;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.desk.WriterViewModel;
import org.quillhouse.ui.models.ModelChip;
import org.quillhouse.ui.page.PageViewModel;
import org.quillhouse.ui.theme.Hints;

/// The bar at the top: stories, the writer, versions, the model, the theme.
final class ToolBarView extends HBox {
    private static final double CHIP_LEAST = 120;

    private final Button write = button("shell.button.write", "shell.tip.write", Feather.FEATHER);
    private final Button stop = button("desk.button.stop", "shell.tip.stop", Feather.SQUARE);
    private final Button retry = button("shell.button.retry", "shell.tip.retry", Feather.REFRESH_CW);
    private final Button previous = button("", "shell.tip.previous", Feather.CHEVRON_LEFT);
    private final Button next = button("", "shell.tip.next", Feather.CHEVRON_RIGHT);

    ToolBarView(ShellViewModel shell, ModelChip chip) {
        getStyleClass().add("tool-bar-row");
        setAlignment(Pos.CENTER_LEFT);
        Button create = button("", "shell.tip.new", Feather.FILE_PLUS);
        create.setOnAction(press -> shell.newStory());
        Button open = button("", "shell.tip.open", Feather.FOLDER);
        open.setOnAction(press -> shell.chooseStory());
        Button theme = button("", "shell.tip.theme", Feather.MOON);
        theme.setOnAction(press -> shell.toggleTheme());
        Button about = button("", "shell.about.title", Feather.INFO);
        about.setOnAction(press -> shell.about());
        write.setId("tool-write");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        chip.setMinWidth(CHIP_LEAST); // a long name is cut short before anything leaves the window
        getChildren().addAll(create, open, gap(), write, stop, retry, gap(), previous, next, space, chip, theme, about);
        show(Optional.empty());
    }

    private static Region gap() {
        var gap = new Region();
        gap.getStyleClass().add("tool-gap");
        return gap;
    }

    private static Button button(String key, String tipKey, Feather icon) {
        var button = new Button(key.isEmpty() ? "" : Texts.of(key), new FontIcon(icon));
        button.getStyleClass().add("flat");
        if (key.isEmpty()) {
            button.getStyleClass().add("button-icon");
        }
        Hints.hang(button, Texts.of(tipKey));
        button.setAccessibleText(Texts.of(tipKey));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setFocusTraversable(true);
        return button;
    }

    void show(Optional<StoryViewModel> story) {
        for (Button button : new Button[] {write, stop, retry, previous, next}) {
            button.disableProperty().unbind();
            button.setDisable(story.isEmpty());
        }
        story.ifPresent(this::bind);
    }

    private void bind(StoryViewModel story) {
        PageViewModel page = story.page();
        WriterViewModel writer = story.writer();
        var busy = page.stateProperty().isNotEqualTo(PageViewModel.State.EDITABLE);
        write.disableProperty().bind(busy);
        retry.disableProperty().bind(busy.or(page.hasVariantsProperty().not()));
        stop.disableProperty().bind(writer.stateProperty().isNotEqualTo(WriterViewModel.State.WRITING));
        previous.disableProperty().bind(busy.or(page.hasVariantsProperty().not()));
        next.disableProperty().bind(busy.or(page.hasVariantsProperty().not()));
        write.setOnAction(press -> writer.write());
        retry.setOnAction(press -> writer.write());
        stop.setOnAction(press -> writer.stop());
        previous.setOnAction(press -> page.previousVersion());
        next.setOnAction(press -> page.nextVersion());
    }
}
