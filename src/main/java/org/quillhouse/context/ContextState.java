package org.quillhouse.context;

import java.util.List;
import java.util.Optional;
import org.quillhouse.context.internal.StateText;

/// What travels between calls (spec WA-65): the container and a history of at most 50 steps. Immutable.
///
/// As text it is JSON, compressed over 1,000 bytes with a mark before it, in base 64. Bad text gives nothing, and a new
/// state is begun.
public record ContextState(
        String stateId,
        String storyId,
        long createdMillis,
        long changedMillis,
        ContextContainer container,
        List<Step> history) {
    public static final int MOST_STEPS = 50;

    public ContextState {
        history = List.copyOf(history.subList(Math.max(0, history.size() - MOST_STEPS), history.size()));
    }

    /// One call: who did what when.
    public record Step(long millis, String agent, String task, int promptTokens) {}

    public static ContextState fresh(String stateId, String storyId, long nowMillis) {
        return new ContextState(stateId, storyId, nowMillis, nowMillis, ContextContainer.EMPTY, List.of());
    }

    /// After one more call.
    public ContextState after(Step step, ContextContainer used) {
        var longer = new java.util.ArrayList<>(history);
        longer.add(step);
        return new ContextState(stateId, storyId, createdMillis, step.millis(), used, longer);
    }

    public String toText() {
        return StateText.write(this);
    }

    public static Optional<ContextState> ofText(String text) {
        return StateText.read(text);
    }
}
