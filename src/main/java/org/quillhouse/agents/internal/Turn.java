package org.quillhouse.agents.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.quillhouse.agents.AgentTools;
import org.quillhouse.agents.Ask;
import org.quillhouse.agents.Briefing;
import org.quillhouse.agents.Receipt;
import org.quillhouse.agents.WritingLimits;
import org.quillhouse.context.ContextRequest;
import org.quillhouse.engine.ChatMessage;
import org.quillhouse.engine.GenerationRequest;
import org.quillhouse.engine.GenerationResult;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.Sampling;
import org.quillhouse.engine.StopReason;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.TokenCount;

/// One agent that has read what it is asked: ready to generate, and to leave receipts of it. For one or several
/// generations from the same prompt.
public final class Turn {
    /// Of a chat's marks around one message.
    private static final int MARK_TOKENS = 8;

    private final AgentTools tools;
    private final ModelHost.Lease lease;
    private final String agent;
    private final String task;
    private final Briefing.Brief brief;
    private final String prompt;
    private final int replyTokens;
    private final List<String> stops;
    private final boolean exact;

    private Turn(
            AgentTools tools,
            ModelHost.Lease lease,
            Ask ask,
            Briefing.Brief brief,
            String prompt,
            WritingLimits limits) {
        this.tools = tools;
        this.lease = lease;
        this.agent = ask.agent().code();
        this.task = ask.prompt();
        this.brief = brief;
        this.prompt = prompt;
        this.replyTokens = limits.replyTokens(lease.session().contextTokens());
        this.exact = limits.exact();
        this.stops = stops(lease);
    }

    /// Reads the story for what is asked.
    ///
    /// @param start words that the reply begins with already; may be empty
    public static Turn read(
            AgentTools tools, Briefing briefing, ModelHost.Lease lease, Ask ask, WritingLimits limits, String start)
            throws Failure {
        boolean base = lease.format().isBase();
        int context = lease.session().contextTokens();
        int reply = limits.replyTokens(context);
        TokenCount most = lease.model().count(start);
        TokenCount budget = ContextRequest.effectiveBudget(
                limits.contextTokens(), context, reply, Briefing.MARGIN_TOKENS + most.tokens());
        Briefing.Brief brief = briefing.brief(ask.withReading(limits.checkedReading()), lease.model(), budget, base);
        String prompt = lease.format().apply(Briefing.messages(brief.sheet(), base));
        String open = start.isEmpty() || base && prompt.endsWith(start) ? prompt : prompt + start;
        return new Turn(tools, lease, ask, brief, open, limits);
    }

    /// Reads the story for a talk: what is read and who one is stands in the system message, then what was said.
    ///
    /// @param said in turns, the author's last words at its end
    public static Turn talk(
            AgentTools tools,
            Briefing briefing,
            ModelHost.Lease lease,
            Ask ask,
            WritingLimits limits,
            List<ChatMessage> said)
            throws Failure {
        boolean base = lease.format().isBase();
        int context = lease.session().contextTokens();
        int talked = said.stream()
                .mapToInt(message -> lease.model().count(message.content()).tokens() + MARK_TOKENS)
                .sum();
        TokenCount budget = ContextRequest.effectiveBudget(
                limits.contextTokens() - talked, context, limits.replyTokens(context), Briefing.MARGIN_TOKENS + talked);
        Briefing.Brief brief = briefing.brief(ask.withReading(limits.checkedReading()), lease.model(), budget, base);
        String told = brief.sheet().systemText() + "\n\n" + brief.sheet().userText();
        var messages = new ArrayList<ChatMessage>();
        messages.add(ChatMessage.system(told.strip()));
        messages.addAll(said);
        String prompt = base ? plain(told, said) : lease.format().apply(messages);
        return new Turn(tools, lease, ask, brief, prompt, limits);
    }

    private static String plain(String told, List<ChatMessage> said) {
        var text = new StringBuilder(told.strip());
        for (ChatMessage message : said) {
            text.append(message.role().equals("user") ? "\n\nAuthor: " : "\n\nAnswer: ")
                    .append(message.content());
        }
        return text.append("\n\nAnswer:").toString();
    }

    private static List<String> stops(ModelHost.Lease lease) {
        var words = new ArrayList<>(lease.format().stopWords());
        if (lease.format().isBase()) {
            words.addAll(List.of("\n# ", "\n## ", "\nChapter ", "\nAuthor:", "\nAnswer:"));
        }
        return words;
    }

    public String prompt() {
        return prompt;
    }

    public Briefing.Brief brief() {
        return brief;
    }

    public ModelHost.Lease lease() {
        return lease;
    }

    public String task() {
        return task;
    }

    /// The longest reply.
    public int replyTokens() {
        return replyTokens;
    }

    Instant now() {
        return tools.clock().instant();
    }

    public GenerationRequest request(int mostTokens, Sampling sampling) {
        return goOn("", mostTokens, sampling);
    }

    /// Goes on behind what was written already.
    GenerationRequest goOn(String written, int mostTokens, Sampling sampling) {
        GenerationRequest request = GenerationRequest.of(prompt + written, mostTokens, sampling)
                .withStopWords(stops)
                .withStableChars(Math.max(0, prompt.lastIndexOf(brief.sheet().ownTask())));
        return exact ? request.exactly() : request;
    }

    /// Leaves the receipt of a generation that came to an end.
    ///
    /// @return its id
    public String keep(Instant started, GenerationRequest request, GenerationResult result, String error)
            throws Failure {
        var tokens = new Receipt.Tokens(result.promptTokens(), result.reusedTokens(), result.writtenTokens());
        return keep(started, request, result.text(), tokens, result.stop().code(), error);
    }

    /// Leaves the receipt of a generation that broke off.
    public String keepFailed(Instant started, GenerationRequest request, String text, String error) throws Failure {
        return keep(started, request, text, new Receipt.Tokens(0, 0, 0), "error", error);
    }

    private String keep(
            Instant started, GenerationRequest request, String reply, Receipt.Tokens tokens, String stop, String error)
            throws Failure {
        String id = tools.ids().next();
        tools.receipts()
                .keep(new Receipt(
                        id,
                        agent,
                        task,
                        lease.model().info().name(),
                        started,
                        tools.clock().millis() - started.toEpochMilli(),
                        tokens,
                        stop,
                        request.sampling().seed(),
                        request.sampling().temperature(),
                        request.prompt(),
                        reply,
                        brief.sheet(),
                        brief.all(),
                        error,
                        request,
                        lease.model().info().file().toString(),
                        lease.fingerprint()));
        return id;
    }

    /// Why the reply ended, where the writer may want to know.
    static Optional<String> note(GenerationResult result) {
        return result.stop() == StopReason.LENGTH ? Optional.of("agents.note.length") : result.note();
    }
}
