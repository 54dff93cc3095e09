package org.quillhouse.agents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.quillhouse.agents.internal.Critic;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.ModelRole;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Sha256;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Chapter;
import org.quillhouse.review.Rater;
import org.quillhouse.review.Review;
import org.quillhouse.review.Reviewer;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Job;
import org.quillhouse.tasks.Phase;
import org.quillhouse.tasks.Progress;
import org.quillhouse.tasks.Status;

/// Asks the editor, raters and characters what they say of a chapter, all at once: they read what they share one time,
/// and write side by side. Its jobs may run on any thread.
public final class Panel {
    private final AgentTools tools;
    private final AgentStory story;
    private final Briefing briefing;

    Panel(AgentTools tools, AgentStory story, Briefing briefing) {
        this.tools = tools;
        this.story = story;
        this.briefing = briefing;
    }

    /// Whom to ask about what.
    ///
    /// @param chapter counted from 1; with [#OUTLINE] the story's outline
    /// @param guidance the author's own question; may be empty
    /// @param anew also those whose review of this very text is there already
    public record Request(
            int chapter, List<Reviewer> reviewers, String guidance, boolean anew, int seed, WritingLimits limits) {
        public Request {
            reviewers = List.copyOf(reviewers);
        }
    }

    /// Instead of a chapter's number: the outline.
    public static final int OUTLINE = 0;

    /// How far a reviewer is.
    public enum State {
        WAITING,
        READING,
        WRITING,
        DONE,
        FAILED;

        /// Whether the model is at it.
        public boolean isBusy() {
            return this == READING || this == WRITING;
        }
    }

    /// Told how far each one is, on any thread; must be quick.
    public interface Listener {
        Listener SILENT = new Listener() {};

        /// @param words of the reply so far
        default void state(Reviewer reviewer, State state, int words) {}

        default void done(Review review) {}

        default void failed(Reviewer reviewer, Failure failure) {}
    }

    /// What came of it.
    ///
    /// @param reviews in the order in which the reviewers were named
    /// @param failures of those who gave none
    /// @param stopped whether it was cancelled before all were done
    public record Result(List<Review> reviews, Map<Reviewer, Failure> failures, boolean stopped) {
        public Result {
            reviews = List.copyOf(reviews);
            failures = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(failures));
        }
    }

    /// Everybody who can be asked: the editor, the raters that are switched on, the people who may be seen.
    public List<Reviewer> everybody() throws Failure {
        var all = new ArrayList<Reviewer>();
        all.add(editor());
        for (Rater rater : story.raters().enabled()) {
            all.add(rater.reviewer());
        }
        story.codex().visibleCharacters().stream()
                .map(person -> new Reviewer(Reviewer.Kind.CHARACTER, person.id(), person.name()))
                .forEach(all::add);
        return all;
    }

    public static Reviewer editor() {
        return Reviewer.editor(Texts.of("review.editor"));
    }

    /// What a review of a subject would be of now.
    ///
    /// @param text of the chapter or the outline
    public static String hash(String text) {
        return Sha256.of(text);
    }

    /// Asks them. One that fails does not stop the others; what is done is kept when it is cancelled.
    ///
    /// @throws CancellationException in the job when it was cancelled before anybody was done
    public Job<Result> job(Request request, Listener listener) {
        return (cancellation, progress) -> {
            if (request.reviewers().isEmpty()) {
                throw WritingFailed.nobodyToAsk();
            }
            Subject subject = subject(request);
            var done = new LinkedHashMap<Reviewer, Review>();
            if (!request.anew() && request.guidance().isBlank()) {
                known(request, subject, done, listener);
            }
            List<Reviewer> open = request.reviewers().stream()
                    .filter(reviewer -> !done.containsKey(reviewer))
                    .toList();
            if (open.isEmpty()) {
                return new Result(List.copyOf(done.values()), Map.of(), false);
            }
            progress.status(Status.of(Phase.LOADING_MODEL));
            try (ModelHost.Lease lease = tools.models().lease(ModelRole.REVIEWERS, cancellation)) {
                return ask(request, subject, open, done, lease, new Hearing(listener, cancellation, progress));
            }
        };
    }

    /// What is read.
    ///
    /// @param id as of a review
    private record Subject(String id, Optional<Chapter> chapter, String text) {
        String hash() {
            return Panel.hash(text);
        }
    }

    private record Hearing(Listener listener, Cancellation cancellation, Progress progress) {}

    private Subject subject(Request request) throws Failure {
        if (request.chapter() == OUTLINE) {
            String outline = story.manuscript().facts().outline();
            if (outline.isBlank()) {
                throw WritingFailed.fieldMissing(Texts.of("agents.field.outline"));
            }
            return new Subject(Review.OUTLINE, Optional.empty(), outline);
        }
        Chapter chapter = story.manuscript().chapter(request.chapter());
        boolean needsText = request.reviewers().stream().anyMatch(each -> each.kind() != Reviewer.Kind.CHARACTER);
        if (needsText && !chapter.isWritten()) {
            throw WritingFailed.nothingToReview(chapter.title());
        }
        return new Subject(chapter.id(), Optional.of(chapter), chapter.content());
    }

    private void known(Request request, Subject subject, Map<Reviewer, Review> done, Listener listener) throws Failure {
        for (Review review : story.reviews().current(subject.id())) {
            for (Reviewer reviewer : request.reviewers()) {
                if (review.reviewer().isSame(reviewer) && review.isOf(subject.hash())) {
                    done.put(reviewer, review);
                    listener.done(review);
                }
            }
        }
    }

    private Result ask(
            Request request,
            Subject subject,
            List<Reviewer> open,
            Map<Reviewer, Review> done,
            ModelHost.Lease lease,
            Hearing hearing)
            throws Failure {
        hearing.progress().status(Status.of(Phase.CONTEXT_PROCESSING));
        var failures = new LinkedHashMap<Reviewer, Failure>();
        var critics = new ArrayList<Critic>();
        var setting = new Critic.Setting(tools, story, briefing, lease, hearing.listener());
        for (Reviewer reviewer : open) {
            hearing.cancellation().throwIfCancelled();
            var what = new Critic.What(
                    reviewer, request.chapter(), subject.id(), subject.chapter(), subject.text(), subject.hash());
            try {
                critics.add(Critic.begin(setting, what, request, hearing.cancellation()));
            } catch (CancellationException cancelled) {
                throw cancelled;
            } catch (Failure failed) {
                failures.put(reviewer, failed);
                hearing.listener().failed(reviewer, failed);
            }
        }
        boolean stopped = false;
        for (Critic critic : critics) {
            hearing.progress()
                    .status(Status.of(
                            Phase.GENERATING,
                            Phase.FINALIZING.percent(),
                            done.size() + failures.size(),
                            request.reviewers().size()));
            try {
                Review review = critic.finish(hearing.cancellation());
                done.put(critic.reviewer(), review);
            } catch (CancellationException cancelled) {
                stopped = true;
            } catch (Failure failed) {
                failures.put(critic.reviewer(), failed);
                hearing.listener().failed(critic.reviewer(), failed);
            }
        }
        return result(request, done, failures, stopped);
    }

    private static Result result(
            Request request, Map<Reviewer, Review> done, Map<Reviewer, Failure> failures, boolean stopped)
            throws Failure {
        if (done.isEmpty() && stopped) {
            throw new CancellationException();
        }
        if (done.isEmpty() && request.reviewers().size() == 1) {
            throw failures.values().iterator().next();
        }
        List<Review> inOrder = request.reviewers().stream()
                .filter(done::containsKey)
                .map(reviewer -> Optional.ofNullable(done.get(reviewer)).orElseThrow())
                .toList();
        return new Result(inOrder, failures, stopped);
    }
}
