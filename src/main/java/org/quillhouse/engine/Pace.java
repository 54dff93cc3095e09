package org.quillhouse.engine;

import java.time.Duration;
import java.util.Optional;

/// How fast a model read and wrote last on this machine. Safe on every thread.
final class Pace {
    private static final int LEAST_READ = 128;
    private static final int LEAST_WRITTEN = 16;

    private String fingerprint = "";
    private double read;
    private double written;

    /// Learns from a generation of some length; another model begins anew.
    ///
    /// @param model the fingerprint of its file
    synchronized void learn(String model, GenerationResult result) {
        if (!model.equals(fingerprint)) {
            fingerprint = model;
            read = 0;
            written = 0;
        }
        int tokens = result.promptTokens() - result.reusedTokens();
        if (tokens >= LEAST_READ && result.readMillis() > 0) {
            read = tokens * 1_000.0 / result.readMillis();
        }
        if (result.writtenTokens() >= LEAST_WRITTEN) {
            written = result.tokensPerSecond();
        }
    }

    /// How long it would take; empty before this model did both.
    synchronized Optional<Duration> expect(String model, int readTokens, int writeTokens) {
        if (!model.equals(fingerprint) || read <= 0 || written <= 0) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis(Math.round(1_000 * (readTokens / read + writeTokens / written))));
    }
}
