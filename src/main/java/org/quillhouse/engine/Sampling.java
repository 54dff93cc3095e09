package org.quillhouse.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How the next token is drawn: penalties first, then cuts, temperature, and the draw.
///
/// @param temperature 0 always takes the likeliest token
/// @param mirostat replaces the cuts where it is set
/// @param bias added to the scores of tokens, by token id; minus infinity forbids one
/// @param bannedPhrases never appear in the reply: where one is about to, the engine goes back to where it began and
///     takes another way
/// @param seed the same seed gives the same text for the same prompt on the same machine
public record Sampling(
        float temperature,
        Cut cut,
        Repetition repetition,
        Dry dry,
        Xtc xtc,
        Optional<Mirostat> mirostat,
        Map<Integer, Float> bias,
        List<String> bannedPhrases,
        int seed) {

    /// Which unlikely tokens are left out.
    ///
    /// @param topK 0 for all
    /// @param topP 1 for all
    /// @param minP 0 for all
    /// @param typicalP 1 for all
    public record Cut(int topK, float topP, float minP, float typicalP) {
        public static final Cut NONE = new Cut(0, 1, 0, 1);
    }

    /// Against words said again.
    ///
    /// @param penalty 1 for none
    /// @param frequency 0 for none; grows with each time a token was used
    /// @param presence 0 for none
    /// @param windowTokens how far back it looks
    public record Repetition(float penalty, float frequency, float presence, int windowTokens) {
        public static final Repetition NONE = new Repetition(1, 0, 0, 0);

        public boolean isNone() {
            return penalty == 1 && frequency == 0 && presence == 0;
        }
    }

    /// Against whole sequences said again ("don't repeat yourself").
    ///
    /// @param multiplier 0 for none
    /// @param allowedLength longest repetition that costs nothing, in tokens
    /// @param windowTokens how far back in the reply it looks
    /// @param promptTokens how much of the end of the prompt must not be said again either, 0 for nothing of it.
    ///     Only what is longer than a name costs something there
    public record Dry(float multiplier, float base, int allowedLength, int windowTokens, int promptTokens) {
        public static final Dry NONE = new Dry(0, 1.75f, 2, 0, 0);

        public Dry overPrompt(int tokens) {
            return new Dry(multiplier, base, allowedLength, windowTokens, tokens);
        }
    }

    /// Leaves out the likeliest tokens now and then, for less usual words.
    ///
    /// @param probability 0 for never
    /// @param threshold tokens below it are never left out
    public record Xtc(float probability, float threshold) {
        public static final Xtc NONE = new Xtc(0, 0.1f);
    }

    /// Keeps the surprise of the text near `tau`.
    ///
    /// @param version 1 or 2
    public record Mirostat(int version, float tau, float eta) {
        public Mirostat {
            if (version != 1 && version != 2) {
                throw new IllegalArgumentException("mirostat " + version);
            }
        }
    }

    public Sampling {
        bias = Map.copyOf(bias);
        bannedPhrases =
                bannedPhrases.stream().filter(phrase -> !phrase.isBlank()).toList();
    }

    public static Sampling greedy() {
        return new Sampling(0, Cut.NONE, Repetition.NONE, Dry.NONE, Xtc.NONE, Optional.empty(), Map.of(), List.of(), 0);
    }

    /// The usual setting for prose.
    public static Sampling prose(float temperature, int seed) {
        return greedy().withTemperature(temperature)
                .withCut(new Cut(40, 0.95f, 0.05f, 1))
                .withRepetition(new Repetition(1.08f, 0, 0, 64))
                .withDry(new Dry(0.8f, 1.75f, 2, 1_024, 0))
                .withSeed(seed);
    }

    public Sampling withTemperature(float degrees) {
        return new Sampling(degrees, cut, repetition, dry, xtc, mirostat, bias, bannedPhrases, seed);
    }

    public Sampling withCut(Cut next) {
        return new Sampling(temperature, next, repetition, dry, xtc, mirostat, bias, bannedPhrases, seed);
    }

    public Sampling withRepetition(Repetition next) {
        return new Sampling(temperature, cut, next, dry, xtc, mirostat, bias, bannedPhrases, seed);
    }

    public Sampling withDry(Dry next) {
        return new Sampling(temperature, cut, repetition, next, xtc, mirostat, bias, bannedPhrases, seed);
    }

    public Sampling withXtc(Xtc next) {
        return new Sampling(temperature, cut, repetition, dry, next, mirostat, bias, bannedPhrases, seed);
    }

    public Sampling withMirostat(Mirostat next) {
        return new Sampling(temperature, cut, repetition, dry, xtc, Optional.of(next), bias, bannedPhrases, seed);
    }

    public Sampling withBias(Map<Integer, Float> scores) {
        return new Sampling(temperature, cut, repetition, dry, xtc, mirostat, scores, bannedPhrases, seed);
    }

    public Sampling withBannedPhrases(List<String> phrases) {
        return new Sampling(temperature, cut, repetition, dry, xtc, mirostat, bias, phrases, seed);
    }

    public Sampling withSeed(int number) {
        return new Sampling(temperature, cut, repetition, dry, xtc, mirostat, bias, bannedPhrases, number);
    }
}
