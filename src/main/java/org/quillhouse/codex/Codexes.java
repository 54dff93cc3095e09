package org.quillhouse.codex;

import java.time.InstantSource;
import org.quillhouse.kernel.Ids;
import org.quillhouse.storage.Database;

/// The door of this room.
public final class Codexes {
    private Codexes() {}

    /// The codex in an open story database, which stays the caller's to close.
    public static Codex open(Database database, InstantSource clock, Ids ids) {
        return new Codex(database, clock, ids);
    }
}
