package org.quillhouse.context;

import org.quillhouse.kernel.TokenCount;

/// Counts tokens: the loaded model's own where there is one, else an estimate. Safe on every thread.
public interface TokenCounter {
    /// Four characters a token, at least one for a text that is not empty: for when no model is loaded.
    TokenCounter ESTIMATE = new TokenCounter() {
        @Override
        public TokenCount count(String text) {
            return new TokenCount(text.isEmpty() ? 0 : Math.max(1, (text.length() + 3) / 4));
        }

        @Override
        public boolean isExact() {
            return false;
        }
    };

    /// The tokens of `text` alone, without the marks that begin or end a prompt.
    TokenCount count(String text);

    /// False where the number is an estimate and should be shown with "≈".
    boolean isExact();
}
