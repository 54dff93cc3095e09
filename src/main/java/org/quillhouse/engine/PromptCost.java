package org.quillhouse.engine;

/// Tokens of a prompt, and how many of them are in the cache already.
public record PromptCost(int promptTokens, int cachedTokens) {}
