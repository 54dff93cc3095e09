package org.quillhouse.ui.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

/// Copying and pasting on the page, through the clipboard of a window.
class ClippingsTest extends ApplicationTest {
    private final List<String> told = new ArrayList<>();
    private Prose prose;

    @Override
    public void start(Stage stage) {
        prose = new Prose();
        prose.onPasted(told::add);
        stage.setScene(new Scene(prose, 400, 300));
        stage.show();
    }

    private void clip(String plain, String html) {
        var content = new ClipboardContent();
        content.putString(plain);
        content.putHtml(html);
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Test
    void emphasisOfAnotherProgramIsKeptAndOneUndoTakesItBack() {
        interact(() -> {
            prose.showText("Before. ");
            prose.moveTo(8);
            clip("not now", "<p><i>not</i> now</p>");
            prose.paste();
        });
        assertEquals("Before. *not* now", prose.getText());
        assertEquals(List.of("*not* now"), told);
        interact(prose::undo);
        assertEquals("Before. ", prose.getText());
    }

    @Test
    void plainTextIsPastedWhereItIsWanted() {
        interact(() -> {
            prose.showText("");
            clip("not now", "<p><i>not</i> now</p>");
            prose.pastePlain();
        });
        assertEquals("not now", prose.getText());
    }

    @Test
    void whatIsCopiedHereComesBackAsItWasAndGoesOutWithItsLooks() {
        interact(() -> {
            prose.showText("A *small* sea.");
            prose.selectRange(2, 9);
            prose.cut();
            assertEquals("A  sea.", prose.getText());
            assertEquals("*small*", Clipboard.getSystemClipboard().getString());
            assertEquals(
                    "<meta charset=\"utf-8\"><em>small</em>",
                    Clipboard.getSystemClipboard().getHtml());
            prose.paste();
        });
        assertEquals("A *small* sea.", prose.getText());
        assertEquals(List.of(), told, "it was typed here");
    }
}
