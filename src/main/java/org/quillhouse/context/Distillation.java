package org.quillhouse.context;

import java.time.Instant;

/// That a text was told in short by a model (spec WA-97).
///
/// @param source as in [Summary#source]
/// @param strategy its code
/// @param wordsIn of the text
/// @param wordsOut of the summary; 0 where it was of no use
/// @param quality 0 to 1 (spec 002 §5.5)
/// @param calls of the model; 0 where the text told itself
public record Distillation(
        String source,
        Summary.Level level,
        String strategy,
        String model,
        Instant made,
        long millis,
        int wordsIn,
        int wordsOut,
        double quality,
        int calls) {

    /// All of a story together.
    ///
    /// @param doubtful that stayed below [Summary#GOOD]
    /// @param useless of which nothing was kept
    public record Totals(
            long times, long wordsIn, long wordsOut, long doubtful, long useless, long calls, long millis) {
        /// Words that are left of a hundred, 0 to 1.
        public double ratio() {
            return wordsIn == 0 ? 0 : wordsOut / (double) wordsIn;
        }
    }
}
