package org.quillhouse.ui.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The licences of all that the app is made with.
final class Licences {
    private Licences() {}

    static String text() {
        try (InputStream in = Licences.class.getResourceAsStream("licences.md")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
