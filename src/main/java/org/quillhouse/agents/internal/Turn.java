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
import org.quillhouse.engine.ChatMessage;
import org.quillhouse.engine.GenerationRequest;
import org.quillhouse.engine.GenerationResult;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.ReplyShape;
import org.quillhouse.engine.Sampling;
import org.quillhouse.engine.StopReason;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.TokenCount;
import org.quillhouse.tasks.Cancellation;

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
    private final float temperature;
    private final boolean exact;

    /// A record that was asked for, and the receipt of it.
    public record Answer<T>(T value, String runId) {}

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
        this.temperature = (float) limits.temperature();
        this.exact = limits.exact();
    }

    /// Reads the story for what is asked.
    ///
    /// @param start words that the reply begins with already; may be empty
    public static Turn read(
            AgentTools tools, Briefing briefing, ModelHost.Lease lease, Ask ask, WritingLimits limits, String start)
            throws Failure {
        boolean base = lease.format().isBase();
        Briefing.Brief brief =
                brief(briefing, lease, ask, limits, lease.model().count(start).tokens());
        String prompt = lease.format().apply(Briefing.messages(brief.sheet(), base));
        String open = start.isEmpty() || base && prompt.endsWith(start) ? prompt : prompt + start;
        return new Turn(tools, lease, ask, brief, open, limits);
    }

    /// @param beside tokens of what is put behind the sheet
    private static Briefing.Brief brief(
            Briefing briefing, ModelHost.Lease lease, Ask ask, WritingLimits limits, int beside) throws Failure {
        TokenCount budget = limits.promptBudget(lease.session().contextTokens(), beside);
        Ask asked = ask.withReading(limits.checkedReading());
        Briefing.Brief brief =
                briefing.brief(asked, lease.model(), budget, lease.format().isBase());
        briefing.learn(asked, brief.sheet());
        return brief;
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
        int talked = said.stream()
                .mapToInt(message -> lease.model().count(message.content()).tokens() + MARK_TOKENS)
                .sum();
        Briefing.Brief brief = brief(briefing, lease, ask, limits.withLessContext(talked), talked);
        String told = brief.sheet().systemText() + "\n\n" + brief.sheet().userText();
        var messages = new ArrayList<ChatMessage>();
        messages.add(ChatMessage.system(told.strip()));
        messages.addAll(said);
        String prompt =
                lease.format().isBase() ? plain(told, said) : lease.format().apply(messages);
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

    private List<String> stops() {
        var words = new ArrayList<>(lease.format().stopWords());
        if (lease.format().isBase()) {
            words.addAll(List.of("\n# ", "\n## ", "\nChapter ", "\nAuthor:", "\nAnswer:"));
        }
        return words;
    }

    public Briefing.Brief brief() {
        return brief;
    }

    public ModelHost.Lease lease() {
        return lease;
    }

    /// The longest reply.
    public int replyTokens() {
        return replyTokens;
    }

    public Instant now() {
        return tools.clock().instant();
    }

    /// For a record, drawn as the limits say.
    public GenerationRequest request(int seed) {
        return goOn("", replyTokens, Sampling.prose(temperature, seed));
    }

    /// Asks for a record and leaves the receipt.
    public <T extends Record> Answer<T> answer(ReplyShape<T> shape, int seed, Cancellation cancellation)
            throws Failure {
        Instant started = now();
        var answer = lease.questions().answer(shape, request(seed), cancellation);
        return new Answer<>(answer.value(), keep(started, answer.request(), answer.reply(), ""));
    }

    /// Goes on behind what was written already.
    GenerationRequest goOn(String written, int mostTokens, Sampling sampling) {
        GenerationRequest request = GenerationRequest.of(prompt + written, mostTokens, sampling)
                .withStopWords(stops())
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
