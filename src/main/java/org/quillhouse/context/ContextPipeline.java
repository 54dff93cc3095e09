package org.quillhouse.context;

import org.quillhouse.context.internal.Assembly;
import org.quillhouse.context.internal.Digests;

/// Makes a [PromptSheet] out of a container: filter by agent and phase, knowledge gate, the writer's filter, sort, fit
/// the budget by layer, tell in short what does not fit, order for prefix.
///
/// Laws: the task and what must always be read stay, or there is an error. Within the budget nothing is touched.
/// Nothing
/// is ever longer than the budget. What is of high priority is shortened before it leaves, and never leaves while
/// something lower stays. The newest text stays longest, and the whole story is told of as long as there is room for a
/// line a chapter. The same input gives the same bytes. Safe on every thread.
public final class ContextPipeline {
    private final TokenCounter counter;
    private final Digests digests = new Digests();

    public ContextPipeline(TokenCounter counter) {
        this.counter = counter;
    }

    /// @throws ContextTooSmall if what must be read exceeds the budget
    /// @throws LayerFull where a layer is too small and the writer chose to be asked
    /// @throws ContextContainer.Duplicate if a character is there twice
    public PromptSheet assemble(ContextContainer all, ContextRequest request)
            throws ContextTooSmall, LayerFull, ContextContainer.Duplicate {
        return new Assembly(counter, digests, all.checked(), request).sheet();
    }
}
