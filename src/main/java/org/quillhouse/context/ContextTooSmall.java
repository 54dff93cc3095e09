package org.quillhouse.context;

import java.util.List;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Remedy;
import org.quillhouse.kernel.Retry;

/// The task alone does not fit the budget.
public final class ContextTooSmall extends Failure {
    public ContextTooSmall(int taskTokens, int budgetTokens) {
        super("context.too.small", List.of(taskTokens, budgetTokens), Retry.NO, Remedy.SHORTEN_TEXT, null);
    }
}
