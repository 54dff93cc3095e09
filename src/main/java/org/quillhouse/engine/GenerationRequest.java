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
/// @param urgency whether somebody waits for it
/// @param drafting whether to guess ahead from the prompt, for replies that repeat much of it
/// @param stableChars so many first characters of the prompt will come again (the story, before the task); what was
///     read of them may be kept on disk. 0 for none
/// @param leastTokens the model cannot end before it wrote so many; 0 for none
/// @param exact reads the whole prompt anew and alone, so that the same request gives the same text whatever was read
///     before: sums of numbers come out a little different when they are done in other portions
public record GenerationRequest(
        String prompt,
        int maxTokens,
        Sampling sampling,
        List<String> stopWords,
        Optional<String> grammar,
        boolean ignoreEnd,
        Urgency urgency,
        Drafting drafting,
        int stableChars,
        int leastTokens,
        boolean exact) {

    /// What goes first where several are asked for.
    public enum Urgency {
        /// The writer waits.
        AWAITED,
        /// Summaries and the like: stands still between tokens while anything is awaited.
        BACKGROUND
    }

    /// Whether tokens are guessed and checked several at a time. The text is the same with and without.
    public enum Drafting {
        NONE,
        PROMPT_LOOKUP
    }

    public GenerationRequest {
        stopWords = List.copyOf(stopWords);
        if (maxTokens < 1) {
            throw new IllegalArgumentException("maxTokens " + maxTokens);
        }
        if (stableChars < 0 || stableChars > prompt.length()) {
            throw new IllegalArgumentException("stableChars " + stableChars);
        }
    }

    public static GenerationRequest of(String prompt, int maxTokens, Sampling sampling) {
        return new GenerationRequest(
                prompt,
                maxTokens,
                sampling,
                List.of(),
                Optional.empty(),
                false,
                Urgency.AWAITED,
                Drafting.NONE,
                0,
                0,
                false);
    }

    public GenerationRequest withSampling(Sampling how) {
        return new GenerationRequest(
                prompt,
                maxTokens,
                how,
                stopWords,
                grammar,
                ignoreEnd,
                urgency,
                drafting,
                stableChars,
                leastTokens,
                exact);
    }

    public GenerationRequest withStopWords(List<String> words) {
        return new GenerationRequest(
                prompt,
                maxTokens,
                sampling,
                words,
                grammar,
                ignoreEnd,
                urgency,
                drafting,
                stableChars,
                leastTokens,
                exact);
    }

    public GenerationRequest withGrammar(String gbnf) {
        return new GenerationRequest(
                prompt,
                maxTokens,
                sampling,
                stopWords,
                Optional.of(gbnf),
                ignoreEnd,
                urgency,
                drafting,
                stableChars,
                leastTokens,
                exact);
    }

    public GenerationRequest pastTheEnd() {
        return new GenerationRequest(
                prompt,
                maxTokens,
                sampling,
                stopWords,
                grammar,
                true,
                urgency,
                drafting,
                stableChars,
                leastTokens,
                exact);
    }

    public GenerationRequest inBackground() {
        return new GenerationRequest(
                prompt,
                maxTokens,
                sampling,
                stopWords,
                grammar,
                ignoreEnd,
                Urgency.BACKGROUND,
                drafting,
                stableChars,
                leastTokens,
                exact);
    }

    public GenerationRequest withDrafting(Drafting how) {
        return new GenerationRequest(
                prompt,
                maxTokens,
                sampling,
                stopWords,
                grammar,
                ignoreEnd,
                urgency,
                how,
                stableChars,
                leastTokens,
                exact);
    }

    public GenerationRequest withStableChars(int chars) {
        return new GenerationRequest(
                prompt,
                maxTokens,
                sampling,
                stopWords,
                grammar,
                ignoreEnd,
                urgency,
                drafting,
                chars,
                leastTokens,
                exact);
    }

    public GenerationRequest withLeastTokens(int tokens) {
        return new GenerationRequest(
                prompt,
                maxTokens,
                sampling,
                stopWords,
                grammar,
                ignoreEnd,
                urgency,
                drafting,
                stableChars,
                tokens,
                exact);
    }

    public GenerationRequest exactly() {
        return new GenerationRequest(
                prompt,
                maxTokens,
                sampling,
                stopWords,
                grammar,
                ignoreEnd,
                urgency,
                drafting,
                stableChars,
                leastTokens,
                true);
    }
}
