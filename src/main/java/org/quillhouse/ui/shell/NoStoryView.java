package org.quillhouse.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.theme.AppIcon;

/// The window while no story is open: how to get to one, and those that were open before.
final class NoStoryView extends VBox {
    private static final double GAP = 10;
    private static final int SIGN = 72;

    /// @param talk makes a story and lets the interviewer ask for it
    NoStoryView(ShellViewModel shell, Runnable talk) {
        var words = new Label(Texts.of("shell.empty"));
        words.getStyleClass().add("shell-empty-title");
        Button create = button("shell.button.new", Feather.FILE_PLUS, shell::newStory);
        create.getStyleClass().add("accent");
        var buttons = new FlowPane(
                GAP,
                GAP,
                create,
                button("shell.button.talk", Feather.MESSAGE_SQUARE, talk),
                button("shell.button.open", Feather.FOLDER, shell::chooseStory),
                button("shell.button.import", Feather.DOWNLOAD, shell::importStory),
                button("shell.button.sample", Feather.BOOK, shell::openSample));
        buttons.setAlignment(Pos.CENTER);
        buttons.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(AppIcon.of(SIGN), words, buttons, new StoriesView(shell.stories(), shell::open));
        getStyleClass().add("shell-empty");
        setAlignment(Pos.CENTER);
    }

    private static Button button(String key, Feather picture, Runnable action) {
        var button = new Button(Texts.of(key), new FontIcon(picture));
        button.setOnAction(press -> action.run());
        return button;
    }
}
