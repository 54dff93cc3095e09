package org.quillhouse.agents;

import java.time.Instant;
import org.quillhouse.context.ContextContainer;
import org.quillhouse.context.PromptSheet;
import org.quillhouse.engine.GenerationRequest;

/// The account of one turn: exactly what was read and written, so that it can be looked at and done again.
///
/// @param reply the text it wrote, before anything was taken out of it
/// @param stop why it ended
/// @param context all that could have been read, before anything was filtered or left out
/// @param error the failure's key, empty when it went well
/// @param request all that is needed to generate it again: the text the model read, marks included, sampler and seed
/// @param modelFile the model's file, and `modelHash` what tells it from others
public record Receipt(
        String id,
        String agent,
        String task,
        String model,
        Instant started,
        long millis,
        Tokens tokens,
        String stop,
        String reply,
        PromptSheet sheet,
        ContextContainer context,
        String error,
        GenerationRequest request,
        String modelFile,
        String modelHash) {

    /// Tokens of the prompt, those of them that were in the cache, and those of the reply.
    public record Tokens(int prompt, int reused, int written) {}
}
