package org.quillhouse.agents;

import java.time.InstantSource;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.kernel.Ids;
import org.quillhouse.prompts.PromptFiles;

/// What every agent works with.
public record AgentTools(PromptFiles prompts, ModelHost models, ReceiptSink receipts, InstantSource clock, Ids ids) {}
