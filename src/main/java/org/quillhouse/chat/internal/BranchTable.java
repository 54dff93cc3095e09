package org.quillhouse.chat.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.quillhouse.chat.Branch;

/// SQL over `chat_branches`.
public final class BranchTable {
    private BranchTable() {}

    public static int insert(Handle handle, Branch branch) {
        return handle.execute(
                "INSERT INTO chat_branches (id, thread, name, parent_thread, parent, made) VALUES (?, ?, ?, ?, ?, ?)",
                branch.id(),
                branch.thread(),
                branch.name(),
                branch.parentThread(),
                branch.parentId(),
                branch.made().toEpochMilli());
    }

    public static List<Branch> of(Handle handle, String thread) {
        return handle.createQuery("SELECT * FROM chat_branches WHERE thread = :thread AND removed = 0 ORDER BY rowid")
                .bind("thread", thread)
                .map((row, context) -> branch(row))
                .list();
    }

    public static Optional<Branch> one(Handle handle, String id) {
        return handle.createQuery("SELECT * FROM chat_branches WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> branch(row))
                .findOne();
    }

    private static Branch branch(ResultSet row) throws SQLException {
        return new Branch(
                row.getString("id"),
                row.getString("thread"),
                row.getString("name"),
                row.getString("parent_thread"),
                row.getString("parent"),
                Instant.ofEpochMilli(row.getLong("made")));
    }

    public static int rename(Handle handle, String id, String name) {
        return handle.execute("UPDATE chat_branches SET name = ? WHERE id = ?", name, id);
    }

    public static int setRemoved(Handle handle, String id, boolean removed) {
        return handle.execute("UPDATE chat_branches SET removed = ? WHERE id = ?", removed ? 1 : 0, id);
    }
}
