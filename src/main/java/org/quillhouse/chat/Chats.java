package org.quillhouse.chat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.quillhouse.chat.internal.BranchTable;
import org.quillhouse.chat.internal.MessageTable;
import org.quillhouse.kernel.Ids;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.StorageFailed;

/// The talks of one story, one thread for each agent and each character, and their branches. Safe on every thread;
/// what a method returned from is durable.
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

    /// What was said in a talk or a branch of it, oldest first: of a branch first what it has in common with the one it
    /// left.
    ///
    /// @param key a thread, or [Branch#key()]
    public List<Message> of(String key) throws StorageFailed {
        return database.read(handle -> said(handle, key));
    }

    /// The talk or branch in which something was said last; empty where nothing was said yet.
    public Optional<String> last() throws StorageFailed {
        return database.read(MessageTable::last);
    }

    private static List<Message> said(Handle handle, String key) {
        List<Message> all = inCommon(handle, BranchTable.one(handle, Branch.idOf(key)));
        all.addAll(MessageTable.of(handle, key));
        return all;
    }

    /// What a branch has in common with the talk or branch that it left.
    private static List<Message> inCommon(Handle handle, Optional<Branch> branch) {
        return branch.filter(each -> !each.parentId().isEmpty())
                .map(each -> upTo(handle, each.parentThread(), each.parentId()))
                .orElseGet(ArrayList::new);
    }

    /// Up to a message that may be the thread's own or one it has in common with the one it left.
    private static List<Message> upTo(Handle handle, String key, String lastId) {
        boolean own = MessageTable.threadOf(handle, lastId).equals(Optional.of(key));
        Optional<Branch> branch = BranchTable.one(handle, Branch.idOf(key));
        if (!own && branch.isPresent()) {
            return upTo(handle, branch.get().parentThread(), lastId);
        }
        List<Message> all = inCommon(handle, branch);
        all.addAll(MessageTable.upTo(handle, key, lastId));
        return all;
    }

    /// Every talk and branch in which something was said, for [#of(String)].
    public List<String> keys() throws StorageFailed {
        return database.read(MessageTable::threads);
    }

    /// The branches of a talk, oldest first.
    ///
    /// @param key of the talk or any branch of it
    public List<Branch> branches(String key) throws StorageFailed {
        return database.read(handle -> BranchTable.of(handle, Branch.threadOf(key)));
    }

    /// Begins a branch.
    ///
    /// @param key the talk or branch that it leaves
    /// @param parentId the last message they have in common; empty for none
    public Branch branch(String key, String parentId, String name) throws StorageFailed {
        var branch = new Branch(
                ids.next(), Branch.threadOf(key), name.strip(), key, parentId, Instant.ofEpochMilli(clock.millis()));
        database.write(handle -> BranchTable.insert(handle, branch));
        return branch;
    }

    public void renameBranch(String branchId, String name) throws StorageFailed {
        database.write(handle -> BranchTable.rename(handle, branchId, name.strip()));
    }

    /// Takes a branch out, or brings it back; its messages stay in the file.
    public void setBranchRemoved(String branchId, boolean removed) throws StorageFailed {
        database.write(handle -> BranchTable.setRemoved(handle, branchId, removed));
    }

    /// Gives a message other words; those before stay in the file.
    public void edit(String messageId, String text) throws StorageFailed {
        database.write(handle -> MessageTable.edit(handle, messageId, text.strip(), clock.instant()));
    }

    /// Keeps messages that were read from a file, in a branch of their own that has nothing in common with the talk.
    public Branch take(String key, String name, List<Message> messages) throws StorageFailed {
        Branch branch = branch(key, "", name);
        bring(branch.key(), messages);
        return branch;
    }

    /// Puts messages that were read from a file into a talk, behind what is there.
    public void bring(String thread, List<Message> messages) throws StorageFailed {
        database.write(handle -> {
            for (Message message : messages) {
                var brought =
                        new Message(ids.next(), message.speaker(), message.name(), message.text(), "", message.said());
                MessageTable.insert(handle, thread, brought);
            }
            return messages.size();
        });
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

    /// Takes messages out, or brings them back.
    public void setRemoved(List<String> messageIds, boolean removed) throws StorageFailed {
        database.write(handle -> {
            messageIds.forEach(id -> MessageTable.setRemoved(handle, id, removed));
            return messageIds.size();
        });
    }
}
