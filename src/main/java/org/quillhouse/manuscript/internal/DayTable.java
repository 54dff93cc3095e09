package org.quillhouse.manuscript.internal;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.quillhouse.manuscript.WritingDay;

/// SQL over `writing_days`.
public final class DayTable {
    private DayTable() {}

    static void add(Handle handle, LocalDate day, int words) {
        if (words != 0) {
            handle.execute(
                    "INSERT INTO writing_days VALUES (?, ?) ON CONFLICT (day) DO UPDATE SET words = words + excluded.words",
                    day.toString(),
                    words);
        }
    }

    /// Oldest first.
    public static List<WritingDay> all(Handle handle) {
        return handle.createQuery("SELECT day, words FROM writing_days ORDER BY day")
                .map((row, context) -> new WritingDay(LocalDate.parse(row.getString("day")), row.getInt("words")))
                .list();
    }
}
