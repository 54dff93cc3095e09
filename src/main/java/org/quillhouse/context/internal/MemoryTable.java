package org.quillhouse.context.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.quillhouse.context.Mark;
import org.quillhouse.context.StoryMemory;
import org.quillhouse.context.Summary;

/// SQL over `summaries` and `context_marks`.
public final class MemoryTable {
    private MemoryTable() {}

    public static Map<String, Summary> summaries(Handle handle) {
        var summaries = new TreeMap<String, Summary>();
        handle.createQuery("SELECT * FROM summaries")
                .map((row, context) -> summary(row))
                .forEach(summary -> summaries.put(summary.source(), summary));
        return summaries;
    }

    public static Optional<Summary> summary(Handle handle, String source) {
        return handle.createQuery("SELECT * FROM summaries WHERE source = :source")
                .bind("source", source)
                .map((row, context) -> summary(row))
                .findOne();
    }

    private static Summary summary(ResultSet row) throws SQLException {
        return new Summary(
                row.getString("source"),
                Summary.Level.valueOf(row.getString("level")),
                row.getString("text"),
                row.getString("source_hash"),
                row.getInt("by_hand") != 0,
                row.getDouble("quality"),
                row.getString("model"),
                Instant.ofEpochMilli(row.getLong("created")));
    }

    /// Unless the writer's own stands there.
    public static boolean keep(Handle handle, Summary summary) {
        Optional<Summary> before = summary(handle, summary.source());
        if (before.filter(Summary::byHand).isPresent()) {
            return false;
        }
        return put(handle, summary);
    }

    /// What stood there goes among the earlier ones.
    public static boolean put(Handle handle, Summary summary) {
        putAside(handle, summary.source(), summary.text());
        return insert(handle, summary) > 0;
    }

    /// Unless it says the same as what takes its place, or nothing.
    private static void putAside(Handle handle, String source, String next) {
        handle.execute(
                "INSERT INTO earlier_summaries (source, level, text, source_hash, by_hand, quality, model, created, replaced)"
                        + " SELECT source, level, text, source_hash, by_hand, quality, model, created,"
                        + " CAST(unixepoch('subsec') * 1000 AS INTEGER) FROM summaries"
                        + " WHERE source = ? AND text <> ? AND trim(text) <> ''",
                source,
                next);
    }

    /// Newest first.
    public static List<StoryMemory.Earlier> earlier(Handle handle, String source) {
        return handle.createQuery("SELECT * FROM earlier_summaries WHERE source = :source ORDER BY id DESC")
                .bind("source", source)
                .map((row, context) ->
                        new StoryMemory.Earlier(summary(row), Instant.ofEpochMilli(row.getLong("replaced"))))
                .list();
    }

    private static int insert(Handle handle, Summary summary) {
        return handle.execute(
                "INSERT INTO summaries VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (source) DO UPDATE SET"
                        + " level = excluded.level, text = excluded.text, source_hash = excluded.source_hash,"
                        + " by_hand = excluded.by_hand, quality = excluded.quality, model = excluded.model,"
                        + " created = excluded.created",
                summary.source(),
                summary.level().name(),
                summary.text(),
                summary.sourceHash(),
                summary.byHand() ? 1 : 0,
                summary.quality(),
                summary.model(),
                summary.made().toEpochMilli());
    }

    public static int forget(Handle handle, String source) {
        putAside(handle, source, "");
        return handle.execute("DELETE FROM summaries WHERE source = ?", source);
    }

    public static Map<String, Mark> marks(Handle handle) {
        var marks = new TreeMap<String, Mark>();
        handle.createQuery("SELECT source, mark FROM context_marks")
                .map((row, context) -> Map.entry(row.getString("source"), Mark.valueOf(row.getString("mark"))))
                .forEach(entry -> marks.put(entry.getKey(), entry.getValue()));
        return marks;
    }

    public static int mark(Handle handle, String source, Optional<Mark> mark) {
        return mark.isEmpty()
                ? handle.execute("DELETE FROM context_marks WHERE source = ?", source)
                : handle.execute(
                        "INSERT OR REPLACE INTO context_marks VALUES (?, ?)",
                        source,
                        mark.get().name());
    }
}
