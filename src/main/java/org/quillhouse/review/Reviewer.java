package org.quillhouse.review;

import java.util.Locale;

/// Who says something of a text.
///
/// @param id of the rater or the character; empty for the editor
/// @param name as it was when it was said
public record Reviewer(Kind kind, String id, String name) {
    /// The roles that review.
    public enum Kind {
        EDITOR,
        RATER,
        CHARACTER;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Reviewer editor(String name) {
        return new Reviewer(Kind.EDITOR, "", name);
    }

    /// Whether both are the same one, whatever the name was.
    public boolean isSame(Reviewer other) {
        return kind == other.kind && id.equals(other.id);
    }
}
