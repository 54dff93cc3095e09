package org.quillhouse.engine;

import org.quillhouse.tasks.Cancellation;

/// A context with its cache of what it has read. Calls from several threads queue up.
public interface LlmSession extends AutoCloseable {
    /// Reads the prompt (only what differs from the last one, where [Capability#PREFIX_REUSE] holds) and writes.
    ///
    /// Blocks until the end. Cancelling ends it with [StopReason#CANCELLED] and the text so far.
    ///
    /// @param listener called on the model's thread; must be quick
    /// @throws GenerationFailed with the reason, for example a prompt that is longer than the context
    GenerationResult generate(GenerationRequest request, Cancellation cancellation, GenerationListener listener)
            throws GenerationFailed;

    /// Tokens of the prompt, and how many of them need not be read again.
    PromptCost cost(String prompt) throws GenerationFailed;

    /// Forgets what was read, so that the next call reads all of its prompt.
    void clear();

    /// Tokens that fit into prompt and reply together.
    int contextTokens();

    /// Ends this session; generation under way is cancelled and waited for.
    @Override
    void close();
}
