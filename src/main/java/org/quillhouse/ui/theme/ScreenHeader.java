package org.quillhouse.ui.theme;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.kernel.Texts;

/// The upper line of a screen that stands in place of the story: its title, what can be done, and the way back.
public final class ScreenHeader extends HBox {
    private static final int BEHIND_TITLE = 1;

    /// @param closeId of the button that leaves
    /// @param close goes back to the story
    public ScreenHeader(String titleKey, String closeId, Runnable close) {
        var title = new Label(Texts.of(titleKey));
        title.getStyleClass().add("models-title");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var back = new Button("", new FontIcon(Feather.X));
        back.setId(closeId);
        back.getStyleClass().addAll("flat", "button-icon");
        back.setTooltip(new Tooltip(Texts.of("models.tip.close")));
        back.setAccessibleText(Texts.of("models.tip.close"));
        back.setOnAction(press -> close.run());
        getChildren().addAll(title, space, back);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("models-header");
    }

    /// Puts something behind the title.
    public ScreenHeader withNote(Node note) {
        getChildren().add(BEHIND_TITLE, note);
        return this;
    }

    /// Puts buttons before the way back.
    public ScreenHeader withActs(Node... acts) {
        getChildren().addAll(getChildren().size() - 1, List.of(acts));
        return this;
    }
}
