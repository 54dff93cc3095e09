package org.quillhouse.manuscript.internal;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.quillhouse.manuscript.Origin;
import org.quillhouse.manuscript.Version;

/// SQL over `pastes`, and over `versions` for what was not typed.
public final class OriginTable {
    private OriginTable() {}

    /// A text that came from elsewhere.
    ///
    /// @param id of the version or paste
    /// @param before the version that it took the place of; empty for none
    public record Foreign(String id, Origin.Kind kind, String text, String before) {}

    public static int keepPaste(Handle handle, String node, String text, Instant now) {
        return handle.execute("INSERT INTO pastes (node, text, made) VALUES (?, ?, ?)", node, text, now.toEpochMilli());
    }

    public static List<Foreign> foreign(Handle handle) {
        return handle.createQuery("""
                        SELECT v.id, v.author, v.text, coalesce(p.text, '') AS before FROM versions v
                        LEFT JOIN versions p ON p.id = v.parent
                        WHERE v.author IN ('WRITER_AGENT', 'IMPORT')
                        UNION ALL SELECT 'paste ' || number, 'PASTE', text, '' FROM pastes
                        """)
                .map((row, context) -> new Foreign(
                        row.getString("id"),
                        kind(row.getString("author")),
                        row.getString("text"),
                        row.getString("before")))
                .list();
    }

    private static Origin.Kind kind(String author) {
        if (author.equals("PASTE")) {
            return Origin.Kind.PASTED;
        }
        return Version.Author.valueOf(author) == Version.Author.IMPORT ? Origin.Kind.IMPORTED : Origin.Kind.GENERATED;
    }
}
