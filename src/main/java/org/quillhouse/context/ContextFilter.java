package org.quillhouse.context;

import java.util.Set;

/// What the writer lets in for one task (spec WA-59). Empty sets let everything in. Immutable.
///
/// @param anyTag one of these must be there
/// @param noTag none of these may be there
/// @param least elements below this priority stay out
/// @param kinds of plot elements
/// @param characterIds only these people
public record ContextFilter(
        Set<String> anyTag, Set<String> noTag, Priority least, Set<PlotElement.Type> kinds, Set<String> characterIds) {
    public static final ContextFilter NONE = new ContextFilter(Set.of(), Set.of(), Priority.LOW, Set.of(), Set.of());

    public ContextFilter {
        anyTag = Set.copyOf(anyTag);
        noTag = Set.copyOf(noTag);
        kinds = Set.copyOf(kinds);
        characterIds = Set.copyOf(characterIds);
    }

    public boolean lets(PlotElement element) {
        return (anyTag.isEmpty() || element.tags().stream().anyMatch(anyTag::contains))
                && element.tags().stream().noneMatch(noTag::contains)
                && element.priority().compareTo(least) <= 0
                && (kinds.isEmpty() || kinds.contains(element.type()));
    }

    public boolean lets(CharacterContext character) {
        return characterIds.isEmpty() || characterIds.contains(character.characterId());
    }

    public boolean lets(Priority priority) {
        return priority.compareTo(least) <= 0;
    }
}
