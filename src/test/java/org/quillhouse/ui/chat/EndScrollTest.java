package org.quillhouse.ui.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

class EndScrollTest extends ApplicationTest {
    private final VBox talk = new VBox();
    private Optional<EndScroll> made = Optional.empty();

    @Override
    public void start(Stage stage) {
        talk.getChildren().add(message(900));
        var scroll = new EndScroll(talk);
        made = Optional.of(scroll);
        scroll.toEnd();
        stage.setScene(new Scene(scroll, 300, 200));
        stage.show();
    }

    private static Region message(double height) {
        var message = new Region();
        message.setMinHeight(height);
        return message;
    }

    private EndScroll scroll() {
        return made.orElseThrow();
    }

    private static ScrollEvent wheel(double up) {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                0,
                0,
                0,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                up,
                0,
                up,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null);
    }

    private double place() throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        return WaitForAsyncUtils.asyncFx(() -> scroll().getVvalue()).get(10, TimeUnit.SECONDS);
    }

    @Test
    void theEndStaysInSightUntilSomebodyReadsFurtherUp() throws Exception {
        assertEquals(1, place(), "it begins at the end");
        interact(() -> talk.getChildren().add(message(500)));
        assertEquals(1, place(), "what comes is seen");
        interact(() -> talk.fireEvent(wheel(120)));
        double up = place();
        assertTrue(up < 1, "it was scrolled");
        interact(() -> talk.getChildren().add(message(500)));
        assertTrue(place() < 1, "who reads is left there");
        interact(() -> scroll().toEnd());
        assertEquals(1, place());
        interact(() -> talk.getChildren().setAll(message(600)));
        assertEquals(1, place(), "another talk");
    }
}
