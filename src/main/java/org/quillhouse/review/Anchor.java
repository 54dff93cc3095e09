package org.quillhouse.review;

import java.util.Optional;
import org.quillhouse.review.internal.PassageFinder;

/// The passage that a remark is about, so that it is found again after the text was changed.
///
/// @param quote the passage as it was, word for word
/// @param start where it began then, in characters of the scene's text
public record Anchor(String sceneId, String quote, int start) {

    /// Where a passage is now.
    ///
    /// @param exact whether it still says what was quoted
    public record Place(int start, int end, boolean exact) {}

    /// The passage in a text: word for word, nearest to where it was; else the place that still has most of its words
    /// in
    /// their order, three of five at least; else nothing.
    public Optional<Place> in(String text) {
        return PassageFinder.find(this, text);
    }
}
