package org.quillhouse.review;

import java.time.InstantSource;
import java.util.List;
import org.quillhouse.kernel.Ids;
import org.quillhouse.review.internal.RevisionTable;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.StorageFailed;

/// The named revisions of chapters. Safe on every thread; what a method returned from is durable.
///
/// Law: none is deleted or changed.
public final class Revisions {
    private final Database database;
    private final InstantSource clock;
    private final Ids ids;

    public Revisions(Database database, InstantSource clock, Ids ids) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
    }

    /// Those of a chapter, oldest first.
    public List<Revision> of(String chapterId) throws StorageFailed {
        return database.read(handle -> RevisionTable.of(handle, chapterId));
    }

    public Revision keep(String chapterId, String name, int words, List<Revision.Text> texts) throws StorageFailed {
        var revision = new Revision(ids.next(), chapterId, name.strip(), words, texts, clock.instant());
        database.write(handle -> RevisionTable.insert(handle, revision));
        return revision;
    }
}
