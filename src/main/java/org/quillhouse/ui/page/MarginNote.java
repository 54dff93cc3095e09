package org.quillhouse.ui.page;

import java.util.Optional;

/// What somebody said of a passage of the page.
///
/// @param id of the remark
/// @param start letters `start` to before `end` of the page's text
/// @param who said it
/// @param words what they said
/// @param urgent whether it matters much
public record MarginNote(String id, int start, int end, String who, String words, boolean urgent) {
    /// Where it is after letters were replaced; empty where its whole passage went.
    ///
    /// @param position where they began
    /// @param removed how many went
    /// @param inserted how many came
    Optional<MarginNote> after(int position, int removed, int inserted) {
        int gone = position + removed;
        if (gone <= start) {
            return Optional.of(at(start + inserted - removed, end + inserted - removed));
        }
        if (position >= end) {
            return Optional.of(this);
        }
        int from = position <= start ? position + inserted : start;
        int to = gone >= end ? position : end + inserted - removed;
        return from < to ? Optional.of(at(from, to)) : Optional.empty();
    }

    private MarginNote at(int from, int to) {
        return new MarginNote(id, from, to, who, words, urgent);
    }
}
