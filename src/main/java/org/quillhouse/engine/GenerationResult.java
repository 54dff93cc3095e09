package org.quillhouse.engine;

/// What came of a generation.
///
/// @param promptTokens the prompt's length in tokens
/// @param reusedTokens those of them that were in the cache
/// @param firstTokenMillis from the call to the first token
/// @param readMillis reading the prompt
/// @param writeMillis writing the reply
public record GenerationResult(
        String text,
        StopReason stop,
        int promptTokens,
        int reusedTokens,
        int writtenTokens,
        double firstTokenMillis,
        double readMillis,
        double writeMillis) {

    /// Tokens written a second, 0 when nothing was written.
    public double tokensPerSecond() {
        return writeMillis <= 0 ? 0 : writtenTokens * 1000.0 / writeMillis;
    }
}
