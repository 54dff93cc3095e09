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
    /// As [Finder.Hit#after].
    Optional<MarginNote> after(int position, int removed, int inserted) {
        return new Finder.Hit(start, end)
                .after(position, removed, inserted)
                .map(now -> new MarginNote(id, now.start(), now.end(), who, words, urgent));
    }
}
