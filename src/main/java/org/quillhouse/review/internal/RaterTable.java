package org.quillhouse.review.internal;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.quillhouse.review.Rater;

/// SQL over `raters`.
public final class RaterTable {
    private RaterTable() {}

    public static List<Rater> all(Handle handle) {
        return handle.createQuery("SELECT * FROM raters WHERE removed = 0 ORDER BY position")
                .map((row, context) -> new Rater(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("criteria"),
                        row.getInt("enabled") != 0,
                        new Rater.Marks(
                                row.getDouble("minimum"), row.getDouble("target"), row.getDouble("exceptional"))))
                .list();
    }

    public static int insert(Handle handle, Rater rater, Instant now) {
        return handle.execute(
                "INSERT INTO raters (id, name, criteria, enabled, minimum, target, exceptional, position, created, modified)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM raters), ?, ?)",
                rater.id(),
                rater.name(),
                rater.criteria(),
                rater.enabled() ? 1 : 0,
                rater.marks().minimum(),
                rater.marks().target(),
                rater.marks().exceptional(),
                now.toEpochMilli(),
                now.toEpochMilli());
    }

    public static int update(Handle handle, Rater rater, Instant now) {
        return handle.execute(
                "UPDATE raters SET name = ?, criteria = ?, enabled = ?, minimum = ?, target = ?, exceptional = ?,"
                        + " modified = ? WHERE id = ?",
                rater.name(),
                rater.criteria(),
                rater.enabled() ? 1 : 0,
                rater.marks().minimum(),
                rater.marks().target(),
                rater.marks().exceptional(),
                now.toEpochMilli(),
                rater.id());
    }

    public static int remove(Handle handle, String id, boolean removed, Instant now) {
        return handle.execute(
                "UPDATE raters SET removed = ?, modified = ? WHERE id = ?", removed ? 1 : 0, now.toEpochMilli(), id);
    }
}
