package org.quillhouse.codex;

import java.util.List;
import java.util.Optional;

/// Something that is true in the story, and who has learnt it where.
///
/// @param text one sentence
/// @param aboutId the entry it is about
/// @param suggested found by an agent and not confirmed by the writer yet: it then counts for nobody
/// @param scenes where it comes up, whoever hears it there
/// @param known one line for each who knows it
public record Fact(
        String id,
        String text,
        Readers readers,
        Optional<String> aboutId,
        boolean suggested,
        List<String> scenes,
        List<Knowledge> known) {
    public Fact {
        scenes = List.copyOf(scenes);
        known = List.copyOf(known);
    }

    /// For whom it is.
    public enum Readers {
        /// Those who have learnt it, by the ledger.
        LEDGER,
        /// All of the story's world know it from the beginning.
        EVERYONE,
        /// Nobody but the writer: no agent ever reads it.
        AUTHOR
    }

    /// That somebody has learnt it in a scene.
    ///
    /// @param suggested as of the fact
    public record Knowledge(String knowerId, String sceneId, boolean suggested) {}

    public Optional<Knowledge> knownTo(String characterId) {
        return known.stream().filter(one -> one.knowerId().equals(characterId)).findFirst();
    }
}
