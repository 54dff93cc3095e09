package org.quillhouse.review;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// How far the story's outline is (spec WA-42, 43).
///
/// @param version counts up with each change of an approved outline
/// @param approved when it was
public record OutlineState(Status status, int version, Optional<Instant> approved) {
    /// What the outline is worth.
    public enum Status {
        DRAFT,
        UNDER_REVIEW,
        APPROVED,
        NEEDS_REVISION;

        public String key() {
            return "outline.status." + name().toLowerCase(Locale.ROOT).replace('_', '.');
        }
    }
}
