package org.quillhouse.ui.theme;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A row of a list: a name, facts under it, and what can be done with it behind.
public final class NamedRow extends HBox {
    private final Label name = new Label();
    private final Label facts = new Label();

    public NamedRow(Node... behind) {
        name.getStyleClass().add("models-name");
        facts.getStyleClass().add("models-facts");
        var words = new VBox(name, facts);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().add(words);
        getChildren().addAll(behind);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("models-row");
    }

    public Label name() {
        return name;
    }

    public Label facts() {
        return facts;
    }
}
