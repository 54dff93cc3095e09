package org.quillhouse.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

class AppIconTest extends ApplicationTest {
    private Stage window;
    private double shown;

    @Override
    public void start(Stage stage) {
        AppIcon.on(stage);
        window = stage;
        shown = AppIcon.of(72).getImage().getWidth();
    }

    @Test
    void aWindowHasTheSignInEverySizeThatSystemsAskFor() {
        List<Double> sides = window.getIcons().stream().map(Image::getWidth).toList();
        assertEquals(List.of(16.0, 24.0, 32.0, 48.0, 64.0, 128.0, 256.0), sides);
    }

    @Test
    void whereItIsShownThereIsEnoughOfItForAScreenOfDoubleDensity() {
        assertEquals(256, shown);
    }
}
