package org.quillhouse.context;

import java.util.Set;

/// The phase a chapter is in (spec 002 §3.2); an element with a tag of the present phase passes whatever its priority.
public enum WritingPhase {
    PLOT_OUTLINE(Set.of("plot_outline", "outline")),
    CHAPTER_DETAIL(Set.of("chapter", "scene", "current_scene")),
    FINAL_EDIT(Set.of("revision", "edit"));

    private final Set<String> tags;

    WritingPhase(Set<String> tags) {
        this.tags = tags;
    }

    /// Whether an element with these tags belongs to this phase.
    public boolean marks(Set<String> elementTags) {
        return elementTags.stream().anyMatch(tags::contains);
    }
}
