package org.quillhouse.manuscript;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A part, chapter, scene or note as the binder shows it: everything but its text.
///
/// @param depth 0 at the top
/// @param number counted from 1: parts and notes in the story, chapters in reading order, scenes within their chapter
/// @param words of the scene or note itself, or of all scenes below
public record Node(
        String id,
        Optional<String> parentId,
        Kind kind,
        int depth,
        int number,
        String title,
        Details details,
        String plotPoint,
        List<String> keyPlotItems,
        int words,
        Instant modified) {

    /// What it is.
    public enum Kind {
        PART,
        CHAPTER,
        SCENE,
        NOTE;

        /// Whether it has a text of its own.
        public boolean hasText() {
            return this == SCENE || this == NOTE;
        }
    }

    /// What the writer notes about a node.
    ///
    /// @param status how far it is, in the writer's own words
    /// @param label any mark the writer uses, for example a plot line
    /// @param pointOfView whose eyes it is seen through
    /// @param targetWords 0 for none
    public record Details(String synopsis, String status, String label, String pointOfView, int targetWords) {
        public static final Details NONE = new Details("", "", "", "", 0);
    }

    public Node {
        keyPlotItems = List.copyOf(keyPlotItems);
    }
}
