package org.quillhouse.manuscript.internal;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.quillhouse.kernel.Sha256;

/// SQL over `page_steps`: what was typed last in each scene, step by step, with the checksum of the text it led to.
public final class StepTable {
    private StepTable() {}

    /// The same as before changes nothing: a story that was only read needs no backup.
    public static int keep(Handle handle, String sceneId, String text, byte[] steps) {
        return handle.execute(
                "INSERT INTO page_steps VALUES (?, ?, ?) ON CONFLICT (node) DO UPDATE"
                        + " SET hash = excluded.hash, steps = excluded.steps"
                        + " WHERE hash <> excluded.hash OR steps <> excluded.steps",
                sceneId,
                Sha256.of(text),
                steps);
    }

    public static Optional<byte[]> of(Handle handle, String sceneId, String text) {
        return handle.createQuery("SELECT steps FROM page_steps WHERE node = :node AND hash = :hash")
                .bind("node", sceneId)
                .bind("hash", Sha256.of(text))
                .mapTo(byte[].class)
                .findOne();
    }
}
