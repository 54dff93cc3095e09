package org.quillhouse.codex.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.quillhouse.codex.CodexEntry;

/// SQL over `codex_entries`; the fields are one JSON object.
public final class EntryTable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EntryTable() {}

    public static List<CodexEntry> all(Handle handle) {
        return handle.createQuery("SELECT id, kind, name, summary, fields FROM codex_entries ORDER BY position")
                .map((row, context) -> new CodexEntry(
                        row.getString("id"),
                        CodexEntry.Kind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        row.getString("summary"),
                        fields(row.getString("fields"))))
                .list();
    }

    public static int insert(Handle handle, CodexEntry entry, Instant now) {
        return handle.createUpdate("""
                        INSERT INTO codex_entries (id, kind, name, summary, fields, position, created, modified)
                        VALUES (:id, :kind, :name, :summary, :fields,
                          (SELECT coalesce(max(position), 0) + 1 FROM codex_entries), :now, :now)
                        """)
                .bind("id", entry.id())
                .bind("kind", entry.kind().name())
                .bind("name", entry.name())
                .bind("summary", entry.summary())
                .bind("fields", text(entry.fields()))
                .bind("now", now.toEpochMilli())
                .execute();
    }

    private static Map<String, String> fields(String json) {
        try {
            return JSON.readValue(json, new TypeReference<LinkedHashMap<String, String>>() {});
        } catch (JsonProcessingException damaged) {
            return Map.of("notes", json); // shown as it is rather than lost
        }
    }

    private static String text(Map<String, String> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
