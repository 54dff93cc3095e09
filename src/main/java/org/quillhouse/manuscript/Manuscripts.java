package org.quillhouse.manuscript;

import java.time.InstantSource;
import org.quillhouse.kernel.Ids;
import org.quillhouse.storage.Database;

/// The door of this room.
public final class Manuscripts {
    private Manuscripts() {}

    /// The manuscript in an open story database, which stays the caller's to close.
    public static Manuscript open(Database database, InstantSource clock, Ids ids) {
        return new Manuscript(database, clock, ids);
    }
}
