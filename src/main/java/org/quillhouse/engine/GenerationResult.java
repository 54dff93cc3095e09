package org.quillhouse.engine;

import java.util.Optional;

/// What came of a generation.
///
/// @param tokens how many were read, reused, written and guessed
/// @param firstTokenMillis from the call to the first token
/// @param readMillis reading the prompt, waiting for others included
/// @param writeMillis writing the reply
/// @param note why the prompt had to be read again although a part of it was known
public record GenerationResult(
        String text,
        StopReason stop,
        Tokens tokens,
        double firstTokenMillis,
        double readMillis,
        double writeMillis,
        Optional<String> note) {

    /// @param prompt the prompt's length
    /// @param reused those of them that were in the cache, in memory or on disk
    /// @param written the reply's length
    /// @param drafted tokens of the reply that were guessed ahead
    /// @param accepted those of them that were right
    public record Tokens(int prompt, int reused, int written, int drafted, int accepted) {
        public static Tokens of(int prompt, int reused, int written) {
            return new Tokens(prompt, reused, written, 0, 0);
        }
    }

    public int promptTokens() {
        return tokens.prompt();
    }

    public int reusedTokens() {
        return tokens.reused();
    }

    public int writtenTokens() {
        return tokens.written();
    }

    /// Tokens written a second, 0 when nothing was written.
    public double tokensPerSecond() {
        return writeMillis <= 0 ? 0 : writtenTokens() * 1000.0 / writeMillis;
    }
}
