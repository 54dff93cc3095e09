package org.quillhouse.context;

import java.util.Set;
import java.util.TreeSet;

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

    /// What a writer would say yes or no to as a whole.
    public enum Kind {
        SCENES("story_text"),
        SUMMARIES("story_summary"),
        OUTLINE("plot_outline", "outline_piece"),
        WORLD("worldbuilding"),
        FACTS("fact");

        private final Set<String> tags;

        Kind(String... tags) {
            this.tags = Set.of(tags);
        }

        public String key() {
            return "context.filter." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// Whether elements of this kind may come in.
    public boolean reads(Kind kind) {
        return !noTag.containsAll(kind.tags);
    }

    /// The same, with or without elements of a kind.
    public ContextFilter with(Kind kind, boolean in) {
        var without = new TreeSet<>(noTag);
        if (in) {
            without.removeAll(kind.tags);
        } else {
            without.addAll(kind.tags);
        }
        return new ContextFilter(anyTag, without, least, kinds, characterIds);
    }

    /// The same, without what is of lower priority.
    public ContextFilter from(Priority lowest) {
        return new ContextFilter(anyTag, noTag, lowest, kinds, characterIds);
    }

    /// The same, with these people alone; everybody for an empty set.
    public ContextFilter withPeople(Set<String> ids) {
        return new ContextFilter(anyTag, noTag, least, kinds, ids);
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
