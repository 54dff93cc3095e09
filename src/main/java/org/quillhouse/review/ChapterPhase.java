package org.quillhouse.review;

import java.util.Locale;

/// How far a chapter is (spec WA-135), in this order.
public enum ChapterPhase {
    /// It is planned, perhaps written down once.
    DRAFT,
    /// It is being worked on.
    REFINED,
    /// The author has said that it is done.
    APPROVED;

    public String key() {
        return "phase.of." + name().toLowerCase(Locale.ROOT);
    }
}
