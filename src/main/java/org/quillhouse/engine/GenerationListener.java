package org.quillhouse.engine;

/// Hears a generation as it happens, on the model's thread.
public interface GenerationListener {
    GenerationListener SILENT = text -> {};

    /// A piece of the reply: whole characters, in order, never empty, without stop words.
    void onText(String text);

    /// A piece of what the model thinks before it speaks; no part of the reply.
    default void onThought(String text) {}

    /// `read` of `total` prompt tokens are read; `total` leaves out what was in the cache.
    default void onRead(int read, int total) {}
}
