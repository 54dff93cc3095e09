package org.quillhouse.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

class MarkdownTextTest extends ApplicationTest {
    /// Each piece of text with how it looks.
    private static List<String> pieces(String markdown) {
        var all = new ArrayList<String>();
        collect(MarkdownText.of(markdown, "chat-text"), all);
        return all;
    }

    private static void collect(Node node, List<String> all) {
        if (node instanceof Text text) {
            boolean strong = text.getStyleClass().contains("markdown-strong");
            boolean emphasis = text.getStyleClass().contains("markdown-emphasis");
            all.add((strong ? "!" : "") + (emphasis ? "/" : "") + text.getText());
        } else if (node instanceof Label label) {
            all.add(label.getText());
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, all));
        }
    }

    @Test
    void emphasisHeadingsListsAndQuotesAreLooks() {
        assertEquals(List.of("So ", "/very", " ", "!sure", "."), pieces("So *very* **sure**."));
        assertEquals(List.of("!The plan", "First."), pieces("## The plan\n\nFirst."));
        assertEquals(List.of("•", "one", "•", "two"), pieces("- one\n- two"));
        assertEquals(List.of("3.", "one", "4.", "!two"), pieces("3. one\n4. **two**"));
        assertEquals(List.of("Said so."), pieces("> Said so."));
    }

    @Test
    void nothingOfAnAnswerIsLost() {
        assertEquals(
                List.of("a < b & <b>c</b>, 2 * 3 * 4 and a_b_c"),
                joined(pieces("a < b & <b>c</b>, 2 * 3 * 4 and a_b_c")));
        assertEquals(List.of("the tide (https://example.org)"), joined(pieces("[the tide](https://example.org)")));
        assertEquals(List.of("one\ntwo"), joined(pieces("one\ntwo")));
        assertTrue(pieces("```\nlet x\n```").contains("let x"));
        assertEquals(List.of(), pieces(""));
    }

    private static List<String> joined(List<String> pieces) {
        return List.of(String.join("", pieces));
    }
}
