package org.quillhouse.review.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.quillhouse.review.Proposal;
import org.quillhouse.review.Proposals.Outcome;

/// SQL over `proposals`.
public final class ProposalTable {
    private static final String WAITING = Outcome.WAITING.name();

    private ProposalTable() {}

    public static int insert(Handle handle, Proposal proposal) {
        return handle.execute(
                "INSERT INTO proposals VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                proposal.id(),
                proposal.sceneId(),
                proposal.task(),
                proposal.wish(),
                proposal.base(),
                proposal.text(),
                proposal.note(),
                String.join(",", proposal.remarkIds()),
                proposal.runId(),
                WAITING,
                proposal.made().toEpochMilli());
    }

    public static List<Proposal> waiting(Handle handle, String scene) {
        return handle.createQuery("SELECT * FROM proposals WHERE scene = :scene AND outcome = :waiting ORDER BY rowid")
                .bind("scene", scene)
                .bind("waiting", WAITING)
                .map((row, context) -> proposal(row))
                .list();
    }

    public static List<String> scenes(Handle handle) {
        return handle.createQuery("SELECT DISTINCT scene FROM proposals WHERE outcome = :waiting")
                .bind("waiting", WAITING)
                .mapTo(String.class)
                .list();
    }

    public static Optional<Proposal> one(Handle handle, String id) {
        return handle.createQuery("SELECT * FROM proposals WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> proposal(row))
                .findOne();
    }

    public static Set<Integer> leftOut(Handle handle, String id) {
        return handle.createQuery("SELECT place FROM left_out WHERE proposal = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .set();
    }

    public static int leaveOut(Handle handle, String id, int place) {
        return handle.execute("INSERT INTO left_out VALUES (?, ?) ON CONFLICT DO NOTHING", id, place);
    }

    public static int takeIn(Handle handle, String id, int place) {
        return handle.execute("DELETE FROM left_out WHERE proposal = ? AND place = ?", id, place);
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        String remarks = row.getString("remarks");
        return new Proposal(
                row.getString("id"),
                row.getString("scene"),
                row.getString("task"),
                row.getString("wish"),
                row.getString("base"),
                row.getString("text"),
                row.getString("note"),
                remarks.isEmpty() ? List.of() : List.of(remarks.split(",")),
                row.getString("run"),
                Instant.ofEpochMilli(row.getLong("made")));
    }

    public static int settle(Handle handle, String id, Outcome outcome) {
        return handle.execute("UPDATE proposals SET outcome = ? WHERE id = ?", outcome.name(), id);
    }
}
