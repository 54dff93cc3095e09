package org.quillhouse.project.internal;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;
import org.quillhouse.storage.Migrations;
import org.quillhouse.storage.Scripts;

/// The tables that belong to the story as a whole, and the list of all scripts of `story.db`.
public final class StoryTables {
    private static final int APPLICATION_ID = 0x51485354; // "QHST"

    /// Every text with what checks it: the same before and after each upgrade.
    private static final String TEXTS =
            "SELECT count(*) || ' ' || coalesce(group_concat(node || hash), '') FROM (SELECT node, hash FROM versions ORDER BY id)";

    private StoryTables() {}

    public static Migrations migrations() {
        return new Migrations(
                APPLICATION_ID,
                List.of(
                        Scripts.joined(
                                "manuscript/migrations/1.sql",
                                "codex/migrations/1.sql",
                                "lab/migrations/1.sql",
                                "project/migrations/1.sql"),
                        Scripts.joined("manuscript/migrations/2.sql"),
                        Scripts.joined("codex/migrations/2.sql", "context/migrations/1.sql"),
                        Scripts.joined("review/migrations/1.sql", "lab/migrations/2.sql"),
                        Scripts.joined("chat/migrations/1.sql"),
                        Scripts.joined("review/migrations/2.sql"),
                        Scripts.joined("codex/migrations/3.sql"),
                        Scripts.joined("chat/migrations/2.sql"),
                        Scripts.joined("manuscript/migrations/3.sql"),
                        Scripts.joined("manuscript/migrations/4.sql"),
                        Scripts.joined("manuscript/migrations/5.sql"),
                        Scripts.joined("review/migrations/3.sql"),
                        Scripts.joined("context/migrations/2.sql", "lab/migrations/3.sql"),
                        Scripts.joined("codex/migrations/4.sql"),
                        Scripts.joined("codex/migrations/5.sql"),
                        Scripts.joined("codex/migrations/6.sql"),
                        Scripts.joined("manuscript/migrations/6.sql", "review/migrations/4.sql")),
                TEXTS);
    }

    public static int set(Handle handle, String name, String value) {
        return handle.execute(
                "INSERT INTO story_settings VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                name,
                value);
    }

    public static Map<String, String> settings(Handle handle) {
        return handle.createQuery("SELECT name, value FROM story_settings")
                .setMapKeyColumn("name")
                .setMapValueColumn("value")
                .collectInto(new GenericType<Map<String, String>>() {});
    }
}
