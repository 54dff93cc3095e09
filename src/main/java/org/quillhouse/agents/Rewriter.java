package org.quillhouse.agents;

import java.time.Instant;
import java.util.Optional;
import org.quillhouse.agents.internal.ProseJob;
import org.quillhouse.agents.internal.Turn;
import org.quillhouse.context.ContextTask;
import org.quillhouse.engine.Limits;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.ReplyShape;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.QuoteStyle;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Scene;
import org.quillhouse.manuscript.TextMerge;
import org.quillhouse.review.Proposal;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Job;
import org.quillhouse.tasks.Phase;
import org.quillhouse.tasks.Progress;
import org.quillhouse.tasks.Status;

/// The writer at work on a text that is there: goes on with it or writes it anew. What comes of it is a proposal, which
/// changes nothing until the author takes it. Its jobs may run on any thread.
public final class Rewriter {
    private static final int JUDGE_TOKENS = 300;
    private static final float JUDGE_TEMPERATURE = 0.3f;
    private static final int JUDGED_CHARS = 6_000;

    private final AgentTools tools;
    private final AgentStory story;
    private final Briefing briefing;

    Rewriter(AgentTools tools, AgentStory story, Briefing briefing) {
        this.tools = tools;
        this.story = story;
        this.briefing = briefing;
    }

    record Verdict(
            boolean passed, @Limits(min = 12, max = 240) String feedback) {}

    /// What a checked rewriting came to.
    ///
    /// @param passed whether the judge was content
    /// @param feedback what the judge said last
    public record Checked(Proposal proposal, int rounds, boolean passed, String feedback) {}

    /// A judge's word after a round.
    public interface RoundListener {
        /// @param round counted from 1
        void judged(int round, boolean passed, String feedback);
    }

    /// One try. Cancelling keeps the pieces that are done, as a proposal; with none it ends with a
    /// [java.util.concurrent.CancellationException].
    public Job<Proposal> job(ProseRequest request) {
        return (cancellation, progress) -> {
            ProseRequest wanted = withSynopsis(request);
            Scene scene = scene(wanted);
            progress.status(Status.of(Phase.LOADING_MODEL));
            try (ModelHost.Lease lease = tools.models().lease(cancellation)) {
                progress.status(Status.of(Phase.CONTEXT_PROCESSING));
                return keep(write(wanted, scene, lease, cancellation, progress), scene, wanted, "");
            }
        };
    }

    /// What a scene is to tell stands in its synopsis where the author says nothing else.
    private ProseRequest withSynopsis(ProseRequest request) throws StorageFailed {
        return request.task() != ProseTask.SCENE || !request.wish().isBlank()
                ? request
                : request.withWish(story.manuscript()
                        .tree()
                        .node(request.sceneId())
                        .map(node -> node.details().synopsis())
                        .orElse(""));
    }

    private Scene scene(ProseRequest request) throws Failure {
        if (request.task().needsWish() && request.wish().isBlank()) {
            throw WritingFailed.wishMissing();
        }
        Scene scene = story.manuscript().scene(request.sceneId()).orElseThrow(WritingFailed::sceneGone);
        if (!request.task().writesAnew() && part(scene.text(), request).isBlank()) {
            throw WritingFailed.nothingToRewrite();
        }
        return scene;
    }

    private static String part(String text, ProseRequest request) {
        return text.substring(from(text, request), to(text, request));
    }

    private static int from(String text, ProseRequest request) {
        return Math.clamp(request.from(), 0, text.length());
    }

    private static int to(String text, ProseRequest request) {
        return Math.clamp(request.to(), from(text, request), text.length());
    }

    /// The whole scene as it would be.
    private ProseJob.Result write(
            ProseRequest request, Scene scene, ModelHost.Lease lease, Cancellation cancellation, Progress progress)
            throws Failure {
        String text = scene.text();
        String before = text.substring(0, from(text, request));
        String after = text.substring(to(text, request));
        var job = new ProseJob(
                tools, briefing, lease, work(request, title(request.chapter()), story.quotes(request.limits(), text)));
        ProseJob.Result result;
        if (request.task() == ProseTask.SCENE) {
            return job.goOn("", progress::part, cancellation, progress);
        }
        if (request.task() == ProseTask.CONTINUE) {
            String sofar = text.substring(0, to(text, request));
            result = job.goOn(sofar, progress::part, cancellation, progress);
            String gap = after.isEmpty() || Character.isWhitespace(after.charAt(0)) ? "" : "\n\n";
            return new ProseJob.Result(
                    sofar + result.text() + gap + after, result.whole(), result.notes(), result.runId());
        }
        result = job.rewrite(part(text, request), progress::part, cancellation, progress);
        return new ProseJob.Result(before + result.text() + after, result.whole(), result.notes(), result.runId());
    }

    private static ProseJob.Work work(ProseRequest request, String title, Optional<QuoteStyle> quotes) {
        return new ProseJob.Work(
                request.task(),
                request.chapter(),
                Optional.of(request.sceneId()),
                request.wish(),
                request.words(),
                request.seed(),
                request.limits(),
                title,
                quotes);
    }

    private String title(int chapter) throws Failure {
        return story.context().chapter(chapter).title();
    }

    private Proposal keep(ProseJob.Result result, Scene scene, ProseRequest request, String doubt)
            throws StorageFailed {
        String note = (result.note() + " " + doubt).strip();
        var proposal = new Proposal(
                tools.ids().next(),
                scene.id(),
                request.task().code(),
                request.wish(),
                scene.text(),
                result.text(),
                note,
                request.remarkIds(),
                result.runId(),
                Instant.ofEpochMilli(tools.clock().millis()));
        story.proposals().keep(proposal);
        return proposal;
    }

    /// Writes, lets a judge look at it, and writes again, until the judge is content or `mostRounds` are over; the last
    /// text is offered in any case, with what the judge says of it.
    public Job<Checked> checkedJob(ProseRequest request, int mostRounds, RoundListener listener) {
        return (cancellation, progress) -> {
            Scene scene = scene(request);
            progress.status(Status.of(Phase.LOADING_MODEL));
            try (ModelHost.Lease lease = tools.models().lease(cancellation)) {
                progress.status(Status.of(Phase.CONTEXT_PROCESSING));
                return rounds(request, mostRounds, listener, scene, lease, new Run(cancellation, progress));
            }
        };
    }

    private record Run(Cancellation cancellation, Progress progress) {}

    private Checked rounds(
            ProseRequest request, int most, RoundListener listener, Scene scene, ModelHost.Lease lease, Run run)
            throws Failure {
        ProseRequest next = request;
        for (int round = 1; ; round++) {
            ProseJob.Result result = write(next, scene, lease, run.cancellation(), run.progress());
            if (!result.whole()) {
                return new Checked(keep(result, scene, request, ""), round, false, "");
            }
            run.progress().status(Status.of(Phase.EVALUATING));
            Verdict verdict =
                    judge(request, part(scene.text(), request), result.text(), lease, run.cancellation(), round);
            listener.judged(round, verdict.passed(), verdict.feedback());
            if (verdict.passed() || round >= most) {
                String doubt = verdict.passed() ? "" : Texts.of("agents.note.judge", round, verdict.feedback());
                return new Checked(keep(result, scene, request, doubt), round, verdict.passed(), verdict.feedback());
            }
            run.progress().status(Status.of(Phase.REFINING));
            next = request.withWish(request.wish() + "\n\n" + Texts.prompt("agents.wish.again", verdict.feedback()));
        }
    }

    private Verdict judge(
            ProseRequest request,
            String before,
            String after,
            ModelHost.Lease lease,
            Cancellation cancellation,
            int round)
            throws Failure {
        Ask ask = Ask.of(ContextTask.FLESH_OUT, request.chapter(), "")
                .withScene(Optional.of(request.sceneId()))
                .withPrompt("evaluate")
                .with(
                        "wish",
                        request.wish().isBlank() ? Texts.prompt(request.task().key()) : request.wish())
                .with("before", shortened(before))
                .with("text", shortened(after));
        WritingLimits limits = request.limits().forTask(JUDGE_TEMPERATURE, JUDGE_TOKENS);
        return Turn.read(tools, briefing, lease, ask, limits, "")
                .answer(ReplyShape.of(Verdict.class), request.seed() + round, cancellation)
                .value();
    }

    /// Head and tail.
    private static String shortened(String text) {
        int half = JUDGED_CHARS / 2;
        return text.length() <= JUDGED_CHARS
                ? text
                : text.substring(0, half) + "\n[…]\n" + text.substring(text.length() - half);
    }

    /// Writes a text anew that is no scene: the world, the outline. Nothing is kept of it.
    ///
    /// @param chapter what may be read: everything before it
    public Job<String> textJob(ProseTask task, String text, String wish, int chapter, int seed, WritingLimits limits) {
        return (cancellation, progress) -> {
            if (text.isBlank()) {
                throw WritingFailed.nothingToRewrite();
            }
            progress.status(Status.of(Phase.LOADING_MODEL));
            try (ModelHost.Lease lease = tools.models().lease(cancellation)) {
                var work = new ProseJob.Work(
                        task, chapter, Optional.empty(), wish, 0, seed, limits, "", story.quotes(limits, text));
                var job = new ProseJob(tools, briefing, lease, work);
                return job.rewrite(text, progress::part, cancellation, progress).text();
            }
        };
    }

    /// The text of a scene with some changes of a proposal: those that were chosen, merged into what the scene says
    /// now.
    ///
    /// @param chosen the proposal's text as far as the author takes it, made from the proposal's base
    public static String taken(Proposal proposal, String chosen, String now) {
        return TextMerge.merge(proposal.base(), now, chosen);
    }
}
