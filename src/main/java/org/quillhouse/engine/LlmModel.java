package org.quillhouse.engine;

import org.quillhouse.context.TokenCounter;

/// A loaded model. Safe on every thread; whoever loaded it closes it.
///
/// Closing cancels what its sessions generate, waits for it, then frees the memory; the second close does nothing.
/// After
/// that counting gives estimates and sessions refuse.
public interface LlmModel extends TokenCounter, AutoCloseable {
    ModelInfo info();

    Placement placement();

    /// Token ids of `text`; `special` reads control marks such as `<|im_start|>` as single tokens.
    int[] tokenize(String text, boolean special);

    String detokenize(int[] tokens);

    /// The meaning of a text as a vector of unit length.
    ///
    /// @throws GenerationFailed where the engine lacks [Capability#EMBEDDINGS], or the memory for it
    default float[] embed(String text) throws GenerationFailed {
        throw GenerationFailed.unsupported(Capability.EMBEDDINGS);
    }

    /// A session of its own. Where the engine lacks [Capability#SEVERAL_SESSIONS] every call gives the same one.
    ///
    /// @throws GenerationFailed when the memory for it is not there
    LlmSession session() throws GenerationFailed;

    @Override
    void close();
}
