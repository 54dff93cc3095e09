package org.quillhouse.review;

import java.time.Instant;
import java.util.List;

/// A whole chapter as it was at one moment, under a name (spec WA-138).
///
/// @param texts its scenes in order
public record Revision(String id, String chapterId, String name, int words, List<Text> texts, Instant made) {
    /// A scene and the version of it.
    public record Text(String sceneId, String versionId) {}

    public Revision {
        texts = List.copyOf(texts);
    }
}
