package org.quillhouse.agents;

import java.time.InstantSource;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.ModelRoles;
import org.quillhouse.kernel.Ids;
import org.quillhouse.prompts.PromptFiles;

/// What every agent works with.
///
/// @param library what the writer has read for the story
public record AgentTools(
        PromptFiles prompts, ModelRoles models, ReceiptSink receipts, InstantSource clock, Ids ids, Library library) {
    /// Without anything to look things up in.
    public AgentTools(PromptFiles prompts, ModelRoles models, ReceiptSink receipts, InstantSource clock, Ids ids) {
        this(prompts, models, receipts, clock, ids, Library.NONE);
    }

    /// With one model for all.
    public AgentTools(PromptFiles prompts, ModelHost model, ReceiptSink receipts, InstantSource clock, Ids ids) {
        this(prompts, ModelRoles.all(model), receipts, clock, ids);
    }
}
