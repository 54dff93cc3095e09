package org.quillhouse.agents.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.quillhouse.agents.AgentTools;
import org.quillhouse.agents.Receipt;
import org.quillhouse.context.AgentKind;
import org.quillhouse.context.ContextContainer;
import org.quillhouse.context.ContextPipeline;
import org.quillhouse.context.ContextRequest;
import org.quillhouse.context.ContextTask;
import org.quillhouse.context.PromptSheet;
import org.quillhouse.engine.ChatMessage;
import org.quillhouse.engine.GenerationFailed;
import org.quillhouse.engine.GenerationRequest;
import org.quillhouse.engine.GenerationResult;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.ReplyShape;
import org.quillhouse.engine.Sampling;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.TokenCount;
import org.quillhouse.tasks.Cancellation;

/// A turn of the extractor: its task carries the text that it works on and reads nothing else of the story. One use.
public final class SmallTurn {
    private static final int LETTERS_A_TOKEN = 3;

    private final AgentTools tools;
    private final ModelHost.Lease lease;
    private final PromptSheet sheet;
    private final String prompt;
    private final Instant started;

    /// @param task the whole of what the model reads
    public SmallTurn(AgentTools tools, ModelHost.Lease lease, String task) throws Failure {
        this.tools = tools;
        this.lease = lease;
        var budget = new TokenCount(lease.session().contextTokens());
        this.sheet = new ContextPipeline(lease.model())
                .assemble(
                        ContextContainer.EMPTY,
                        ContextRequest.of(AgentKind.WRITER, ContextTask.FLESH_OUT, task, budget));
        this.prompt = lease.format().apply(List.of(ChatMessage.user(sheet.userText())));
        this.started = tools.clock().instant();
    }

    /// As the model reads it.
    public String prompt() {
        return prompt;
    }

    /// The end of a text that is too long for its share of what the model reads.
    public static String end(String text, double share, ModelHost.Lease lease) {
        int letters = (int) (lease.session().contextTokens() * share) * LETTERS_A_TOKEN;
        return text.length() <= letters ? text : text.substring(text.length() - letters);
    }

    /// Asks for a record and leaves the receipt; empty where none could be read from what came.
    ///
    /// @param kind what was asked for, as the receipt names it
    /// @param beside whether what the writer waits for goes before it
    public <T extends Record> Optional<T> answer(
            String kind, Class<T> shape, int most, Sampling sampling, boolean beside, Cancellation cancellation)
            throws Failure {
        GenerationRequest request = GenerationRequest.of(prompt, most, sampling)
                .withStopWords(lease.format().stopWords());
        try {
            var answer = lease.questions()
                    .answer(ReplyShape.of(shape), beside ? request.inBackground() : request, cancellation);
            keep(kind, answer.request(), answer.reply());
            return Optional.of(answer.value());
        } catch (GenerationFailed unreadable) {
            if (unreadable.key().equals("engine.reply.unreadable")) {
                return Optional.empty();
            }
            throw unreadable;
        }
    }

    /// Leaves the receipt.
    public void keep(String kind, GenerationRequest request, GenerationResult reply) throws Failure {
        tools.receipts()
                .keep(new Receipt(
                        tools.ids().next(),
                        "extractor",
                        kind,
                        lease.model().info().name(),
                        started,
                        tools.clock().millis() - started.toEpochMilli(),
                        new Receipt.Tokens(reply.promptTokens(), reply.reusedTokens(), reply.writtenTokens()),
                        reply.stop().code(),
                        reply.text(),
                        sheet,
                        ContextContainer.EMPTY,
                        "",
                        request,
                        lease.model().info().file().toString(),
                        lease.fingerprint()));
    }
}
