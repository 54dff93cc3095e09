package org.quillhouse.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How the writer's tokens are drawn, by name.
public enum SamplingStyle {
    /// Careful of repetition, open to the unusual.
    PROSE,
    /// Wider: top-p 0.9 alone and a strong penalty on repetition.
    CREATIVE,
    /// Like prose, and phrases that machines wear out never appear.
    CLEAN,
    /// Always the likeliest token, for finding out why something happens.
    DEBUG;

    private static final List<String> WORN = List.of(
            "a testament to",
            "shivers down",
            "little did",
            "a tapestry of",
            "barely above a whisper",
            "sent shivers",
            "the air was thick with",
            "a mix of emotions",
            "couldn't help but",
            "let out a breath");

    /// @param temperature 0 to 2; without effect in [#DEBUG]
    public Sampling sampling(float temperature, int seed) {
        Sampling prose = Sampling.prose(temperature, seed);
        return switch (this) {
            case PROSE -> prose;
            case CREATIVE ->
                prose.withCut(new Sampling.Cut(0, 0.9f, 0, 1)).withRepetition(new Sampling.Repetition(1.2f, 0, 0, 128));
            case CLEAN -> prose.withBannedPhrases(WORN).withXtc(new Sampling.Xtc(0.15f, 0.12f));
            case DEBUG -> Sampling.greedy();
        };
    }

    /// By its name in settings; [#PROSE] for any other text.
    public static SamplingStyle named(String name) {
        return Arrays.stream(values())
                .filter(style -> style.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(PROSE);
    }
}
