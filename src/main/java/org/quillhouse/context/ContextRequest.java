package org.quillhouse.context;

import java.util.Map;
import java.util.Optional;
import org.quillhouse.kernel.TokenCount;

/// For whom a prompt is made and how long it may be.
///
/// @param characterId who speaks, where a character does
/// @param opening the first words of the system message; always kept
/// @param closing its last words; always kept
/// @param task the words of the task itself; always kept
/// @param budget tokens that the whole sheet may have
/// @param layers how they are divided; scaled to the budget
/// @param filter what the writer lets in
/// @param marks by source
public record ContextRequest(
        AgentKind agent,
        ContextTask kind,
        Optional<String> characterId,
        String opening,
        String closing,
        String task,
        TokenCount budget,
        LayerBudgets layers,
        Overflow overflow,
        ContextFilter filter,
        Map<String, Mark> marks) {
    public ContextRequest {
        marks = Map.copyOf(marks);
    }

    public static ContextRequest of(AgentKind agent, ContextTask kind, String task, TokenCount budget) {
        return new ContextRequest(
                agent,
                kind,
                Optional.empty(),
                "",
                "",
                task,
                budget,
                LayerBudgets.DEFAULTS,
                Overflow.REALLOCATE,
                ContextFilter.NONE,
                Map.of());
    }

    public ContextRequest withCharacter(String id) {
        return new ContextRequest(
                agent, kind, Optional.of(id), opening, closing, task, budget, layers, overflow, filter, marks);
    }

    /// With these first and last words of the system message.
    public ContextRequest withSystem(String first, String last) {
        return new ContextRequest(agent, kind, characterId, first, last, task, budget, layers, overflow, filter, marks);
    }

    public ContextRequest withLayers(LayerBudgets changed, Overflow strategy) {
        return new ContextRequest(
                agent, kind, characterId, opening, closing, task, budget, changed, strategy, filter, marks);
    }

    public ContextRequest withFilter(ContextFilter changed) {
        return new ContextRequest(
                agent, kind, characterId, opening, closing, task, budget, layers, overflow, changed, marks);
    }

    public ContextRequest withMarks(Map<String, Mark> changed) {
        return new ContextRequest(
                agent, kind, characterId, opening, closing, task, budget, layers, overflow, filter, changed);
    }

    /// The budget that really is there: the writer's setting, or what the model's context leaves beside the reply.
    ///
    /// @param margin for the chat's marks around the text
    public static TokenCount effectiveBudget(int settingTokens, int contextTokens, int replyTokens, int margin) {
        return new TokenCount(Math.max(0, Math.min(settingTokens, contextTokens - replyTokens - margin)));
    }
}
