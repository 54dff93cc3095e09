package org.quillhouse.ui.theme;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// Labels as most screens want them.
public final class Labels {
    private Labels() {}

    /// All of a text, in as many lines as it takes.
    ///
    /// @param style a class of the style sheets
    public static Label wrapped(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
