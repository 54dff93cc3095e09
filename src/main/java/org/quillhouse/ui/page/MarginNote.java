package org.quillhouse.ui.page;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fxmisc.richtext.model.PlainTextChange;

/// What somebody said of a passage of the page, or would write there instead.
///
/// @param id of the remark
/// @param start letters `start` to before `end` of the page's text
/// @param who said it
/// @param words what they said, or what would come
/// @param urgent whether it matters much
public record MarginNote(String id, int start, int end, String who, String words, boolean urgent, Kind kind) {
    /// What it is, and how its passage looks.
    public enum Kind {
        /// Something was said of it.
        SAID("noted"),
        /// Other words would take its place.
        REPLACED("replaced"),
        /// Words would come after it.
        ADDED("added");

        private final String style;

        Kind(String style) {
            this.style = style;
        }

        String style() {
            return style;
        }
    }

    /// What is to be read of it.
    public String said() {
        return kind == Kind.ADDED ? "+ " + words : words;
    }

    /// Whether the text would change there.
    public boolean isChange() {
        return kind != Kind.SAID;
    }

    /// Those whose passages are still there, where they are now.
    static List<MarginNote> after(List<MarginNote> notes, PlainTextChange change) {
        return notes.stream()
                .flatMap(note -> new Finder.Hit(note.start, note.end).after(change).map(note::at).stream())
                .toList();
    }

    private MarginNote at(Finder.Hit place) {
        return new MarginNote(id, place.start(), place.end(), who, words, urgent, kind);
    }

    /// The change in which a place lies.
    static Optional<MarginNote> changeAt(List<MarginNote> notes, int place) {
        return notes.stream()
                .filter(note -> note.isChange() && note.start() <= place && place <= note.end())
                .findFirst();
    }

    /// The next one that begins after a place, or the one before it; round at the ends.
    ///
    /// @return empty where there is none
    static Optional<MarginNote> next(List<MarginNote> notes, int place, boolean forward) {
        List<MarginNote> sorted = notes.stream()
                .sorted(Comparator.comparingInt(MarginNote::start))
                .toList();
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        return forward
                ? sorted.stream()
                        .filter(note -> note.start() > place)
                        .findFirst()
                        .or(() -> Optional.of(sorted.getFirst()))
                : sorted.reversed().stream()
                        .filter(note -> note.start() < place)
                        .findFirst()
                        .or(() -> Optional.of(sorted.getLast()));
    }
}
