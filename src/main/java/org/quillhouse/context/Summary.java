package org.quillhouse.context;

import java.time.Instant;

/// A text told in short, and what it was told of.
///
/// @param source what it is of, as in [PromptPart#sourceId]
/// @param sourceHash SHA-256 of the text it was made from
/// @param byHand whether the writer wrote or changed it: then it is never overwritten without being asked for
/// @param quality 0 to 1 (spec 002 §5.5)
/// @param model what wrote it; empty for the writer
public record Summary(
        String source,
        Level level,
        String text,
        String sourceHash,
        boolean byHand,
        double quality,
        String model,
        Instant made) {
    /// Below it a summary is made once more, and doubtful if it stays there.
    public static final double GOOD = 0.7;

    /// How much of the story it tells.
    public enum Level {
        SCENE,
        CHAPTER,
        PART,
        BOOK,
        /// What was said in a talk, so long ago that it is not read word for word any more.
        TALK,
        /// Not of the story itself: the world, the outline, a sheet.
        TEXT;

        public String key() {
            return "memory.level." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// Whether it may tell the story wrong.
    public boolean isDoubtful() {
        return !byHand && quality < GOOD;
    }

    public boolean isOf(String hash) {
        return sourceHash.equals(hash);
    }
}
