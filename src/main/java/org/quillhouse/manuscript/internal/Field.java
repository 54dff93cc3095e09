package org.quillhouse.manuscript.internal;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// A column of `nodes` that acts change. Values travel as text; SQLite turns them back by the column's own kind.
public enum Field {
    TEXT("current_version"),
    ARCHIVED("archived"),
    PARENT("parent"),
    POSITION("position"),
    TITLE("title"),
    SYNOPSIS("synopsis"),
    STATUS("status"),
    LABEL("label"),
    POINT_OF_VIEW("point_of_view"),
    TARGET_WORDS("target_words");

    private final String column;

    Field(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }

    static Field ofColumn(String column) {
        for (Field field : values()) {
            if (field.column.equals(column)) {
                return field;
            }
        }
        throw new IllegalArgumentException(column);
    }

    @Nullable
    String read(Handle handle, String node) {
        return handle.createQuery("SELECT CAST(" + column + " AS TEXT) AS value FROM nodes WHERE id = :id")
                .bind("id", node)
                .map((row, context) -> row.getString("value"))
                .list()
                .getFirst();
    }

    void write(Handle handle, String node, @Nullable String value, long now) {
        boolean number = this == ARCHIVED || this == POSITION || this == TARGET_WORDS;
        Object typed = number && value != null ? Long.valueOf(value) : value;
        handle.execute("UPDATE nodes SET " + column + " = ?, modified = ? WHERE id = ?", typed, now, node);
    }
}
