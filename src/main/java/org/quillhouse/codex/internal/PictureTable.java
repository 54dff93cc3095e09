package org.quillhouse.codex.internal;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// SQL over `entry_pictures`.
public final class PictureTable {
    private PictureTable() {}

    public static Optional<byte[]> of(Handle handle, String entry) {
        return handle.createQuery("SELECT picture FROM entry_pictures WHERE entry = :entry")
                .bind("entry", entry)
                .mapTo(byte[].class)
                .findOne();
    }

    public static int put(Handle handle, String entry, byte[] picture, Instant now) {
        return handle.execute(
                "INSERT INTO entry_pictures VALUES (?, ?, ?) ON CONFLICT (entry)"
                        + " DO UPDATE SET picture = excluded.picture, modified = excluded.modified",
                entry,
                picture,
                now.toEpochMilli());
    }

    public static int remove(Handle handle, String entry) {
        return handle.execute("DELETE FROM entry_pictures WHERE entry = ?", entry);
    }
}
