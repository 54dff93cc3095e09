package org.quillhouse.codex.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.quillhouse.codex.Strand;
import org.quillhouse.codex.Strands;

/// SQL over `strands`; the beats are one JSON object.
public final class StrandTable {
    private StrandTable() {}

    public static List<Strand> all(Handle handle) {
        return list(handle, false);
    }

    public static List<Strand> removed(Handle handle) {
        return list(handle, true);
    }

    private static List<Strand> list(Handle handle, boolean removed) {
        return handle.createQuery("SELECT * FROM strands WHERE removed = :removed ORDER BY position")
                .bind("removed", removed ? 1 : 0)
                .map((row, context) -> new Strand(
                        row.getString("id"),
                        row.getString("title"),
                        row.getString("description"),
                        person(row),
                        Strand.Status.valueOf(row.getString("status")),
                        row.getInt("hidden") != 0,
                        EntryTable.fields(row.getString("beats"))))
                .list();
    }

    private static Optional<String> person(ResultSet row) throws SQLException {
        return Optional.of(row.getString("person")).filter(id -> !id.isEmpty());
    }

    /// Behind the others.
    public static int insert(Handle handle, Strand strand, Instant now) {
        handle.execute(
                "INSERT INTO strands (id, kind, title, description, person, status, hidden, beats, position, created,"
                        + " modified) VALUES (?, '', '', '', '', '', 0, '{}',"
                        + " (SELECT coalesce(max(position), 0) + 1 FROM strands), ?, ?)",
                strand.id(),
                now.toEpochMilli(),
                now.toEpochMilli());
        return update(handle, strand, now);
    }

    /// Keeps what a strand says as an earlier text of it.
    public static int keep(Handle handle, String id, Instant now) {
        return handle.execute(
                "INSERT INTO strand_versions SELECT id, (SELECT count(*) + 1 FROM strand_versions WHERE strand = id),"
                        + " title, description, status, beats, ? FROM strands WHERE id = ?",
                now.toEpochMilli(),
                id);
    }

    public static int update(Handle handle, Strand strand, Instant now) {
        return handle.execute(
                "UPDATE strands SET kind = ?, title = ?, description = ?, person = ?, status = ?, hidden = ?, beats = ?,"
                        + " modified = ? WHERE id = ?",
                strand.person().isPresent() ? "ARC" : "PLOT",
                strand.title(),
                strand.description(),
                strand.person().orElse(""),
                strand.status().name(),
                strand.hidden() ? 1 : 0,
                EntryTable.text(strand.beats()),
                now.toEpochMilli(),
                strand.id());
    }

    /// What a strand said before, newest first.
    public static List<Strands.Earlier> earlier(Handle handle, Strand strand) {
        return handle.createQuery("SELECT * FROM strand_versions WHERE strand = :strand ORDER BY number DESC")
                .bind("strand", strand.id())
                .map((row, context) -> new Strands.Earlier(
                        new Strand(
                                strand.id(),
                                row.getString("title"),
                                row.getString("description"),
                                strand.person(),
                                Strand.Status.valueOf(row.getString("status")),
                                strand.hidden(),
                                EntryTable.fields(row.getString("beats"))),
                        Instant.ofEpochMilli(row.getLong("replaced"))))
                .list();
    }

    public static int remove(Handle handle, String id, boolean removed, Instant now) {
        return handle.execute(
                "UPDATE strands SET removed = ?, modified = ? WHERE id = ?", removed ? 1 : 0, now.toEpochMilli(), id);
    }

    /// Gives the strands the places of this order.
    public static int order(Handle handle, List<String> ids) {
        int rows = 0;
        for (int i = 0; i < ids.size(); i++) {
            rows += handle.execute("UPDATE strands SET position = ? WHERE id = ?", i + 1, ids.get(i));
        }
        return rows;
    }
}
