package org.quillhouse.archive.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.quillhouse.archive.Document;

/// SQL over the writer's documents.
public final class DocumentTable {
    private DocumentTable() {}

    /// @param text of the file
    public record Content(String id, String name, String text) {}

    public static List<Document> all(Handle handle) {
        return handle.createQuery("""
                        SELECT id, path, name, letters, added
                        FROM documents WHERE removed = 0 ORDER BY name COLLATE NOCASE, path
                        """)
                .map((row, context) -> new Document(
                        row.getString("id"),
                        Path.of(row.getString("path")),
                        row.getString("name"),
                        row.getInt("letters"),
                        Instant.ofEpochMilli(row.getLong("added"))))
                .list();
    }

    public static List<Content> contents(Handle handle) {
        return handle.createQuery("SELECT id, name, text FROM documents WHERE removed = 0")
                .map((row, context) -> new Content(row.getString("id"), row.getString("name"), row.getString("text")))
                .list();
    }

    public static Optional<Content> content(Handle handle, String id) {
        return handle.createQuery("SELECT id, name, text FROM documents WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> new Content(row.getString("id"), row.getString("name"), row.getString("text")))
                .findFirst();
    }

    /// Whether this very text lies here under this path.
    public static boolean isKnown(Handle handle, Path path, String hash) {
        return handle.createQuery("SELECT COUNT(*) FROM documents WHERE path = :path AND hash = :hash AND removed = 0")
                        .bind("path", path.toString())
                        .bind("hash", hash)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /// Keeps a file's text, in place of what was read from its path before.
    ///
    /// @return the id that it has from now on
    public static String put(Handle handle, String id, Path path, String text, String hash, Instant now) {
        return handle.createQuery("""
                        INSERT INTO documents (id, path, name, letters, text, hash, added)
                        VALUES (:id, :path, :name, :letters, :text, :hash, :added)
                        ON CONFLICT (path) DO UPDATE SET letters = excluded.letters, text = excluded.text, hash = excluded.hash,
                            added = excluded.added, removed = 0
                        RETURNING id
                        """)
                .bind("id", id)
                .bind("path", path.toString())
                .bind("name", String.valueOf(path.getFileName()))
                .bind("letters", text.length())
                .bind("text", text)
                .bind("hash", hash)
                .bind("added", now.toEpochMilli())
                .mapTo(String.class)
                .one();
    }

    public static int setRemoved(Handle handle, String id, boolean removed) {
        return handle.execute("UPDATE documents SET removed = ? WHERE id = ?", removed ? 1 : 0, id);
    }

    /// The state of all documents, as the index on the side has to name it.
    public static String state(Handle handle) {
        return handle.createQuery("SELECT owner || ':' || revision FROM document_state")
                .mapTo(String.class)
                .findFirst()
                .orElse("");
    }

    /// Another state from now on.
    ///
    /// @param owner of this file, where it has none yet: an index of another file must not pass for its own
    public static String nextState(Handle handle, String owner) {
        handle.execute(
                "INSERT INTO document_state (id, revision, owner) VALUES (1, 1, ?)"
                        + " ON CONFLICT (id) DO UPDATE SET revision = revision + 1",
                owner);
        return state(handle);
    }
}
