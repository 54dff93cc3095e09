package org.quillhouse.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes a file whole or not at all: what was there before stays until the new one is done.
public final class WholeFile {
    private WholeFile() {}

    /// @param text written as UTF-8
    public static void write(Path file, CharSequence text) throws StorageFailed {
        write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// @throws StorageFailed where nothing can be written; a file of that name is left as it was
    public static void write(Path file, byte[] bytes) throws StorageFailed {
        try {
            replace(file, bytes);
        } catch (IOException failed) {
            throw StorageFailed.of(file, failed);
        }
    }

    /// The same for what has its own words for a failure.
    public static void replace(Path file, byte[] bytes) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.write(part, bytes);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
