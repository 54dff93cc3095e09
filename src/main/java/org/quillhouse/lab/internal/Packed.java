package org.quillhouse.lab.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Long texts in a column: gzip and base 64 behind a mark. A whole novel's account of what was left out has half a
/// million letters, and a tenth of that when packed.
final class Packed {
    private static final String MARK = "gz:";
    private static final int LONG_LETTERS = 8_000;
    private static final int MOST_BYTES = 64 << 20;

    private Packed() {}

    static String pack(String text) {
        if (text.length() < LONG_LETTERS) {
            return text;
        }
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return MARK + Base64.getEncoder().encodeToString(out.toByteArray());
    }

    /// @throws IOException for what was packed and is damaged
    static String unpack(String text) throws IOException {
        if (!text.startsWith(MARK)) {
            return text;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text.substring(MARK.length()));
            try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                return new String(gzip.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            }
        } catch (IllegalArgumentException damaged) {
            throw new IOException(damaged);
        }
    }
}
