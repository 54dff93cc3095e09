package org.quillhouse.lab.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quillhouse.engine.GenerationRequest;
import org.quillhouse.engine.Sampling;

/// A request as it is kept, but for its prompt, which has a column of its own.
record StoredRequest(
        int maxTokens,
        float temperature,
        Sampling.Cut cut,
        Sampling.Repetition repetition,
        Sampling.Dry dry,
        Sampling.Xtc xtc,
        Sampling.@Nullable Mirostat mirostat,
        Map<Integer, Float> bias,
        List<String> bannedPhrases,
        int seed,
        List<String> stopWords,
        @Nullable String grammar,
        boolean lookup,
        int stableChars,
        int leastTokens,
        boolean exact) {
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    static StoredRequest of(GenerationRequest request) {
        Sampling how = request.sampling();
        return new StoredRequest(
                request.maxTokens(),
                how.temperature(),
                how.cut(),
                how.repetition(),
                how.dry(),
                how.xtc(),
                how.mirostat().orElse(null),
                how.bias(),
                how.bannedPhrases(),
                how.seed(),
                request.stopWords(),
                request.grammar().orElse(null),
                request.drafting() == GenerationRequest.Drafting.PROMPT_LOOKUP,
                request.stableChars(),
                request.leastTokens(),
                request.exact());
    }

    GenerationRequest request(String prompt) {
        var how = new Sampling(
                temperature, cut, repetition, dry, xtc, Optional.ofNullable(mirostat), bias, bannedPhrases, seed);
        var request = GenerationRequest.of(prompt, maxTokens, how)
                .withStopWords(stopWords)
                .withStableChars(Math.min(stableChars, prompt.length()))
                .withLeastTokens(leastTokens)
                .withDrafting(lookup ? GenerationRequest.Drafting.PROMPT_LOOKUP : GenerationRequest.Drafting.NONE);
        GenerationRequest whole = exact ? request.exactly() : request;
        return grammar == null ? whole : whole.withGrammar(grammar);
    }

    String toJson() {
        try {
            return Packed.pack(JSON.writeValueAsString(this));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static StoredRequest ofJson(String json) {
        try {
            return JSON.readValue(Packed.unpack(json), StoredRequest.class);
        } catch (java.io.IOException damaged) {
            throw new IllegalStateException("a receipt's request is damaged", damaged);
        }
    }
}
