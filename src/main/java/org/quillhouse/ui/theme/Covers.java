package org.quillhouse.ui.theme;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A story's cover, or what stands in its place.
public final class Covers {
    private static final double HEIGHT_OF_WIDTH = 1.5;

    private Covers() {}

    /// @param png the picture; it is drawn whole
    public static Node of(Optional<byte[]> png, double width) {
        return png.<Node>map(bytes -> picture(bytes, width)).orElseGet(() -> empty(width));
    }

    private static Node picture(byte[] png, double width) {
        var image = new Image(new ByteArrayInputStream(png));
        if (image.isError()) {
            return empty(width);
        }
        var view = new ImageView(image);
        view.setPreserveRatio(true);
        view.setFitWidth(width);
        view.setFitHeight(width * HEIGHT_OF_WIDTH);
        return box(view, width);
    }

    private static Node empty(double width) {
        StackPane box = box(new FontIcon(Feather.BOOK), width);
        box.getStyleClass().add("cover-empty");
        return box;
    }

    private static StackPane box(Node content, double width) {
        var box = new StackPane(content);
        box.setMinSize(width, width * HEIGHT_OF_WIDTH);
        box.setMaxSize(width, width * HEIGHT_OF_WIDTH);
        return box;
    }
}
