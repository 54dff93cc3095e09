package org.quillhouse.agents;

import java.time.InstantSource;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.ModelRoles;
import org.quillhouse.kernel.Ids;
import org.quillhouse.prompts.PromptFiles;

/// What every agent works with.
public record AgentTools(PromptFiles prompts, ModelRoles models, ReceiptSink receipts, InstantSource clock, Ids ids) {
    /// With one model for all.
    public AgentTools(PromptFiles prompts, ModelHost model, ReceiptSink receipts, InstantSource clock, Ids ids) {
        this(prompts, ModelRoles.all(model), receipts, clock, ids);
    }
}
