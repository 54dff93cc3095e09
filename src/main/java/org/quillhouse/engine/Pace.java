package org.quillhouse.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/// How fast a model read and wrote last on this machine, and what it read. Safe on every thread.
final class Pace {
    private static final int LEAST_READ = 128;
    private static final int LEAST_WRITTEN = 16;
    /// As many prompts as are likely to be in the model's memory still.
    private static final int MOST_PROMPTS = 4;

    private String fingerprint = "";
    private double read;
    private double written;
    private final Deque<String> prompts = new ArrayDeque<>();

    /// Learns from a generation of some length; another model begins anew.
    ///
    /// @param model the fingerprint of its file
    synchronized void learn(String model, String prompt, GenerationResult result) {
        if (!model.equals(fingerprint)) {
            prompts.clear();
            fingerprint = model;
            read = 0;
            written = 0;
        }
        prompts.addFirst(prompt);
        if (prompts.size() > MOST_PROMPTS) {
            prompts.removeLast();
        }
        int tokens = result.promptTokens() - result.reusedTokens();
        if (tokens >= LEAST_READ && result.readMillis() > 0) {
            read = tokens * 1_000.0 / result.readMillis();
        }
        if (result.writtenTokens() >= LEAST_WRITTEN) {
            written = result.tokensPerSecond();
        }
    }

    /// How long it would take; empty before this model did both. What the prompt begins with need not be read where one
    /// of the last ones began alike.
    ///
    /// @param promptTokens of the whole prompt
    synchronized Optional<Duration> expect(String model, String prompt, int promptTokens, int writeTokens) {
        if (!model.equals(fingerprint) || read <= 0 || written <= 0) {
            return Optional.empty();
        }
        double known =
                prompts.stream().mapToInt(before -> alike(before, prompt)).max().orElse(0);
        double unread = promptTokens * (1 - known / Math.max(1, prompt.length()));
        return Optional.of(Duration.ofMillis(Math.round(1_000 * (unread / read + writeTokens / written))));
    }

    private static int alike(String before, String now) {
        int at = Arrays.mismatch(before.toCharArray(), now.toCharArray());
        return at < 0 ? now.length() : at;
    }
}
