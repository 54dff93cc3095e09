package org.quillhouse.codex;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.quillhouse.kernel.Words;

/// What runs through several chapters of a story: a thread of its plot, or how somebody changes (spec WA-44).
///
/// @param description what it is about
/// @param person whose arc it is, by the entry's id; empty for a thread of the plot
/// @param hidden kept from all agents
/// @param beats what happens of it in a chapter, by the chapter's node; none is blank
public record Strand(
        String id,
        String title,
        String description,
        Optional<String> person,
        Status status,
        boolean hidden,
        Map<String, String> beats) {

    public Strand {
        var kept = new LinkedHashMap<>(beats);
        kept.values().removeIf(String::isBlank);
        beats = java.util.Collections.unmodifiableMap(kept);
    }

    /// How far it is thought out.
    public enum Status {
        DRAFT,
        REVIEWED,
        APPROVED;

        /// What it is called.
        public String key() {
            return "strand.status." + name().toLowerCase(Locale.ROOT);
        }
    }

    /// What happens of it in a chapter; empty for nothing.
    public String beat(String chapterId) {
        return beats.getOrDefault(chapterId, "");
    }

    public Strand withTitle(String changed) {
        return new Strand(id, changed, description, person, status, hidden, beats);
    }

    public Strand withDescription(String changed) {
        return new Strand(id, title, changed, person, status, hidden, beats);
    }

    public Strand withPerson(Optional<String> changed) {
        return new Strand(id, title, description, changed, status, hidden, beats);
    }

    public Strand withStatus(Status changed) {
        return new Strand(id, title, description, person, changed, hidden, beats);
    }

    public Strand withHidden(boolean changed) {
        return new Strand(id, title, description, person, status, changed, beats);
    }

    /// With what happens in a chapter; a blank text for nothing.
    public Strand withBeat(String chapterId, String text) {
        var changed = new LinkedHashMap<>(beats);
        changed.put(chapterId, text.strip());
        return new Strand(id, title, description, person, status, hidden, changed);
    }

    /// All words of it.
    int words() {
        return Words.count(description)
                + beats.values().stream().mapToInt(Words::count).sum();
    }
}
