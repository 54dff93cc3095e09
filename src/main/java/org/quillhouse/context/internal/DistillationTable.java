package org.quillhouse.context.internal;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.quillhouse.context.Distillation;
import org.quillhouse.context.Summary;

/// SQL over `distillations`.
public final class DistillationTable {
    private static final int MOST = 2_000;

    private DistillationTable() {}

    public static int add(Handle handle, Distillation one) {
        int added = handle.execute(
                "INSERT INTO distillations (source, level, strategy, model, made, millis, words_in, words_out, quality, calls)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                one.source(),
                one.level().name(),
                one.strategy(),
                one.model(),
                one.made().toEpochMilli(),
                one.millis(),
                one.wordsIn(),
                one.wordsOut(),
                one.quality(),
                one.calls());
        handle.execute("DELETE FROM distillations WHERE id <= (SELECT max(id) FROM distillations) - ?", MOST);
        return added;
    }

    /// Newest first.
    public static List<Distillation> list(Handle handle, int most) {
        return handle.createQuery("SELECT * FROM distillations ORDER BY id DESC LIMIT :most")
                .bind("most", most)
                .map((row, context) -> new Distillation(
                        row.getString("source"),
                        Summary.Level.valueOf(row.getString("level")),
                        row.getString("strategy"),
                        row.getString("model"),
                        Instant.ofEpochMilli(row.getLong("made")),
                        row.getLong("millis"),
                        row.getInt("words_in"),
                        row.getInt("words_out"),
                        row.getDouble("quality"),
                        row.getInt("calls")))
                .list();
    }

    /// Of those that a model made.
    public static Distillation.Totals totals(Handle handle) {
        return handle.createQuery("SELECT count(*) AS times, coalesce(sum(words_in), 0) AS words_in,"
                        + " coalesce(sum(words_out), 0) AS words_out, coalesce(sum(calls), 0) AS calls,"
                        + " coalesce(sum(millis), 0) AS millis, coalesce(sum(words_out = 0), 0) AS useless,"
                        + " coalesce(sum(words_out > 0 AND quality < :good), 0) AS doubtful"
                        + " FROM distillations WHERE calls > 0")
                .bind("good", Summary.GOOD)
                .map((row, context) -> new Distillation.Totals(
                        row.getLong("times"),
                        row.getLong("words_in"),
                        row.getLong("words_out"),
                        row.getLong("doubtful"),
                        row.getLong("useless"),
                        row.getLong("calls"),
                        row.getLong("millis")))
                .one();
    }
}
