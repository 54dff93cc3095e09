package org.quillhouse.chat.internal;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.quillhouse.chat.Message;

/// SQL over `chat_messages`.
public final class MessageTable {
    private MessageTable() {}

    public static List<Message> of(Handle handle, String thread) {
        return handle.createQuery(
                        "SELECT * FROM chat_messages WHERE thread = :thread AND removed = 0 ORDER BY said, rowid")
                .bind("thread", thread)
                .map((row, context) -> new Message(
                        row.getString("id"),
                        Message.Speaker.valueOf(row.getString("speaker")),
                        row.getString("name"),
                        row.getString("text"),
                        row.getString("run"),
                        Instant.ofEpochMilli(row.getLong("said"))))
                .list();
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

    public static int remove(Handle handle, String id) {
        return handle.execute("UPDATE chat_messages SET removed = 1 WHERE id = ?", id);
    }

    public static int clear(Handle handle, String thread) {
        return handle.execute("UPDATE chat_messages SET removed = 1 WHERE thread = ?", thread);
    }
}
