package org.quillhouse.chat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.quillhouse.chat.internal.MessageTable;
import org.quillhouse.kernel.Ids;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.StorageFailed;

/// The talks of one story, one thread for each agent and each character. Safe on every thread; what a method returned
/// from is durable.
///
/// Law: nothing is deleted; what is cleared stays in the file.
public final class Chats {
    private final Database database;
    private final InstantSource clock;
    private final Ids ids;

    public Chats(Database database, InstantSource clock, Ids ids) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
    }

    /// What was said in a thread, oldest first.
    public List<Message> of(String thread) throws StorageFailed {
        return database.read(handle -> MessageTable.of(handle, thread));
    }

    public Message author(String thread, String text) throws StorageFailed {
        return add(thread, Message.Speaker.AUTHOR, "", text, "");
    }

    /// @param name of who answers
    /// @param runId the receipt of the turn
    public Message agent(String thread, String name, String text, String runId) throws StorageFailed {
        return add(thread, Message.Speaker.AGENT, name, text, runId);
    }

    private Message add(String thread, Message.Speaker speaker, String name, String text, String runId)
            throws StorageFailed {
        var message = new Message(ids.next(), speaker, name, text.strip(), runId, Instant.ofEpochMilli(clock.millis()));
        database.write(handle -> MessageTable.insert(handle, thread, message));
        return message;
    }

    /// Takes one message out of a thread.
    public void remove(String messageId) throws StorageFailed {
        database.write(handle -> MessageTable.remove(handle, messageId));
    }

    /// Begins a thread anew.
    public void clear(String thread) throws StorageFailed {
        database.write(handle -> MessageTable.clear(handle, thread));
    }
}
