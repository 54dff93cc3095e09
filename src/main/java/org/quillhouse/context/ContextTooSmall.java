package org.quillhouse.context;

import java.util.List;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Remedy;
import org.quillhouse.kernel.Retry;

/// What must be in every prompt does not fit the budget.
public final class ContextTooSmall extends Failure {
    public ContextTooSmall(int taskTokens, int budgetTokens) {
        this("context.too.small", taskTokens, budgetTokens);
    }

    private ContextTooSmall(String key, int tokens, int most) {
        super(key, List.of(tokens, most), Retry.NO, Remedy.SHORTEN_TEXT, null);
    }

    /// The words around every prompt leave no room for the story.
    public static ContextTooSmall system(int tokens, int most) {
        return new ContextTooSmall("context.system.too.long", tokens, most);
    }

    /// What an agent must be told does not fit beside its task.
    public static ContextTooSmall instructions(int tokens, int most) {
        return new ContextTooSmall("context.instructions.too.long", tokens, most);
    }
}
