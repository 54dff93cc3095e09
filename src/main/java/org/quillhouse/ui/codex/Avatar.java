package org.quillhouse.ui.codex;

import java.util.Arrays;
import java.util.stream.Collectors;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import org.quillhouse.codex.CodexEntry;

/// Somebody as a round picture, or as the first letters of the name.
final class Avatar extends StackPane {
    private final double side;

    /// @param side in pixels
    Avatar(CodexEntry person, PeopleFiles files, double side) {
        this.side = side;
        getStyleClass().add("avatar");
        setMinSize(side, side);
        setPrefSize(side, side);
        setMaxSize(side, side);
        var letters = new Label(initials(person.name()));
        letters.getStyleClass().add("avatar-letters");
        getChildren().add(letters);
        files.picture(person, this::show);
    }

    static String initials(String name) {
        String[] parts = name.strip().split("\\s+");
        return Arrays.stream(parts)
                .filter(part -> !part.isEmpty() && Character.isLetter(part.codePointAt(0)))
                .map(part -> part.substring(0, part.offsetByCodePoints(0, 1)))
                .limit(2)
                .collect(Collectors.joining());
    }

    /// The middle of the upper part, where a face is.
    private void show(Image image) {
        double cut = Math.min(image.getWidth(), image.getHeight());
        var view = new ImageView(image);
        view.setViewport(new Rectangle2D((image.getWidth() - cut) / 2, (image.getHeight() - cut) / 4, cut, cut));
        view.setFitWidth(side);
        view.setFitHeight(side);
        view.setSmooth(true);
        view.setClip(new Circle(side / 2, side / 2, side / 2));
        getChildren().setAll(view);
    }
}
