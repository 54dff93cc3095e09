package org.quillhouse.manuscript;

import org.quillhouse.storage.StorageFailed;

/// A version that an agent is writing. Store it at least every second; what was stored survives the process.
///
/// Used by one thread. End it with [#finish]; a draft that never ended is found as interrupted when the story is
/// opened.
public interface Draft {
    String sceneId();

    String versionId();

    /// The act to undo.
    String actId();

    /// Stores the text so far; durable when it returns.
    void store(String text) throws StorageFailed;

    /// Stores the whole text and shows it in its scene. An empty one leaves the scene as it was.
    void finish(String text) throws StorageFailed;
}
