package org.quillhouse.review.internal;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.quillhouse.review.ChapterPhase;
import org.quillhouse.review.Phases.Move;

/// SQL over `phase_moves`.
public final class PhaseTable {
    /// A move whose act was taken back does not count, and counts again when the act is done again.
    private static final String COUNTS = "NOT EXISTS (SELECT 1 FROM acts a WHERE a.id = m.act AND a.undone = 1)";

    private PhaseTable() {}

    public static int insert(Handle handle, String chapter, Move move, String act) {
        return handle.execute(
                "INSERT INTO phase_moves (chapter, phase, score, text_hash, made, act) VALUES (?, ?, ?, ?, ?, ?)",
                chapter,
                move.phase().name(),
                move.score(),
                move.textHash(),
                move.made().toEpochMilli(),
                act);
    }

    public static List<Move> moves(Handle handle, String chapter) {
        return handle.createQuery(
                        "SELECT * FROM phase_moves m WHERE chapter = :chapter AND " + COUNTS + " ORDER BY number")
                .bind("chapter", chapter)
                .map((row, context) -> new Move(
                        ChapterPhase.valueOf(row.getString("phase")),
                        row.getDouble("score"),
                        row.getString("text_hash"),
                        Instant.ofEpochMilli(row.getLong("made"))))
                .list();
    }

    /// Chapters whose last move was into a phase.
    public static List<String> in(Handle handle, ChapterPhase phase) {
        return handle.createQuery("SELECT chapter FROM phase_moves last WHERE phase = :phase AND number ="
                        + " (SELECT max(number) FROM phase_moves m WHERE m.chapter = last.chapter AND " + COUNTS + ")")
                .bind("phase", phase.name())
                .mapTo(String.class)
                .list();
    }
}
