package org.quillhouse.ui.theme;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;

/// The app's sign, drawn by `packaging/build/MakeIcons.java`.
public final class AppIcon {
    private static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256);

    private AppIcon() {}

    /// It in the sizes of which systems choose. On any thread: reading them takes as long as a picture of the window.
    public static List<Image> pictures() {
        return SIZES.stream().flatMap(AppIcon::read).toList();
    }

    /// Gives it to a window. On the FX thread.
    public static void on(Stage stage) {
        stage.getIcons().setAll(pictures());
    }

    /// A picture of it, sharp on screens of double density, too. On the FX thread.
    ///
    /// @param side in pixels; at most 128
    public static ImageView of(int side) {
        int enough = SIZES.stream().filter(size -> size >= 2 * side).findFirst().orElseThrow();
        var view = new ImageView();
        read(enough).forEach(view::setImage);
        view.setFitWidth(side);
        view.setFitHeight(side);
        view.setSmooth(true);
        return view;
    }

    private static Stream<Image> read(int size) {
        return Stream.ofNullable(AppIcon.class.getResource("icon-" + size + ".png"))
                .map(address -> new Image(address.toExternalForm()));
    }
}
