package org.quillhouse.settings.internal;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// The one table of `profile.db` so far.
public final class SettingsTable {
    private SettingsTable() {}

    public static List<String> scripts() {
        return List.of("CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;\n");
    }

    public static Map<String, String> all(Handle handle) {
        return handle.createQuery("SELECT name, value FROM settings")
                .setMapKeyColumn("name")
                .setMapValueColumn("value")
                .collectInto(new org.jdbi.v3.core.generic.GenericType<Map<String, String>>() {});
    }

    public static int put(Handle handle, String name, String value) {
        return handle.execute(
                "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                name,
                value);
    }

    public static int remove(Handle handle, String name) {
        return handle.execute("DELETE FROM settings WHERE name = ?", name);
    }
}
