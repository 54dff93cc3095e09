package org.quillhouse.codex.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.quillhouse.codex.Codex;
import org.quillhouse.codex.CodexEntry;

/// SQL over `codex_entries`; the fields are one JSON object.
public final class EntryTable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EntryTable() {}

    public static List<CodexEntry> all(Handle handle) {
        return list(handle, false);
    }

    public static List<CodexEntry> removed(Handle handle) {
        return list(handle, true);
    }

    private static List<CodexEntry> list(Handle handle, boolean removed) {
        return handle.createQuery("SELECT id, kind, name, summary, fields, hidden, source FROM codex_entries"
                        + " WHERE removed = :removed ORDER BY position")
                .bind("removed", removed ? 1 : 0)
                .map((row, context) -> new CodexEntry(
                        row.getString("id"),
                        CodexEntry.Kind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        row.getString("summary"),
                        fields(row.getString("fields")),
                        row.getInt("hidden") != 0,
                        CodexEntry.Source.valueOf(row.getString("source"))))
                .list();
    }

    public static int insert(Handle handle, CodexEntry entry, Instant now) {
        return handle.createUpdate("""
                        INSERT INTO codex_entries
                          (id, kind, name, summary, fields, hidden, source, position, created, modified)
                        VALUES (:id, :kind, :name, :summary, :fields, :hidden, :source,
                          (SELECT coalesce(max(position), 0) + 1 FROM codex_entries), :now, :now)
                        """)
                .bind("id", entry.id())
                .bind("kind", entry.kind().name())
                .bind("name", entry.name())
                .bind("summary", entry.summary())
                .bind("fields", text(entry.fields()))
                .bind("hidden", entry.hidden() ? 1 : 0)
                .bind("source", entry.source().name())
                .bind("now", now.toEpochMilli())
                .execute();
    }

    /// Keeps what an entry says as an earlier text of it.
    public static int keep(Handle handle, String entryId, Instant now) {
        return handle.execute(
                "INSERT INTO entry_versions SELECT id, (SELECT count(*) + 1 FROM entry_versions WHERE entry = id),"
                        + " name, summary, fields, hidden, ? FROM codex_entries WHERE id = ?",
                now.toEpochMilli(),
                entryId);
    }

    /// Replaces an entry's words.
    public static int update(Handle handle, CodexEntry entry, Instant now) {
        return handle.execute(
                "UPDATE codex_entries SET name = ?, summary = ?, fields = ?, hidden = ?, modified = ? WHERE id = ?",
                entry.name(),
                entry.summary(),
                text(entry.fields()),
                entry.hidden() ? 1 : 0,
                now.toEpochMilli(),
                entry.id());
    }

    /// What an entry said before, newest first.
    public static List<Codex.Earlier> earlier(Handle handle, CodexEntry entry) {
        return handle.createQuery("SELECT * FROM entry_versions WHERE entry = :entry ORDER BY number DESC")
                .bind("entry", entry.id())
                .map((row, context) -> new Codex.Earlier(
                        new CodexEntry(
                                entry.id(),
                                entry.kind(),
                                row.getString("name"),
                                row.getString("summary"),
                                fields(row.getString("fields")),
                                row.getInt("hidden") != 0,
                                entry.source()),
                        Instant.ofEpochMilli(row.getLong("replaced"))))
                .list();
    }

    public static int remove(Handle handle, String id, boolean removed, Instant now) {
        return handle.execute(
                "UPDATE codex_entries SET removed = ?, modified = ? WHERE id = ?",
                removed ? 1 : 0,
                now.toEpochMilli(),
                id);
    }

    static Map<String, String> fields(String json) {
        try {
            return JSON.readValue(json, new TypeReference<LinkedHashMap<String, String>>() {});
        } catch (JsonProcessingException damaged) {
            return Map.of("notes", json); // shown as it is rather than lost
        }
    }

    static String text(Map<String, String> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
