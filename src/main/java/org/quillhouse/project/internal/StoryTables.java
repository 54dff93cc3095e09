package org.quillhouse.project.internal;

import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;
import org.quillhouse.storage.Migrations;
import org.quillhouse.storage.Scripts;

/// The tables that belong to the story as a whole, and the list of all scripts of `story.db`.
public final class StoryTables {
    private static final int APPLICATION_ID = 0x51485354; // "QHST"

    private StoryTables() {}

    public static Migrations migrations() {
        return new Migrations(
                APPLICATION_ID,
                java.util.List.of(Scripts.joined(
                        "manuscript/migrations/1.sql",
                        "codex/migrations/1.sql",
                        "lab/migrations/1.sql",
                        "project/migrations/1.sql")));
    }

    public static Map<String, String> settings(Handle handle) {
        return handle.createQuery("SELECT name, value FROM story_settings")
                .setMapKeyColumn("name")
                .setMapValueColumn("value")
                .collectInto(new GenericType<Map<String, String>>() {});
    }
}
