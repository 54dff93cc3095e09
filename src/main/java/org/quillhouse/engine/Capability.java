package org.quillhouse.engine;

/// What an engine can do beyond loading, streaming and seeds; what is missing is shown to the writer.
public enum Capability {
    /// Stops within half a second while the prompt is still being read.
    CANCEL_WHILE_READING,
    /// A bad grammar is an error instead of being ignored.
    GRAMMAR_ERRORS,
    /// The reason is told when a file cannot be loaded.
    LOAD_REASONS,
    /// A second prompt with the same beginning reads only the rest.
    PREFIX_REUSE,
    /// More than one session on one model.
    SEVERAL_SESSIONS,
    /// Several generations decode together in one batch.
    BATCHES,
    /// Guesses ahead from the prompt and checks several tokens at once.
    DRAFTING,
    /// What was read of a prompt can be kept on disk.
    WARM_STATE,
    /// Phrases that never appear.
    BANNED_PHRASES,
    /// Texts as vectors.
    EMBEDDINGS,
    /// The memory of a model is given back when it is closed.
    RELEASES_MEMORY,
    /// Counts the tokens it writes, not the pieces of text that come of them.
    EXACT_COUNTS,
    /// The same seed gives the same text, also where a part of the prompt was in the cache.
    REPEATABLE,
    /// Pictures can be shown to models that see.
    PICTURES,
    /// Layers can be put on a GPU.
    GPU_OFFLOAD;

    public String key() {
        return "engine.capability." + code();
    }

    /// As it is called in files and messages, for example `prefix.reuse`.
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '.');
    }
}
