package org.quillhouse.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.quillhouse.tasks.Cancellation;

/// A way to a model's memory of what it has read. Safe on every thread.
///
/// Generations asked for from several threads at once run together where the engine has [Capability#BATCHES], each
/// with its own sampler, grammar, stop words, stream and cancel; otherwise they queue up.
public interface LlmSession extends AutoCloseable {
    /// Reads the prompt (only what no generation before has read, where [Capability#PREFIX_REUSE] holds) and writes.
    ///
    /// Returns at once. Cancelling ends it with [StopReason#CANCELLED] and the text so far; a failure is a
    /// [GenerationFailed], for example for a prompt that is longer than the context.
    ///
    /// @param listener called on the model's thread; must be quick
    CompletableFuture<GenerationResult> begin(
            GenerationRequest request, Cancellation cancellation, GenerationListener listener);

    /// [#begin], waited for. An interrupt cancels and still waits for the end.
    default GenerationResult generate(GenerationRequest request, Cancellation cancellation, GenerationListener listener)
            throws GenerationFailed {
        return await(begin(request, cancellation, listener), cancellation);
    }

    /// Waits for something begun with `cancellation`.
    static GenerationResult await(CompletableFuture<GenerationResult> begun, Cancellation cancellation)
            throws GenerationFailed {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return begun.get();
                } catch (InterruptedException asked) {
                    interrupted = true;
                    cancellation.cancel();
                }
            }
        } catch (ExecutionException failed) {
            throw cause(failed);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static GenerationFailed cause(ExecutionException failed) {
        Throwable cause = failed.getCause();
        if (cause instanceof GenerationFailed failure) {
            return failure;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw cause instanceof RuntimeException bug ? bug : new IllegalStateException(failed);
    }

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
