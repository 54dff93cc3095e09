package org.quillhouse.engine;

/// The context length that suits a model and this machine when the writer set none.
final class ContextFit {
    private static final int MOST_TOKENS = 16_384;
    private static final int LEAST_TOKENS = 2_048;

    private ContextFit() {}

    /// At most 16,384 tokens, at most what the model was trained for, and a cache of at most a quarter of the memory.
    static int tokens(ModelInfo model) {
        long perToken = Math.max(1, model.cacheBytesPerToken());
        long byMemory = MachineMemory.totalBytes() / 4 / perToken;
        long most = Math.min(MOST_TOKENS, model.contextTokens() <= 0 ? LEAST_TOKENS : model.contextTokens());
        return (int) Math.max(Math.min(LEAST_TOKENS, most), Math.min(most, byMemory));
    }
}
