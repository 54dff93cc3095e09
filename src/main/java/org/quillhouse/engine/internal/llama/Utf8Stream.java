package org.quillhouse.engine.internal.llama;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Joins the bytes of tokens into whole characters: a letter may be split over several tokens.
///
/// Bytes that can never become a character come out as U+FFFD. Not thread-safe.
final class Utf8Stream {
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    /// The characters that are whole now.
    String add(byte[] bytes) {
        if (pending.size() == 0 && isPlain(bytes)) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        pending.writeBytes(bytes);
        byte[] all = pending.toByteArray();
        int whole = wholeLength(all);
        pending.reset();
        pending.write(all, whole, all.length - whole);
        return new String(all, 0, whole, StandardCharsets.UTF_8);
    }

    private static boolean isPlain(byte[] bytes) {
        for (byte letter : bytes) {
            if (letter < 0) {
                return false;
            }
        }
        return true;
    }

    /// Whether the last character is only half there.
    boolean isTorn() {
        return pending.size() > 0;
    }

    /// What is left at the end: nothing, or a replacement character for a torn one.
    String finish() {
        String rest = pending.toString(StandardCharsets.UTF_8);
        pending.reset();
        return rest;
    }

    private static int wholeLength(byte[] bytes) {
        for (int back = 1; back <= Math.min(3, bytes.length); back++) {
            int lead = bytes[bytes.length - back] & 0xFF;
            if (lead >= 0xC0) {
                int needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
                return needed > back ? bytes.length - back : bytes.length;
            }
            if (lead < 0x80) {
                return bytes.length;
            }
        }
        return bytes.length;
    }
}
