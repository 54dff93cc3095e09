package org.quillhouse.context;

import java.util.Map;
import java.util.Set;

/// Something of the plot (spec WA-51): an outline, a scene's text, a twist.
///
/// @param source what it was made from, for example a chapter's id and the version of its text
/// @param metadata for example `chapter` (number) or `title`
public record PlotElement(
        String id,
        Type type,
        String content,
        Priority priority,
        Set<String> tags,
        Map<String, String> metadata,
        String source) {
    public PlotElement {
        tags = java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(tags));
        metadata = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(metadata));
    }

    /// Kinds of plot elements.
    public enum Type {
        SCENE,
        CONFLICT,
        RESOLUTION,
        TWIST,
        SETUP,
        PAYOFF,
        TRANSITION,
        CHAPTER_OUTLINE,
        DETAIL
    }
}
