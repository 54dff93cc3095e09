package org.quillhouse.archive.internal;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.quillhouse.archive.Brief;
import org.quillhouse.archive.BriefStory;
import org.quillhouse.archive.ChatImport.Talk;
import org.quillhouse.archive.Conversation;
import org.quillhouse.archive.Conversation.Said;

/// SQL over talks, their briefs, and the stories that were made of these.
public final class ConversationTable {
    private ConversationTable() {}

    public static List<Conversation> all(Handle handle, boolean removed) {
        return handle.createQuery("""
                        SELECT c.*, (SELECT COUNT(*) FROM conversation_messages m WHERE m.conversation_id = c.id) AS messages
                        FROM conversations c WHERE removed = :removed ORDER BY COALESCE(began, imported) DESC, id DESC
                        """)
                .bind("removed", removed ? 1 : 0)
                .map((row, context) -> conversation(row))
                .list();
    }

    private static Conversation conversation(ResultSet row) throws SQLException {
        return new Conversation(
                row.getString("id"),
                Conversation.Source.valueOf(row.getString("source")),
                row.getString("title"),
                row.getString("model"),
                instant(row, "began"),
                Instant.ofEpochMilli(row.getLong("imported")),
                row.getInt("messages"),
                row.getInt("locked") != 0);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    /// The talk with this content, whether it was taken out or not.
    public static Optional<String> withHash(Handle handle, String hash) {
        return handle.createQuery("SELECT id FROM conversations WHERE hash = :hash")
                .bind("hash", hash)
                .mapTo(String.class)
                .findFirst();
    }

    public static int insert(Handle handle, String id, String title, String hash, Talk talk, Instant now) {
        handle.execute(
                "INSERT INTO conversations (id, source, title, model, began, imported, hash)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                id,
                talk.source().name(),
                title,
                talk.model(),
                talk.began().map(Instant::toEpochMilli).orElse(null),
                now.toEpochMilli(),
                hash);
        var batch =
                handle.prepareBatch("INSERT INTO conversation_messages (conversation_id, number, speaker, text, said)"
                        + " VALUES (:id, :number, :speaker, :text, :said)");
        int number = 0;
        for (Said said : talk.messages()) {
            batch.bind("id", id)
                    .bind("number", ++number)
                    .bind("speaker", said.author() ? "AUTHOR" : "ASSISTANT")
                    .bind("text", said.text())
                    .bind("said", said.said().map(Instant::toEpochMilli).orElse(null))
                    .add();
        }
        batch.execute();
        return number;
    }

    public static List<Said> messages(Handle handle, String id) {
        return handle.createQuery("SELECT * FROM conversation_messages WHERE conversation_id = :id ORDER BY number")
                .bind("id", id)
                .map((row, context) -> new Said(
                        row.getString("speaker").equals("AUTHOR"), row.getString("text"), instant(row, "said")))
                .list();
    }

    public static int rename(Handle handle, String id, String title) {
        return handle.execute("UPDATE conversations SET title = ? WHERE id = ?", title, id);
    }

    public static int setRemoved(Handle handle, String id, boolean removed) {
        return handle.execute("UPDATE conversations SET removed = ? WHERE id = ?", removed ? 1 : 0, id);
    }

    public static int setLocked(Handle handle, String id, boolean locked) {
        return handle.execute("UPDATE conversations SET locked = ? WHERE id = ?", locked ? 1 : 0, id);
    }

    public static boolean isLocked(Handle handle, String id) {
        return handle.createQuery("SELECT locked FROM conversations WHERE id = :id")
                .bind("id", id)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }

    public static Optional<Brief> brief(Handle handle, String conversation) {
        List<Brief.Version> versions = handle.createQuery("""
                        SELECT v.* FROM brief_versions v JOIN briefs b ON b.id = v.brief_id
                        WHERE b.conversation_id = :id ORDER BY v.number DESC
                        """)
                .bind("id", conversation)
                .map((row, context) -> new Brief.Version(
                        row.getString("id"),
                        row.getString("title"),
                        row.getString("description"),
                        row.getInt("by_hand") != 0,
                        row.getInt("number"),
                        Instant.ofEpochMilli(row.getLong("created"))))
                .list();
        return handle.createQuery("SELECT id, active_version FROM briefs WHERE conversation_id = :id")
                .bind("id", conversation)
                .map((row, context) -> new String[] {row.getString("id"), row.getString("active_version")})
                .findOne()
                .filter(brief -> !versions.isEmpty())
                .map(brief -> new Brief(
                        brief[0],
                        versions.stream()
                                .filter(version -> version.id().equals(brief[1]))
                                .findFirst()
                                .orElse(versions.getFirst()),
                        versions));
    }

    /// Adds a version, which is the active one then.
    public static int add(Handle handle, String conversation, String newBriefId, Brief.Version version) {
        long now = version.made().toEpochMilli();
        handle.execute(
                "INSERT INTO briefs (id, conversation_id, created, updated) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (conversation_id) DO NOTHING",
                newBriefId,
                conversation,
                now,
                now);
        handle.execute(
                "INSERT INTO brief_versions (id, brief_id, title, description, by_hand, number, created)"
                        + " SELECT ?, b.id, ?, ?, ?,"
                        + " 1 + (SELECT COALESCE(MAX(number), 0) FROM brief_versions v WHERE v.brief_id = b.id), ?"
                        + " FROM briefs b WHERE b.conversation_id = ?",
                version.id(),
                version.title(),
                version.description(),
                version.byHand() ? 1 : 0,
                now,
                conversation);
        return activate(handle, conversation, version.id(), version.made());
    }

    /// Changes the text of the newest version in place.
    public static int retype(Handle handle, String versionId, String title, String description, Instant now) {
        return handle.execute(
                "UPDATE brief_versions SET title = ?, description = ?, created = ? WHERE id = ?",
                title,
                description,
                now.toEpochMilli(),
                versionId);
    }

    public static int activate(Handle handle, String conversation, String versionId, Instant now) {
        return handle.execute(
                "UPDATE briefs SET active_version = ?, updated = ? WHERE conversation_id = ?",
                versionId,
                now.toEpochMilli(),
                conversation);
    }

    public static Optional<BriefStory> story(Handle handle, String conversation) {
        return handle.createQuery("SELECT * FROM brief_stories WHERE conversation_id = :id")
                .bind("id", conversation)
                .map((row, context) -> story(row))
                .findOne();
    }

    private static BriefStory story(ResultSet row) throws SQLException {
        return new BriefStory(
                row.getString("story_id"),
                Path.of(row.getString("folder")),
                row.getString("title"),
                row.getString("description"),
                Instant.ofEpochMilli(row.getLong("created")));
    }

    /// The talk that a story was made of.
    public static Optional<String> conversationOf(Handle handle, String storyId) {
        return handle.createQuery("SELECT conversation_id FROM brief_stories WHERE story_id = :id")
                .bind("id", storyId)
                .mapTo(String.class)
                .findFirst();
    }

    public static int link(Handle handle, String conversation, BriefStory story) {
        return handle.execute(
                "INSERT OR REPLACE INTO brief_stories (conversation_id, story_id, folder, title, description, created)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                conversation,
                story.storyId(),
                story.folder().toString(),
                story.title(),
                story.description(),
                story.made().toEpochMilli());
    }
}
