package org.quillhouse.manuscript.internal;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Where nodes stand among their siblings: numbers far apart, so that moving one touches no other.
final class Places {
    static final long GAP = 1L << 32;

    private Places() {}

    /// A position before `next` (at the end where it is empty), among the children of `parent`.
    static long before(Handle handle, @Nullable String parent, Optional<String> next) {
        if (next.isEmpty()) {
            return last(handle, parent) + GAP;
        }
        long above = position(handle, next.get());
        long below = handle.createQuery(
                        "SELECT coalesce(max(position), :first) FROM nodes WHERE parent IS :parent AND position < :above")
                .bind("first", above - 2 * GAP)
                .bind("parent", parent)
                .bind("above", above)
                .mapTo(Long.class)
                .one();
        if (above - below < 2) {
            spread(handle, parent);
            return before(handle, parent, next);
        }
        return below + (above - below) / 2;
    }

    private static long last(Handle handle, @Nullable String parent) {
        return handle.createQuery("SELECT coalesce(max(position), 0) FROM nodes WHERE parent IS :parent")
                .bind("parent", parent)
                .mapTo(Long.class)
                .one();
    }

    private static long position(Handle handle, String node) {
        return handle.createQuery("SELECT position FROM nodes WHERE id = :id")
                .bind("id", node)
                .mapTo(Long.class)
                .one();
    }

    /// Far apart again, in the same order; needed after some thirty moves into the very same gap.
    private static void spread(Handle handle, @Nullable String parent) {
        List<String> order = handle.createQuery("SELECT id FROM nodes WHERE parent IS :parent ORDER BY position")
                .bind("parent", parent)
                .mapTo(String.class)
                .list();
        long place = GAP;
        for (String id : order) {
            handle.execute("UPDATE nodes SET position = ? WHERE id = ?", place, id);
            place += GAP;
        }
    }
}
