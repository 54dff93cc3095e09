package org.quillhouse.agents.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.quillhouse.agents.AgentStory;
import org.quillhouse.agents.AgentTools;
import org.quillhouse.agents.Ask;
import org.quillhouse.agents.Briefing;
import org.quillhouse.agents.Panel;
import org.quillhouse.agents.WritingLimits;
import org.quillhouse.context.ContextTask;
import org.quillhouse.engine.GenerationFailed;
import org.quillhouse.engine.GenerationListener;
import org.quillhouse.engine.GenerationRequest;
import org.quillhouse.engine.GenerationResult;
import org.quillhouse.engine.LlmSession;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.ModelRole;
import org.quillhouse.engine.Sampling;
import org.quillhouse.engine.StopReason;
import org.quillhouse.kernel.Failure;
import org.quillhouse.manuscript.Chapter;
import org.quillhouse.review.Rater;
import org.quillhouse.review.Review;
import org.quillhouse.review.ReviewProblem;
import org.quillhouse.review.Reviewer;
import org.quillhouse.settings.TaskKeys;
import org.quillhouse.tasks.Cancellation;

/// One reviewer at work on one text: begun together with others, finished in turn.
///
/// Law: a reply that cannot be read is asked for once more, with another seed; then it is an error that shows the raw
/// reply, and no words are ever put in a reviewer's mouth.
public final class Critic {
    private static final int EDITOR_TOKENS = 1_200;
    private static final int RATER_TOKENS = 1_200;
    private static final int CHARACTER_TOKENS = 1_400;
    /// The second try draws from this much farther on.
    private static final int OTHER_SEED = 7_919;

    private final Setting setting;
    private final What what;
    private final Replies<?> replies;
    private final Turn turn;
    private final GenerationRequest request;
    private final Instant started;
    private final CompletableFuture<GenerationResult> reply;

    /// What all of a panel share.
    public record Setting(
            AgentTools tools, AgentStory story, Briefing briefing, ModelHost.Lease lease, Panel.Listener listener) {}

    /// @param subject as of a review
    /// @param text that is read
    public record What(
            Reviewer reviewer, int number, String subject, Optional<Chapter> chapter, String text, String hash) {}

    private Critic(
            Setting setting,
            What what,
            Replies<?> replies,
            Turn turn,
            GenerationRequest request,
            Cancellation cancellation) {
        this.setting = setting;
        this.what = what;
        this.replies = replies;
        this.turn = turn;
        this.request = request;
        this.started = setting.tools().clock().instant();
        this.reply = setting.lease().session().begin(request, cancellation, new Hears());
    }

    /// Reads for this reviewer, and has the model begin.
    public static Critic begin(Setting setting, What what, Panel.Request asked, Cancellation cancellation)
            throws Failure {
        setting.listener().state(what.reviewer(), Panel.State.READING, 0);
        Replies<?> replies = Replies.of(what);
        Ask ask = ask(setting, what, asked);
        WritingLimits limits =
                asked.limits().forTask(keys(what.reviewer()), temperature(what.reviewer()), tokens(what.reviewer()));
        limits = limits.forTask(
                        setting.tools().models().temperature(ModelRole.REVIEWERS, limits.temperature()),
                        limits.maxTokens())
                .withExact(asked.limits().exact() && asked.reviewers().size() == 1);
        Turn turn = Turn.read(setting.tools(), setting.briefing(), setting.lease(), ask, limits, "");
        GenerationRequest request =
                turn.request(asked.seed()).withGrammar(setting.lease().grammar(replies.shape()));
        return new Critic(setting, what, replies, turn, request, cancellation);
    }

    private static TaskKeys keys(Reviewer reviewer) {
        return switch (reviewer.kind()) {
            case EDITOR -> TaskKeys.EDITOR_REVIEW;
            case RATER -> TaskKeys.RATER_FEEDBACK;
            case CHARACTER -> TaskKeys.CHARACTER_FEEDBACK;
        };
    }

    private static double temperature(Reviewer reviewer) {
        return switch (reviewer.kind()) {
            case EDITOR -> 0.6;
            case RATER -> 0.7;
            case CHARACTER -> 0.8;
        };
    }

    private static int tokens(Reviewer reviewer) {
        return switch (reviewer.kind()) {
            case EDITOR -> EDITOR_TOKENS;
            case RATER -> RATER_TOKENS;
            case CHARACTER -> CHARACTER_TOKENS;
        };
    }

    private static Ask ask(Setting setting, What what, Panel.Request asked) throws Failure {
        boolean outline = what.chapter().isEmpty();
        int number = outline ? setting.story().lastChapter() : what.number();
        Reviewer reviewer = what.reviewer();
        return switch (reviewer.kind()) {
            case EDITOR ->
                outline
                        ? Ask.of(ContextTask.OUTLINE, number, asked.guidance())
                                .withPrompt("outline_feedback")
                                .with("rater", reviewer.name())
                                .with("text", what.text())
                        : Ask.of(ContextTask.EDITOR_REVIEW, number, asked.guidance());
            case RATER -> {
                Rater rater = setting.story()
                        .raters()
                        .find(reviewer.id())
                        .orElseThrow(() -> ReviewProblem.noSuchRater(reviewer.name()));
                Ask ask = outline
                        ? Ask.of(ContextTask.OUTLINE, number, asked.guidance()).withPrompt("outline_feedback")
                        : Ask.of(ContextTask.RATER_FEEDBACK, number, asked.guidance());
                yield ask.with("rater", rater.name())
                        .with("criteria", rater.criteria())
                        .with("text", outline ? what.text() : "");
            }
            case CHARACTER ->
                Ask.of(ContextTask.CHARACTER_FEEDBACK, number, asked.guidance())
                        .withCharacter(Optional.of(reviewer.id()));
        };
    }

    public Reviewer reviewer() {
        return what.reviewer();
    }

    /// Waits for the reply, reads it, stores it.
    ///
    /// @throws CancellationException when cancelled
    public Review finish(Cancellation cancellation) throws Failure {
        GenerationRequest asked = request;
        GenerationResult result = LlmSession.await(reply, cancellation);
        Optional<Replies.Read> read = read(asked, result);
        if (read.isEmpty()) {
            Sampling other = asked.sampling().withSeed(asked.sampling().seed() + OTHER_SEED);
            asked = asked.withSampling(other);
            result = setting.lease().generate(asked, cancellation, new Hears());
            read = read(asked, result);
        }
        if (read.isEmpty()) {
            throw GenerationFailed.unreadable(result.text());
        }
        String run = turn.keep(started, asked, result, "");
        var review = new Review(
                setting.tools().ids().next(),
                what.subject(),
                what.reviewer(),
                read.get().opinion(),
                read.get().scores(),
                read.get().remarks(setting.tools().ids()),
                what.hash(),
                run,
                Instant.ofEpochMilli(setting.tools().clock().millis()));
        setting.story().reviews().keep(review);
        setting.listener().done(review);
        return review;
    }

    private Optional<Replies.Read> read(GenerationRequest asked, GenerationResult result) throws Failure {
        if (result.stop() == StopReason.CANCELLED) {
            turn.keep(started, asked, result, "");
            throw new CancellationException();
        }
        Optional<Replies.Read> read = replies.read(result.text());
        if (read.isEmpty()) {
            turn.keep(started, asked, result, "engine.reply.unreadable");
        }
        return read;
    }

    /// Tells the listener how far the reply is.
    private final class Hears implements GenerationListener {
        private int words;

        @Override
        public void onText(String text) {
            words += (int) text.chars().filter(Character::isWhitespace).count();
            setting.listener().state(what.reviewer(), Panel.State.WRITING, words);
        }
    }
}
