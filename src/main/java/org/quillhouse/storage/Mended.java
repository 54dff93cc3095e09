package org.quillhouse.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A file of the profile, opened whatever happened to it: a damaged one is put aside under a name of its own, and the
/// copy that its last closing left takes its place, or a new file.
///
/// @param database for whoever asked to close
public record Mended(Found found, Database database) {
    /// What was there.
    public enum Found {
        /// The file, or nothing yet.
        WHOLE,
        /// A damaged file, and the copy that the last closing left, which took its place.
        FROM_COPY,
        /// A damaged file and no copy: all begins anew.
        ANEW
    }

    /// @throws StorageFailed where no other file would help: no room, no right to write, made by a newer program
    public static Mended open(Path file, Migrations migrations) throws StorageFailed {
        Optional<Database> usable = openUnlessDamaged(file, migrations);
        if (usable.isPresent()) {
            return new Mended(Found.WHOLE, usable.get());
        }
        Path copy = copyOf(file);
        if (Files.exists(copy)) {
            try {
                Files.copy(copy, file);
            } catch (IOException failed) {
                throw StorageFailed.of(file, failed);
            }
            usable = openUnlessDamaged(file, migrations);
        }
        return usable.isPresent()
                ? new Mended(Found.FROM_COPY, usable.get())
                : new Mended(Found.ANEW, Database.open(file, migrations, Access.READ_WRITE));
    }

    /// Empty where the file is damaged; it lies beside its place then.
    private static Optional<Database> openUnlessDamaged(Path file, Migrations migrations) throws StorageFailed {
        try {
            return Optional.of(Database.open(file, migrations, Access.READ_WRITE));
        } catch (StorageFailed failed) {
            if (failed.kind() != StorageFailed.Kind.DAMAGED && failed.kind() != StorageFailed.Kind.NOT_OURS) {
                throw failed;
            }
            Database.putAside(file);
            return Optional.empty();
        }
    }

    /// Keeps a checked copy beside the file, for the next opening.
    public static void keepCopy(Database database) throws StorageFailed {
        database.backUpTo(copyOf(database.file()));
    }

    public static boolean hasCopy(Database database) {
        return Files.exists(copyOf(database.file()));
    }

    private static Path copyOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".copy");
    }
}
