package org.quillhouse.engine;

/// How to load a model.
///
/// @param gpuLayers −1 as many as fit, 0 CPU only, n that many
/// @param threads CPU threads, at least 1
/// @param contextTokens prompt and reply together; 0 for the model's own length
/// @param flashAttention whether to use it; AUTO leaves it to the library
public record LoadOptions(int gpuLayers, int threads, int contextTokens, FlashAttention flashAttention) {
    public enum FlashAttention {
        AUTO,
        OFF,
        ON
    }

    public LoadOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("threads " + threads);
        }
        if (contextTokens < 0) {
            throw new IllegalArgumentException("contextTokens " + contextTokens);
        }
    }

    public static LoadOptions cpu(int contextTokens) {
        return new LoadOptions(0, defaultThreads(), contextTokens, FlashAttention.AUTO);
    }

    public LoadOptions withGpuLayers(int layers) {
        return new LoadOptions(layers, threads, contextTokens, flashAttention);
    }

    public LoadOptions withContextTokens(int tokens) {
        return new LoadOptions(gpuLayers, threads, tokens, flashAttention);
    }

    /// One less on a small machine: the engine's threads spin, and a window that needs a core beside them would make
    /// them
    /// wait for each other many times a token.
    public static int threadsBesideAWindow() {
        int all = defaultThreads();
        return Runtime.getRuntime().availableProcessors() <= 4 ? Math.max(1, all - 1) : all;
    }

    /// All cores of a small machine, half of the hardware threads (about the physical cores) of a larger one.
    public static int defaultThreads() {
        int processors = Runtime.getRuntime().availableProcessors();
        return processors <= 4 ? processors : Math.min(16, processors / 2);
    }
}
