package org.quillhouse.engine;

import java.util.List;
import java.util.Optional;

/// One thing to generate.
///
/// @param prompt the whole text as the model reads it, control marks included
/// @param maxTokens the longest reply
/// @param stopWords the reply ends before the first of these; they never appear in it
/// @param grammar GBNF that the reply must follow
/// @param ignoreEnd goes on past the model's own end mark, for measuring
public record GenerationRequest(
        String prompt,
        int maxTokens,
        Sampling sampling,
        List<String> stopWords,
        Optional<String> grammar,
        boolean ignoreEnd) {
    public GenerationRequest {
        stopWords = List.copyOf(stopWords);
        if (maxTokens < 1) {
            throw new IllegalArgumentException("maxTokens " + maxTokens);
        }
    }

    public static GenerationRequest of(String prompt, int maxTokens, Sampling sampling) {
        return new GenerationRequest(prompt, maxTokens, sampling, List.of(), Optional.empty(), false);
    }

    public GenerationRequest withStopWords(List<String> words) {
        return new GenerationRequest(prompt, maxTokens, sampling, words, grammar, ignoreEnd);
    }

    public GenerationRequest withGrammar(String gbnf) {
        return new GenerationRequest(prompt, maxTokens, sampling, stopWords, Optional.of(gbnf), ignoreEnd);
    }

    public GenerationRequest pastTheEnd() {
        return new GenerationRequest(prompt, maxTokens, sampling, stopWords, grammar, true);
    }
}
