package org.quillhouse.agents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.quillhouse.agents.internal.ProseJob;
import org.quillhouse.agents.internal.ProseTurn;
import org.quillhouse.agents.internal.Turn;
import org.quillhouse.context.ContextTask;
import org.quillhouse.engine.GenerationListener;
import org.quillhouse.engine.GenerationRequest;
import org.quillhouse.engine.GenerationResult;
import org.quillhouse.engine.Limits;
import org.quillhouse.engine.LlmSession;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.ReplyShape;
import org.quillhouse.engine.StopReason;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Chapter;
import org.quillhouse.manuscript.Scene;
import org.quillhouse.review.Proposal;
import org.quillhouse.review.Rater;
import org.quillhouse.review.Reviewer;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Job;
import org.quillhouse.tasks.Phase;
import org.quillhouse.tasks.Progress;
import org.quillhouse.tasks.Status;

/// Writes a chapter with the room: the writer plans and drafts moment by moment, the panel notes what to change, the
/// writer revises, a judge looks; in bounded rounds, each step told. What comes of it is a proposal.
///
/// Prompts are short and replies of one kind, so that small models can do it, too.
public final class Director {
    private static final int PLAN_TOKENS = 500;
    private static final int NOTE_TOKENS = 260;
    private static final int NEAR_CHARS = 700;
    private static final int DEFAULT_WORDS = 600;

    private final AgentTools tools;
    private final AgentStory story;
    private final Briefing briefing;

    Director(AgentTools tools, AgentStory story, Briefing briefing) {
        this.tools = tools;
        this.story = story;
        this.briefing = briefing;
    }

    record Beats(
            @Limits(min = 3, max = 6, itemLeast = 20, itemChars = 150)
            List<String> beats) {}

    record Notes(
            @Limits(min = 1, max = 3, itemLeast = 16, itemChars = 150)
            List<String> notes) {}

    record Verdict(
            @Limits(min = 0, max = 10) double score,
            boolean passed,
            @Limits(min = 12, max = 200) String feedback) {}

    /// What is to be written.
    ///
    /// @param chapter counted from 1
    /// @param reviewers the editor and raters who comment; characters are passed over
    /// @param words 0 for the usual length
    /// @param rounds of comment and revision, at most three
    /// @param variants drafts of each moment, of which the judge's favourite is kept
    public record Request(
            int chapter,
            List<Reviewer> reviewers,
            String wish,
            int words,
            int rounds,
            int variants,
            int seed,
            WritingLimits limits) {
        public Request {
            reviewers = List.copyOf(reviewers);
            rounds = Math.clamp(rounds, 0, 3);
            variants = Math.clamp(variants, 1, 5);
        }
    }

    /// A step that is done.
    ///
    /// @param who did it, in the writer's words
    /// @param text what came of it
    public record Step(Kind kind, String who, String text) {
        /// The kinds of steps, in the order in which they come.
        public enum Kind {
            PLAN,
            BEAT,
            NOTES,
            REVISION,
            VERDICT;

            public String key() {
                return "director.step." + name().toLowerCase(java.util.Locale.ROOT);
            }
        }
    }

    /// Told of each step, on the working thread.
    @FunctionalInterface
    public interface Listener {
        void step(Step step);
    }

    /// Cancelling after the first moment was written keeps what there is, as a proposal.
    public Job<Proposal> job(Request request, Listener listener) {
        return (cancellation, progress) -> {
            Chapter chapter = story.manuscript().chapter(request.chapter());
            boolean planned =
                    !chapter.plotPoint().isBlank() || !chapter.keyPlotItems().isEmpty();
            if (!planned && request.wish().isBlank()) {
                throw WritingFailed.nothingToGoOn(chapter.title());
            }
            progress.status(Status.of(Phase.LOADING_MODEL));
            try (ModelHost.Lease lease = tools.models().lease(cancellation)) {
                return new Session(request, listener, chapter, lease, cancellation, progress).run();
            }
        };
    }

    /// One chapter in the making.
    private final class Session {
        private final Request request;
        private final Listener listener;
        private final Chapter chapter;
        private final ModelHost.Lease lease;
        private final Cancellation cancellation;
        private final Progress progress;
        private String runId = "";
        private String doubt = "";
        private int seed;

        Session(
                Request request,
                Listener listener,
                Chapter chapter,
                ModelHost.Lease lease,
                Cancellation cancellation,
                Progress progress) {
            this.request = request;
            this.listener = listener;
            this.chapter = chapter;
            this.lease = lease;
            this.cancellation = cancellation;
            this.progress = progress;
            this.seed = request.seed();
        }

        Proposal run() throws Failure {
            List<String> beats = plan();
            var draft = new StringBuilder();
            try {
                for (String beat : beats) {
                    write(beat, beats.size(), draft);
                }
                String text = draft.toString();
                for (int round = 1; round <= request.rounds(); round++) {
                    text = revise(text, notes(text), round);
                    draft.setLength(0);
                    draft.append(text);
                    if (judge(text)) {
                        break;
                    }
                }
            } catch (CancellationException stopped) {
                if (draft.isEmpty()) {
                    throw stopped;
                }
                doubt = Texts.of("agents.note.stopped");
            }
            return keep(draft.toString());
        }

        private Ask ask(String prompt) {
            return Ask.of(ContextTask.CHAPTER, request.chapter(), "")
                    .withPrompt(prompt)
                    .with("wish", request.wish());
        }

        private <T extends Record> T answer(Ask ask, Class<T> type, double temperature, int tokens) throws Failure {
            cancellation.throwIfCancelled();
            Turn turn = Turn.read(tools, briefing, lease, ask, request.limits().forTask(temperature, tokens), "");
            Turn.Answer<T> answer = turn.answer(ReplyShape.of(type), seed++, cancellation);
            runId = answer.runId();
            return answer.value();
        }

        private List<String> plan() throws Failure {
            progress.status(Status.of(Phase.ANALYZING));
            List<String> beats = answer(ask("beats"), Beats.class, 0.7, PLAN_TOKENS).beats().stream()
                    .map(String::strip)
                    .distinct()
                    .toList();
            listener.step(new Step(Step.Kind.PLAN, Texts.of("director.writer"), numbered(beats)));
            return beats;
        }

        private void write(String beat, int beats, StringBuilder draft) throws Failure {
            cancellation.throwIfCancelled();
            int words = (request.words() > 0 ? request.words() : DEFAULT_WORDS) / beats;
            Ask ask = ask("beat").with("text", beat).with("words", words).with("before", tail(draft));
            String best = "";
            double bestScore = -1;
            for (int variant = 0; variant < request.variants(); variant++) {
                String text = prose(ask, words);
                double score = request.variants() == 1 ? 0 : score(text);
                if (score > bestScore) {
                    best = text;
                    bestScore = score;
                }
            }
            if (!best.isBlank()) {
                draft.append(draft.isEmpty() ? "" : "\n\n").append(best);
                listener.step(new Step(Step.Kind.BEAT, beat, best));
            }
        }

        private String prose(Ask ask, int words) throws Failure {
            Turn turn = Turn.read(tools, briefing, lease, ask, request.limits(), "");
            var sampling =
                    request.limits().style().sampling((float) request.limits().temperature(), seed++);
            var wanted = new ProseTurn.Wanted(
                    sampling,
                    words,
                    0,
                    chapter.title(),
                    "",
                    GenerationRequest.Drafting.NONE,
                    story.quotes(request.limits(), chapter.content()),
                    "");
            ProseTurn.Written written = new ProseTurn(turn, wanted, progress::part, progress).run(cancellation);
            if (written.stop() == StopReason.CANCELLED) {
                throw new CancellationException();
            }
            progress.part("\n\n");
            runId = written.runId();
            return written.text();
        }

        private double score(String text) throws Failure {
            return verdict(text).score();
        }

        /// All of the panel at once.
        private List<String> notes(String text) throws Failure {
            progress.status(Status.of(Phase.EVALUATING));
            var asked = new ArrayList<Asked>();
            for (Reviewer reviewer : request.reviewers()) {
                if (reviewer.kind() != Reviewer.Kind.CHARACTER) {
                    asked.add(begin(reviewer, text));
                }
            }
            var notes = new ArrayList<String>();
            for (Asked one : asked) {
                GenerationResult result = LlmSession.await(one.reply(), cancellation);
                if (result.stop() == StopReason.CANCELLED) {
                    throw new CancellationException();
                }
                one.turn().keep(one.started(), one.request(), result, "");
                List<String> said = ReplyShape.of(Notes.class)
                        .read(result.text())
                        .map(Notes::notes)
                        .orElse(List.of());
                notes.addAll(said);
                listener.step(new Step(Step.Kind.NOTES, one.reviewer().name(), numbered(said)));
            }
            return notes.stream().map(String::strip).distinct().toList();
        }

        private record Asked(
                Reviewer reviewer,
                Turn turn,
                GenerationRequest request,
                Instant started,
                CompletableFuture<GenerationResult> reply) {}

        private Asked begin(Reviewer reviewer, String text) throws Failure {
            Optional<Rater> rater = story.raters().find(reviewer.id());
            Ask ask = ask("draft_notes")
                    .with("rater", reviewer.name())
                    .with("criteria", rater.map(Rater::criteria).orElse(""))
                    .with("text", text);
            Turn turn = Turn.read(tools, briefing, lease, ask, request.limits().forTask(0.7, NOTE_TOKENS), "");
            GenerationRequest wanted = turn.request(seed++).withGrammar(lease.grammar(ReplyShape.of(Notes.class)));
            return new Asked(
                    reviewer,
                    turn,
                    wanted,
                    tools.clock().instant(),
                    lease.session().begin(wanted, cancellation, GenerationListener.SILENT));
        }

        private String revise(String text, List<String> notes, int round) throws Failure {
            if (notes.isEmpty()) {
                return text;
            }
            progress.status(Status.of(Phase.REFINING));
            var work = new ProseJob.Work(
                    ProseTask.MODIFY,
                    request.chapter(),
                    Optional.empty(),
                    numbered(notes),
                    0,
                    seed++,
                    request.limits(),
                    chapter.title(),
                    story.quotes(request.limits(), text));
            ProseJob.Result result =
                    new ProseJob(tools, briefing, lease, work).rewrite(text, progress::part, cancellation, progress);
            runId = result.runId();
            listener.step(new Step(Step.Kind.REVISION, Texts.of("director.round", round), result.text()));
            return result.text();
        }

        private Verdict verdict(String text) throws Failure {
            String goal = chapter.plotPoint().isBlank() ? request.wish() : chapter.plotPoint();
            return answer(
                    ask("director_verdict").with("text", text).with("wish", goal), Verdict.class, 0.3, NOTE_TOKENS);
        }

        private boolean judge(String text) throws Failure {
            Verdict verdict = verdict(text);
            listener.step(new Step(
                    Step.Kind.VERDICT,
                    Texts.of(verdict.passed() ? "director.passed" : "director.not.passed", verdict.score()),
                    verdict.feedback()));
            doubt = verdict.passed() ? "" : Texts.of("director.doubt", verdict.feedback());
            return verdict.passed();
        }

        private Proposal keep(String text) throws Failure {
            Scene target = chapter.scenes().stream()
                    .filter(scene -> scene.text().isBlank())
                    .findFirst()
                    .orElse(chapter.scenes().getFirst());
            var proposal = new Proposal(
                    tools.ids().next(),
                    target.id(),
                    "director",
                    request.wish(),
                    target.text(),
                    text,
                    doubt,
                    List.of(),
                    runId,
                    Instant.ofEpochMilli(tools.clock().millis()));
            story.proposals().keep(proposal);
            return proposal;
        }
    }

    private static String numbered(List<String> lines) {
        return IntStream.range(0, lines.size())
                .mapToObj(i -> (i + 1) + ". " + lines.get(i))
                .collect(Collectors.joining("\n"));
    }

    private static String tail(StringBuilder text) {
        int from = Math.max(0, text.length() - NEAR_CHARS);
        String end = text.substring(from);
        return from == 0 ? end : end.substring(end.indexOf(' ') + 1);
    }
}
