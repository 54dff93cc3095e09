package org.quillhouse.chat.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.quillhouse.chat.Message;

/// SQL over `chat_messages`.
public final class MessageTable {
    private MessageTable() {}

    public static List<Message> of(Handle handle, String thread) {
        return handle.createQuery("SELECT * FROM chat_messages WHERE thread = :thread AND removed = 0 ORDER BY rowid")
                .bind("thread", thread)
                .map((row, context) -> message(row))
                .list();
    }

    /// Threads with a message that is not taken out.
    public static List<String> threads(Handle handle) {
        return handle.createQuery("SELECT DISTINCT thread FROM chat_messages WHERE removed = 0 ORDER BY thread")
                .mapTo(String.class)
                .list();
    }

    /// The thread or branch in which something was said last.
    public static Optional<String> last(Handle handle) {
        return handle.createQuery("SELECT thread FROM chat_messages WHERE removed = 0 ORDER BY rowid DESC LIMIT 1")
                .mapTo(String.class)
                .findOne();
    }

    /// Those of a thread up to a message of it, that one too.
    public static List<Message> upTo(Handle handle, String thread, String last) {
        return handle.createQuery("""
                        SELECT m.* FROM chat_messages m JOIN chat_messages p ON p.id = :last
                        WHERE m.thread = :thread AND m.removed = 0
                          AND m.rowid <= p.rowid
                        ORDER BY m.rowid
                        """)
                .bind("thread", thread)
                .bind("last", last)
                .map((row, context) -> message(row))
                .list();
    }

    private static Message message(ResultSet row) throws SQLException {
        return new Message(
                row.getString("id"),
                Message.Speaker.valueOf(row.getString("speaker")),
                row.getString("name"),
                row.getString("text"),
                row.getString("run"),
                Instant.ofEpochMilli(row.getLong("said")));
    }

    /// The thread of a message.
    public static Optional<String> threadOf(Handle handle, String id) {
        return handle.createQuery("SELECT thread FROM chat_messages WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne();
    }

    /// Gives a message other words; those before are kept.
    public static int edit(Handle handle, String id, String text, Instant now) {
        handle.execute(
                "INSERT INTO chat_texts SELECT id, text, ? FROM chat_messages WHERE id = ?", now.toEpochMilli(), id);
        return handle.execute("UPDATE chat_messages SET text = ? WHERE id = ?", text, id);
    }

    public static int insert(Handle handle, String thread, Message message) {
        return handle.execute(
                "INSERT INTO chat_messages VALUES (?, ?, ?, ?, ?, ?, 0, ?)",
                message.id(),
                thread,
                message.speaker().name(),
                message.name(),
                message.text(),
                message.runId(),
                message.said().toEpochMilli());
    }

    public static int setRemoved(Handle handle, String id, boolean removed) {
        return handle.execute("UPDATE chat_messages SET removed = ? WHERE id = ?", removed ? 1 : 0, id);
    }
}
