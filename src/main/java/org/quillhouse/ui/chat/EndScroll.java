package org.quillhouse.ui.chat;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

/// Scrolls what grows at its end: while the end is in sight it stays so, and who reads further up is left there.
final class EndScroll extends ScrollPane {
    private static final double NEAR = 0.999;

    private boolean following = true;
    private boolean byHand;

    EndScroll(Region content) {
        super(content);
        setFitToWidth(true);
        getStyleClass().addAll("desk-scroll", "end-scroll");
        for (var kind : List.of(ScrollEvent.ANY, MouseEvent.ANY, KeyEvent.ANY)) {
            addEventFilter(kind, this::mayScroll);
        }
        vvalueProperty().addListener((value, before, now) -> {
            if (byHand) {
                following = now.doubleValue() >= NEAR * getVmax();
            }
        });
        content.layoutBoundsProperty().addListener((InvalidationListener) bounds -> byHand = false);
        // the skin moves the view when its content grows, so this has to be told after it
        skinProperty().subscribe(skin -> {
            if (skin != null) {
                content.layoutBoundsProperty().addListener((bounds, before, now) -> follow());
            }
        });
    }

    private void mayScroll(InputEvent event) {
        byHand = true;
    }

    private void follow() {
        if (following) {
            setVvalue(getVmax());
        }
    }

    /// Shows the end, also of what has not been laid out yet.
    void toEnd() {
        following = true;
        byHand = false;
        follow();
    }
}
