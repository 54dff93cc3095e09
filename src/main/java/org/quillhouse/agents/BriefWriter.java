package org.quillhouse.agents;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import org.quillhouse.agents.internal.ProseFilter;
import org.quillhouse.agents.internal.SmallTurn;
import org.quillhouse.context.PromptSheet;
import org.quillhouse.context.SummaryStrategy;
import org.quillhouse.engine.GenerationListener;
import org.quillhouse.engine.GenerationRequest;
import org.quillhouse.engine.GenerationResult;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.Sampling;
import org.quillhouse.engine.StopReason;
import org.quillhouse.kernel.Failure;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Job;
import org.quillhouse.tasks.Phase;
import org.quillhouse.tasks.Progress;
import org.quillhouse.tasks.Status;

/// Makes the brief of a novel out of a talk about it. A talk longer than the model reads at once is told in short
/// first, piece by piece. Safe on every thread.
public final class BriefWriter {
    private static final double SHARE_FOR_TALK = 0.55;
    private static final int SHORT_WORDS = 600;
    private static final int WORDS = 250;
    private static final int REPLY_TOKENS = 600;
    private static final int TITLE_LETTERS = 80;
    private static final float TEMPERATURE = 0.5f;
    private static final Pattern AROUND_TITLE = Pattern.compile(
            "^[#*_\"'“”„«»\\s]*(?:title\\s*:)?[*_\"'“”„«»\\s]*|[*_\"'“”„«».\\s]*$", Pattern.CASE_INSENSITIVE);

    private static final Pattern SPEAKER =
            Pattern.compile("^(?:author|assistant|brief)\\s*:", Pattern.CASE_INSENSITIVE);

    private final AgentTools tools;

    public BriefWriter(AgentTools tools) {
        this.tools = tools;
    }

    /// A brief as it was made.
    ///
    /// @param title empty where the model gave none
    public record Made(String title, String description) {}

    /// Streams the brief and gives it.
    ///
    /// @param talk all that was said, paragraphs apart, each with who said it
    public Job<Made> job(String talk, int seed) {
        return (cancellation, progress) -> {
            if (talk.isBlank()) {
                throw WritingFailed.nothingToRewrite();
            }
            progress.status(Status.of(Phase.LOADING_MODEL));
            try (ModelHost.Lease lease = tools.models().lease(cancellation)) {
                return write(talk, seed, lease, cancellation, progress);
            }
        };
    }

    private Made write(String talk, int seed, ModelHost.Lease lease, Cancellation cancellation, Progress progress)
            throws Failure {
        boolean base = lease.format().isBase();
        String read = talk;
        boolean shorter = lease.model().count(talk).tokens() > lease.session().contextTokens() * SHARE_FOR_TALK;
        if (shorter) {
            progress.status(Status.of(Phase.READING));
            read = new Distiller(tools)
                    .distil(
                            new Distiller.Wish(SummaryStrategy.PLOT, talk, SHORT_WORDS, false, true),
                            lease,
                            cancellation)
                    .text();
        }
        progress.status(Status.of(Phase.GENERATING));
        String task = tools.prompts()
                .render(base ? "brief/base" : "brief/task", Map.of("talk", read, "short", shorter, "words", WORDS));
        var turn = new SmallTurn(tools, lease, task.strip());
        GenerationRequest request = GenerationRequest.of(turn.prompt(), REPLY_TOKENS, Sampling.prose(TEMPERATURE, seed))
                .withStopWords(base ? List.of("\n\n") : lease.format().stopWords());
        GenerationListener listener = progress::part;
        GenerationResult result = lease.generate(request, cancellation, listener);
        if (result.stop() == StopReason.CANCELLED) {
            throw new CancellationException();
        }
        turn.keep("brief", request, result);
        Made made =
                base ? new Made("", clean("The story tells of " + result.text().strip())) : parted(result.text());
        if (made.description().isBlank()) {
            throw WritingFailed.emptyReply();
        }
        return made;
    }

    /// The title is the first line where it is short and something follows it.
    static Made parted(String reply) {
        String text = reply.strip();
        int end = text.indexOf('\n');
        String first =
                end < 0 ? "" : AROUND_TITLE.matcher(text.substring(0, end)).replaceAll("");
        String rest = end < 0 ? "" : clean(text.substring(end));
        boolean titled = !first.isBlank() && first.length() <= TITLE_LETTERS && !rest.isBlank();
        return titled ? new Made(first, rest) : new Made("", clean(text));
    }

    private static String clean(String text) {
        var filter = new ProseFilter(PromptSheet.headings(), "");
        return SPEAKER.matcher((filter.add(text) + filter.finish()).strip())
                .replaceFirst("")
                .strip();
    }
}
