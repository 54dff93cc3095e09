package org.quillhouse.manuscript;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.quillhouse.kernel.Texts;

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

    /// How it is called: by its title, by its number before it, or where it has none by what it is and its number. A
    /// title such as “Chapter 3” or “Prologue” needs no other number.
    public String name() {
        return switch (kind) {
            case PART -> TitleWords.isOfPart(title) ? title : Texts.of("binder.part", number, title);
            case CHAPTER -> TitleWords.isOfChapter(title) ? title : Texts.of("binder.chapter", number, title);
            case SCENE -> title.isEmpty() ? Texts.of("binder.scene", number) : title;
            case NOTE -> title.isEmpty() ? Texts.of("binder.note", number) : title;
        };
    }

    public Node {
        keyPlotItems = List.copyOf(keyPlotItems);
    }
}
