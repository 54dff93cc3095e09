package org.quillhouse.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

class TabKeyTest extends ApplicationTest {
    private final TextArea first = new TextArea("One.");
    private final TextArea second = new TextArea("Two.");
    private final TextField last = new TextField();

    @Override
    public void start(Stage stage) {
        var box = new VBox(first, second, last);
        TabKey.leadOn(box);
        stage.setScene(new Scene(box, 300, 300));
        stage.show();
    }

    @Test
    void tabLeadsOnFromAFieldOfSeveralLinesAndTypesNothing() {
        interact(first::requestFocus);
        push(KeyCode.TAB);
        assertTrue(second.isFocused());
        push(KeyCode.TAB);
        assertTrue(last.isFocused());
        push(KeyCode.SHIFT, KeyCode.TAB);
        assertTrue(second.isFocused());
        assertEquals("One.Two.", first.getText() + second.getText());
    }
}
