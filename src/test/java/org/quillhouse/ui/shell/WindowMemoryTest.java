package org.quillhouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class WindowMemoryTest {
    @Test
    void windowIsRemembered() {
        var memory = new WindowMemory(10, 20, 1_300, 800, true, 0.2, 0.7);
        assertEquals(Optional.of(memory), WindowMemory.ofText(memory.toText()));
        assertEquals(Optional.of(memory), WindowMemory.ofText(memory.toText() + ";01ABC"), "as it was kept before");
    }

    /// A window that stood on a screen which is gone would be out of reach.
    @Test
    void aWindowComesBackOnlyWhereThereIsAScreen() {
        var left = new Rectangle2D(-1_920, 0, 1_920, 1_080);
        var main = new Rectangle2D(0, 0, 1_280, 800);
        var onTheLeft = new WindowMemory(-1_500, 20, 1_000, 700, false, 0.2, 0.7);
        assertTrue(onTheLeft.isWithin(Stream.of(main, left)));
        assertFalse(onTheLeft.isWithin(Stream.of(main)));
        assertFalse(WindowMemory.FIRST.isWithin(Stream.of(main)), "it was never shown: the system chooses");
        assertTrue(new WindowMemory(0, 0, 1_280, 800, false, 0.2, 0.7).isWithin(Stream.of(main)));
        assertFalse(new WindowMemory(100, 790, 1_000, 700, false, 0.2, 0.7).isWithin(Stream.of(main)));
    }

    @Test
    void badMemoryIsForgotten() {
        assertEquals(Optional.empty(), WindowMemory.ofText(""));
        assertEquals(Optional.empty(), WindowMemory.ofText("a;b;c;d;e;f;g;h"));
    }
}
