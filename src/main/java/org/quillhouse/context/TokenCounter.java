package org.quillhouse.context;

import org.quillhouse.context.internal.BpeEstimate;
import org.quillhouse.kernel.TokenCount;

/// Counts tokens: the loaded model's own where there is one, else an estimate. Safe on every thread.
public interface TokenCounter {
    /// For when no model is loaded: by a public vocabulary of about the size that small models have, at least one for a
    /// text that is not empty.
    TokenCounter ESTIMATE = new BpeEstimate();

    /// The tokens of `text` alone, without the marks that begin or end a prompt.
    TokenCount count(String text);

    /// False where the number is an estimate and should be shown with "≈".
    boolean isExact();
}
