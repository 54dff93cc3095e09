package org.quillhouse.manuscript;

import java.time.Instant;
import java.util.Optional;

/// One text that a scene had.
///
/// @param number counted from 1 within the scene
/// @param actId the agent's act that made it
/// @param parentId the version it came from
/// @param streaming whether the agent was cut off while it wrote (the process ended); its text is what was stored
public record Version(
        String id,
        String sceneId,
        int number,
        Author author,
        Optional<String> actId,
        Optional<String> parentId,
        String text,
        int words,
        boolean streaming,
        Instant created,
        Instant changed) {

    /// Who wrote it.
    public enum Author {
        HAND,
        WRITER_AGENT,
        IMPORT,
        /// What came of taking an act back, or doing it again, in a text that was changed since.
        UNDO;

        /// The key of the words for it.
        public String key() {
            return "author." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '.');
        }
    }
}
