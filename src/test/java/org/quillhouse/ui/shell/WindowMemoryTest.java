package org.quillhouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowMemoryTest {
    @Test
    void windowIsRemembered() {
        var memory = new WindowMemory(10, 20, 1_300, 800, true, 0.2, 0.7);
        assertEquals(Optional.of(memory), WindowMemory.ofText(memory.toText()));
        assertEquals(Optional.of(memory), WindowMemory.ofText(memory.toText() + ";01ABC"), "as it was kept before");
    }

    @Test
    void badMemoryIsForgotten() {
        assertEquals(Optional.empty(), WindowMemory.ofText(""));
        assertEquals(Optional.empty(), WindowMemory.ofText("a;b;c;d;e;f;g;h"));
    }
}
