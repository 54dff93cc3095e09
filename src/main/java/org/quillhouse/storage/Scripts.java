package org.quillhouse.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Reads migration scripts that lie beside the rooms that own the tables.
public final class Scripts {
    private Scripts() {}

    /// One script out of the parts of several rooms, in that order.
    ///
    /// @param paths for example `manuscript/migrations/1.sql`, below the base package
    public static String joined(String... paths) {
        return Arrays.stream(paths).map(Scripts::read).collect(Collectors.joining("\n"));
    }

    private static String read(String path) {
        try (InputStream in = Scripts.class.getResourceAsStream("/org/quillhouse/" + path)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
