package org.quillhouse.manuscript;

/// Letters `start` to before `end` of a text, and where they came from. What no origin covers was typed.
public record Origin(int start, int end, Kind kind) {
    /// Where words came from.
    public enum Kind {
        /// Out of another program, by the clipboard or by dropping.
        PASTED,
        /// With a file.
        IMPORTED,
        /// From an agent.
        GENERATED
    }
}
