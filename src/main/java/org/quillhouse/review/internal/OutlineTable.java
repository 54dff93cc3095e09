package org.quillhouse.review.internal;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.quillhouse.review.OutlineState;

/// SQL over `outline_state`, which has one row at most.
public final class OutlineTable {
    private OutlineTable() {}

    /// @param hash of the text that the state is about
    public record Stored(OutlineState state, String hash) {}

    public static Stored read(Handle handle) {
        return handle.createQuery("SELECT * FROM outline_state")
                .map((row, context) -> {
                    long approved = row.getLong("approved");
                    return new Stored(
                            new OutlineState(
                                    OutlineState.Status.valueOf(row.getString("status")),
                                    row.getInt("version"),
                                    row.wasNull() || approved == 0
                                            ? Optional.empty()
                                            : Optional.of(Instant.ofEpochMilli(approved))),
                            row.getString("text_hash"));
                })
                .findOne()
                .orElseGet(() -> new Stored(new OutlineState(OutlineState.Status.DRAFT, 1, Optional.empty()), ""));
    }

    public static int put(Handle handle, OutlineState state, String hash) {
        return handle.execute(
                "INSERT OR REPLACE INTO outline_state (one, status, version, text_hash, approved) VALUES (1, ?, ?, ?, ?)",
                state.status().name(),
                state.version(),
                hash,
                state.approved().map(Instant::toEpochMilli).orElse(null));
    }
}
