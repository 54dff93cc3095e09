package org.quillhouse.lab;

import java.util.Optional;
import java.util.OptionalLong;

/// Medians of a run of [EngineBench]. Speeds in tokens a second, times in milliseconds.
///
/// @param peer llama-bench's medians on the same file, absent when none was named
public record BenchReport(
        String engine,
        String model,
        int threads,
        int rounds,
        int promptTokens,
        int decodeTokens,
        double promptTps,
        double decodeTps,
        Optional<Peer> peer,
        double firstTokenColdMillis,
        double firstTokenSharedMillis,
        double loadMillis,
        OptionalLong peakResidentBytes) {

    /// What llama-bench measured, tokens a second.
    public record Peer(double promptTps, double decodeTps) {}

    public double sharedRatio() {
        return firstTokenSharedMillis / firstTokenColdMillis;
    }
}
