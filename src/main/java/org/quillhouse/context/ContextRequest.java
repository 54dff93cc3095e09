package org.quillhouse.context;

import org.quillhouse.kernel.TokenCount;

/// For whom a prompt is made and how long it may be.
///
/// @param task the words of the task itself; always kept
/// @param budget tokens that the whole sheet may have
public record ContextRequest(AgentKind agent, WritingPhase phase, String task, TokenCount budget) {

    /// The budget that really is there: the writer's setting, or what the model's context leaves beside the reply.
    ///
    /// @param margin for the chat's marks around the text
    public static TokenCount effectiveBudget(int settingTokens, int contextTokens, int replyTokens, int margin) {
        return new TokenCount(Math.max(0, Math.min(settingTokens, contextTokens - replyTokens - margin)));
    }
}
