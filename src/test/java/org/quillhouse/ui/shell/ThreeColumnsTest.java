package org.quillhouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

class ThreeColumnsTest extends ApplicationTest {
    private Optional<ThreeColumns> made = Optional.empty();

    @Override
    public void start(Stage stage) {
        var columns = new ThreeColumns(new StackPane());
        columns.setDividers(new double[] {0.2, 0.7});
        columns.begin();
        made = Optional.of(columns);
        stage.setScene(new Scene(columns, 1_000, 500));
        stage.setWidth(1_000); // another test may have left it narrower
        stage.setHeight(500);
        stage.show();
    }

    private double[] stand() throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        return WaitForAsyncUtils.asyncFx(() -> made.orElseThrow().dividers()).get(10, TimeUnit.SECONDS);
    }

    @Test
    void anotherStoryFindsTheColumnsAsWideAsTheyWereLeft() throws Exception {
        double[] first = stand();
        interact(() -> made.orElseThrow().setDividerPositions(0.35, 0.6));
        double[] left = stand();
        assertTrue(left[0] > first[0] + 0.05 && left[1] < first[1] - 0.05, "they were moved");
        interact(() -> made.orElseThrow().begin());
        assertArrayEquals(left, stand(), 0.02);
        interact(() -> made.orElseThrow().toggleSides());
        interact(() -> made.orElseThrow().begin());
        assertArrayEquals(left, stand(), 0.02);
    }

    @Test
    void theDeskOpensAtTheTabThatWasLookedAtLast() {
        interact(() -> made.orElseThrow().showRight(new TabPane(new Tab("a"), new Tab("b"), new Tab("c"))));
        assertEquals(0, made.orElseThrow().tab());
        var second = new TabPane(new Tab("a"), new Tab("b"), new Tab("c"));
        interact(() -> {
            made.orElseThrow().setTab(9); // of a window that had more
            made.orElseThrow().showRight(second);
        });
        assertEquals(0, second.getSelectionModel().getSelectedIndex());
        interact(() -> second.getSelectionModel().select(2));
        assertEquals(2, made.orElseThrow().tab());
        var third = new TabPane(new Tab("a"), new Tab("b"), new Tab("c"));
        interact(() -> made.orElseThrow().showRight(third));
        assertEquals(2, third.getSelectionModel().getSelectedIndex());
    }
}
