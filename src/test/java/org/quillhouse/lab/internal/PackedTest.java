package org.quillhouse.lab.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class PackedTest {
    @Test
    void longTextsArePackedAndComeBack() throws IOException {
        String text = "Häfen und Gezeiten. ".repeat(5_000);
        String packed = Packed.pack(text);
        assertTrue(packed.length() < text.length() / 20);
        assertEquals(text, Packed.unpack(packed));
        assertEquals("short", Packed.unpack(Packed.pack("short")));
        assertThrows(IOException.class, () -> Packed.unpack(packed.substring(0, packed.length() / 2)));
        assertThrows(IOException.class, () -> Packed.unpack("gz:no base 64"));
    }
}
