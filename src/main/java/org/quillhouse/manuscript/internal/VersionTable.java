package org.quillhouse.manuscript.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.quillhouse.kernel.Sha256;
import org.quillhouse.kernel.Words;
import org.quillhouse.manuscript.Version;
import org.quillhouse.manuscript.Version.Author;
import org.quillhouse.manuscript.VersionMark;

/// SQL over `versions`.
public final class VersionTable {
    private VersionTable() {}

    /// Stores a text of a scene.
    ///
    /// @param open the version of this sitting, which grows if it is still the one shown; else a new one is made
    /// @return the version shown afterwards
    public static String save(
            Handle handle, String sceneId, String text, Author author, String open, String newId, Instant now) {
        Optional<String> shown = shownVersion(handle, sceneId);
        Optional<String> before = shown.map(version -> storedHash(handle, version));
        String hash = Sha256.of(text);
        if (before.equals(Optional.of(hash))) {
            return shown.orElseThrow();
        }
        if (shown.isEmpty() && text.isEmpty()) {
            return "";
        }
        if (author == Author.HAND && !isBroughtBack(handle, sceneId, before, hash)) {
            int words = shown.map(version -> words(handle, version)).orElse(0);
            DayTable.add(handle, LocalDate.ofInstant(now, ZoneId.systemDefault()), Words.count(text) - words);
        }
        if (shown.isPresent() && shown.get().equals(open)) {
            update(handle, open, text, now, false);
            NodeTable.show(handle, sceneId, open, now);
            return open;
        }
        insert(handle, new NewVersion(newId, sceneId, author, null, shown.orElse(null), text, false), now);
        NodeTable.show(handle, sceneId, newId, now);
        return newId;
    }

    /// Whether the writer typed nothing of the difference: what somebody else put there is taken back, or done again.
    ///
    /// @param before hash of the text before
    /// @param hash of the text now
    private static boolean isBroughtBack(Handle handle, String sceneId, Optional<String> before, String hash) {
        List<String> same = authors(handle, sceneId, hash);
        return same.stream().anyMatch(VersionTable::isAnother)
                || !same.isEmpty()
                        && before.stream()
                                .flatMap(text -> authors(handle, sceneId, text).stream())
                                .anyMatch(VersionTable::isAnother);
    }

    private static boolean isAnother(String author) {
        return !author.equals(Author.HAND.name());
    }

    /// Of all versions of a scene with this text.
    private static List<String> authors(Handle handle, String sceneId, String hash) {
        return handle.createQuery("SELECT author FROM versions WHERE node = :node AND hash = :hash")
                .bind("node", sceneId)
                .bind("hash", hash)
                .mapTo(String.class)
                .list();
    }

    private static int words(Handle handle, String versionId) {
        return handle.createQuery("SELECT words FROM versions INDEXED BY versions_words WHERE id = :id")
                .bind("id", versionId)
                .mapTo(Integer.class)
                .one();
    }

    /// A version that is not shown; none where the node is gone or had this text before.
    public static boolean keepAside(Handle handle, String node, String text, String newId, String name, Instant now) {
        boolean known = NodeTable.scene(handle, node).isEmpty()
                || handle.createQuery("SELECT count(*) FROM versions WHERE node = :node AND hash = :hash")
                                .bind("node", node)
                                .bind("hash", Sha256.of(text))
                                .mapTo(Integer.class)
                                .one()
                        > 0;
        if (known) {
            return false;
        }
        String shown = shownVersion(handle, node).orElse(null);
        insert(handle, new NewVersion(newId, node, Author.IMPORT, null, shown, text, false), now);
        name(handle, newId, name);
        return true;
    }

    /// A version to be inserted.
    record NewVersion(
            String id,
            String sceneId,
            Author author,
            @Nullable String act,
            @Nullable String parent,
            String text,
            boolean streaming) {}

    static void insert(Handle handle, NewVersion version, Instant now) {
        handle.createUpdate("""
                        INSERT INTO versions (id, node, number, author, act, parent, text, words, hash, streaming, created, changed)
                        VALUES (:id, :node, (SELECT coalesce(max(number), 0) + 1 FROM versions WHERE node = :node),
                          :author, :act, :parent, :text, :words, :hash, :streaming, :now, :now)
                        """)
                .bind("id", version.id())
                .bind("node", version.sceneId())
                .bind("author", version.author().name())
                .bind("act", version.act())
                .bind("parent", version.parent())
                .bind("text", version.text())
                .bind("words", Words.count(version.text()))
                .bind("hash", Sha256.of(version.text()))
                .bind("streaming", version.streaming() ? 1 : 0)
                .bind("now", now.toEpochMilli())
                .execute();
    }

    static int update(Handle handle, String id, String text, Instant now, boolean streaming) {
        return handle.execute(
                "UPDATE versions SET text = ?, words = ?, hash = ?, streaming = ?, changed = ? WHERE id = ?",
                text,
                Words.count(text),
                Sha256.of(text),
                streaming ? 1 : 0,
                now.toEpochMilli(),
                id);
    }

    static Optional<String> shownVersion(Handle handle, String sceneId) {
        return handle.createQuery("SELECT current_version FROM nodes WHERE id = :id AND current_version IS NOT NULL")
                .bind("id", sceneId)
                .mapTo(String.class)
                .findOne();
    }

    /// The text of a version; empty for none.
    static String text(Handle handle, @Nullable String versionId) {
        return handle.createQuery("SELECT text FROM versions WHERE id = :id")
                .bind("id", versionId)
                .mapTo(String.class)
                .findOne()
                .orElse("");
    }

    /// What a scene or note shows; empty for nothing.
    static String shownText(Handle handle, String node) {
        return text(handle, Field.TEXT.read(handle, node));
    }

    private static String storedHash(Handle handle, String versionId) {
        return handle.createQuery("SELECT hash FROM versions WHERE id = :id")
                .bind("id", versionId)
                .mapTo(String.class)
                .one();
    }

    /// Every version without its text, oldest first.
    public static List<VersionMark> marks(Handle handle, String nodeId) {
        return handle.createQuery("""
                        SELECT v.id, v.number, v.author, v.words, v.name, v.created, v.changed, v.id = n.current_version AS shown
                        FROM versions v JOIN nodes n ON n.id = v.node WHERE v.node = :node ORDER BY v.number
                        """)
                .bind("node", nodeId)
                .map((row, context) -> new VersionMark(
                        row.getString("id"),
                        row.getInt("number"),
                        Author.valueOf(row.getString("author")),
                        row.getInt("words"),
                        row.getString("name"),
                        row.getInt("shown") == 1,
                        NodeTable.time(row, "created"),
                        NodeTable.time(row, "changed")))
                .list();
    }

    public static Optional<Version> one(Handle handle, String versionId) {
        return handle.createQuery("SELECT * FROM versions WHERE id = :id")
                .bind("id", versionId)
                .map((row, context) -> version(row))
                .findOne();
    }

    public static int name(Handle handle, String versionId, String name) {
        return handle.execute("UPDATE versions SET name = ? WHERE id = ?", name, versionId);
    }

    public static List<Version> all(Handle handle, String sceneId) {
        return handle.createQuery("SELECT * FROM versions WHERE node = :node ORDER BY number")
                .bind("node", sceneId)
                .map((row, context) -> version(row))
                .list();
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getString("id"),
                row.getString("node"),
                row.getInt("number"),
                Author.valueOf(row.getString("author")),
                Optional.ofNullable(row.getString("act")),
                Optional.ofNullable(row.getString("parent")),
                row.getString("text"),
                row.getInt("words"),
                row.getInt("streaming") == 1,
                NodeTable.time(row, "created"),
                NodeTable.time(row, "changed"));
    }

    /// Titles of chapters in which the text shown does not match its checksum.
    public static List<String> damaged(Handle handle) {
        var damaged = new ArrayList<String>();
        handle.createQuery("""
                        SELECT c.title AS title, v.text AS text, v.hash AS hash
                        FROM nodes n JOIN versions v ON v.id = n.current_version JOIN nodes c ON c.id = n.parent
                        """)
                .map((row, context) ->
                        Sha256.of(row.getString("text")).equals(row.getString("hash")) ? "" : row.getString("title"))
                .filter(title -> !title.isEmpty())
                .forEach(damaged::add);
        return damaged;
    }
}
