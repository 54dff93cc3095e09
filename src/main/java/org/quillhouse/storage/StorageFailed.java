package org.quillhouse.storage;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Remedy;
import org.quillhouse.kernel.Retry;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// A file could not be opened, read or written. The file itself is left as it was.
public final class StorageFailed extends Failure {
    private static final long LEAST_FREE_BYTES = 1 << 20;

    private final Kind kind;

    /// What is wrong.
    public enum Kind {
        MISSING,
        GONE,
        DAMAGED,
        TOO_NEW,
        NOT_OURS,
        READ_ONLY,
        DISK_FULL,
        IN_USE,
        EXISTS,
        OTHER
    }

    private StorageFailed(Kind kind, List<?> arguments, Retry retry, Remedy remedy, @Nullable Throwable cause) {
        super(
                "storage." + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '.'),
                arguments,
                retry,
                remedy,
                cause);
        this.kind = kind;
    }

    /// What work that was begun elsewhere made, once it is there; why it failed, where it failed so.
    public static <T> T join(CompletableFuture<T> begun) throws StorageFailed {
        try {
            return begun.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof StorageFailed told) {
                throw told;
            }
            throw failed;
        }
    }

    public Kind kind() {
        return kind;
    }

    public static StorageFailed missing(Path file) {
        return new StorageFailed(Kind.MISSING, List.of(file.toString()), Retry.NO, Remedy.CHECK_INPUT, null);
    }

    /// The folder is there and its file is not, though there are copies of it.
    public static StorageFailed gone(Path file) {
        return new StorageFailed(Kind.GONE, List.of(file.toString()), Retry.NO, Remedy.RESTORE_BACKUP, null);
    }

    /// @param detail what the check found
    public static StorageFailed damaged(Path file, String detail) {
        return new StorageFailed(Kind.DAMAGED, List.of(file.toString(), detail), Retry.NO, Remedy.RESTORE_BACKUP, null);
    }

    public static StorageFailed tooNew(Path file, int version, int known) {
        return new StorageFailed(
                Kind.TOO_NEW, List.of(file.toString(), version, known), Retry.NO, Remedy.UPDATE_APP, null);
    }

    public static StorageFailed notOurs(Path file) {
        return new StorageFailed(Kind.NOT_OURS, List.of(file.toString()), Retry.NO, Remedy.CHECK_INPUT, null);
    }

    public static StorageFailed readOnly(Path file) {
        return new StorageFailed(Kind.READ_ONLY, List.of(file.toString()), Retry.NO, Remedy.CHOOSE_OTHER_FOLDER, null);
    }

    public static StorageFailed inUse(Path file) {
        return new StorageFailed(Kind.IN_USE, List.of(file.toString()), Retry.YES, Remedy.CLOSE_OTHER_WINDOW, null);
    }

    public static StorageFailed exists(Path file) {
        return new StorageFailed(Kind.EXISTS, List.of(file.toString()), Retry.NO, Remedy.CHOOSE_OTHER_FOLDER, null);
    }

    /// Sorts what SQLite or the file system said into the kinds above.
    public static StorageFailed of(Path file, Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof SQLiteException sqlite) {
                return ofSqlite(file, sqlite);
            }
        }
        if (String.valueOf(cause.getMessage()).contains("No space left")) {
            return diskFull(file, cause);
        }
        return other(file, cause);
    }

    private static StorageFailed ofSqlite(Path file, SQLiteException sqlite) {
        SQLiteErrorCode code = sqlite.getResultCode();
        return switch (code.code & 0xFF) {
            case 8, 14 -> readOnly(file);
            case 11, 26 -> damaged(file, String.valueOf(sqlite.getMessage()));
            case 13 -> diskFull(file, sqlite);
            case 10 -> isFull(file) ? diskFull(file, sqlite) : other(file, sqlite);
            case 5, 6 -> inUse(file);
            default -> other(file, sqlite);
        };
    }

    /// SQLite tells a full disk as an input/output error where it grows its shared memory.
    private static boolean isFull(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder != null && folder.toFile().getUsableSpace() < LEAST_FREE_BYTES;
    }

    private static StorageFailed diskFull(Path file, Throwable cause) {
        return new StorageFailed(Kind.DISK_FULL, List.of(file.toString()), Retry.YES, Remedy.FREE_DISK_SPACE, cause);
    }

    private static StorageFailed other(Path file, Throwable cause) {
        String reason = String.valueOf(cause.getMessage());
        return new StorageFailed(Kind.OTHER, List.of(file.toString(), reason), Retry.YES, Remedy.NONE, cause);
    }
}
