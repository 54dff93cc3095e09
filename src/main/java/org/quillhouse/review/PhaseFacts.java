package org.quillhouse.review;

import java.util.List;

/// What is looked at when a chapter is to go on to its next phase.
///
/// @param plan all that is planned for it, in words
/// @param items its key items
/// @param targetWords how long it is to be
/// @param people names of the people of the story
/// @param heard whether anything that a reviewer said was worked in, or nothing that they said is open
/// @param quality by what reviewers found
public record PhaseFacts(
        String plan,
        List<String> items,
        String text,
        int targetWords,
        List<String> people,
        boolean heard,
        QualityScore quality) {
    /// Where the writer sets no other (spec WA-137).
    public static final int USUAL_TARGET = 2000;

    public PhaseFacts {
        items = List.copyOf(items);
        people = List.copyOf(people);
    }
}
