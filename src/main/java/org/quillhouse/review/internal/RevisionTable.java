package org.quillhouse.review.internal;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.quillhouse.review.Revision;

/// SQL over `revisions` and `revision_texts`.
public final class RevisionTable {
    private RevisionTable() {}

    public static int insert(Handle handle, Revision revision) {
        handle.execute(
                "INSERT INTO revisions (id, chapter, name, words, made) VALUES (?, ?, ?, ?, ?)",
                revision.id(),
                revision.chapterId(),
                revision.name(),
                revision.words(),
                revision.made().toEpochMilli());
        int position = 0;
        for (Revision.Text text : revision.texts()) {
            handle.execute(
                    "INSERT INTO revision_texts (revision, position, scene, version) VALUES (?, ?, ?, ?)",
                    revision.id(),
                    position++,
                    text.sceneId(),
                    text.versionId());
        }
        return position;
    }

    public static List<Revision> of(Handle handle, String chapter) {
        return handle.createQuery("SELECT * FROM revisions WHERE chapter = :chapter ORDER BY rowid")
                .bind("chapter", chapter)
                .map((row, context) -> new Revision(
                        row.getString("id"),
                        chapter,
                        row.getString("name"),
                        row.getInt("words"),
                        texts(handle, row.getString("id")),
                        Instant.ofEpochMilli(row.getLong("made"))))
                .list();
    }

    private static List<Revision.Text> texts(Handle handle, String revision) {
        return handle.createQuery(
                        "SELECT scene, version FROM revision_texts WHERE revision = :revision ORDER BY position")
                .bind("revision", revision)
                .map((row, context) -> new Revision.Text(row.getString("scene"), row.getString("version")))
                .list();
    }
}
