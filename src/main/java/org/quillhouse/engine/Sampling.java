package org.quillhouse.engine;

/// How the next token is drawn.
///
/// @param temperature 0 always takes the likeliest token
/// @param topK 0 for all
/// @param topP 1 for all
/// @param minP 0 for all
/// @param repeatPenalty 1 for none, over the last 64 tokens
/// @param dryMultiplier 0 for none; sequence repetition over the last 1,024 tokens
/// @param xtcProbability 0 for none
/// @param seed the same seed gives the same text for the same prompt on the same machine
public record Sampling(
        float temperature,
        int topK,
        float topP,
        float minP,
        float repeatPenalty,
        float dryMultiplier,
        float xtcProbability,
        int seed) {

    public static Sampling greedy() {
        return new Sampling(0, 0, 1, 0, 1, 0, 0, 0);
    }

    /// The usual setting for prose.
    public static Sampling prose(float temperature, int seed) {
        return new Sampling(temperature, 40, 0.95f, 0.05f, 1.08f, 0.8f, 0, seed);
    }
}
