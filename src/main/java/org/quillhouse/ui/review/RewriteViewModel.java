package org.quillhouse.ui.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.quillhouse.agents.Director;
import org.quillhouse.agents.Panel;
import org.quillhouse.agents.ProseRequest;
import org.quillhouse.agents.ProseTask;
import org.quillhouse.agents.Seeds;
import org.quillhouse.agents.WriterAgent;
import org.quillhouse.agents.WritingLimits;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.kernel.Words;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.manuscript.Node;
import org.quillhouse.review.Proposal;
import org.quillhouse.review.Reviewer;
import org.quillhouse.tasks.Job;
import org.quillhouse.tasks.Status;
import org.quillhouse.ui.desk.WriterViewModel;
import org.quillhouse.ui.page.Finder;
import org.quillhouse.ui.page.PageViewModel;

/// The writer at work on what is on the page: goes on, rewrites, expands and so on, of what is selected or of the whole
/// scene; and the room at work on a chapter. What comes of it is a proposal. [WriterViewModel#stop] stops it.
public final class RewriteViewModel {
    private static final int TITLE_LETTERS = 50;
    private static final int ROUNDS = 3;

    private final WriterAgent writer;
    private final WriterViewModel turn;
    private final PageViewModel page;
    private final Executor delivery;
    private final Supplier<WritingLimits> limits;
    private final ProposalsViewModel proposals;
    private final GhostViewModel ghost;
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper phase = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper sofar = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ObservableList<Director.Step> steps = FXCollections.observableArrayList();
    private final StringBuilder text = new StringBuilder();
    private Consumer<Failure> failures = failure -> {};
    private @Nullable Runnable again;

    public RewriteViewModel(
            WriterAgent writer,
            WriterViewModel turn,
            PageViewModel page,
            Executor delivery,
            Supplier<WritingLimits> limits,
            ProposalsViewModel proposals) {
        this.writer = writer;
        this.turn = turn;
        this.page = page;
        this.delivery = delivery;
        this.limits = limits;
        this.proposals = proposals;
        this.ghost = new GhostViewModel(proposals, page);
    }

    public void onFailure(Consumer<Failure> listener) {
        failures = listener;
    }

    /// Does a task with what is selected, else with the whole scene; going on begins at the caret.
    public void start(ProseTask task) {
        Finder.Hit part = page.selection();
        boolean selected = part.end() > part.start();
        int from = selected ? part.start() : 0;
        int to = selected ? part.end() : task == ProseTask.CONTINUE ? caret(part) : Integer.MAX_VALUE;
        start(task, from, to, turn.guidanceProperty().get(), List.of(), false);
    }

    /// Writes a scene of its own in which a moment happens, at the end of a chapter. The empty scene is a step to undo,
    /// what is written a proposal.
    ///
    /// @param show given the new scene, to open it
    public void writeScene(Node chapter, String moment, Consumer<Node> show) {
        if (!turn.claim()) {
            return;
        }
        try {
            page.flush();
            Manuscript manuscript = writer.story().manuscript();
            String title = Words.beginning(moment, TITLE_LETTERS);
            String id = manuscript.editor().add(Node.Kind.SCENE, title, Optional.of(chapter.id()), Optional.empty());
            manuscript.tree().node(id).ifPresent(show);
            writeScene(chapter.number(), id, moment);
        } catch (Failure failed) {
            end();
            failures.accept(failed);
        }
    }

    private void writeScene(int chapter, String sceneId, String moment) {
        again = () -> {
            if (turn.claim()) {
                writeScene(chapter, sceneId, moment);
            }
        };
        run(writer.rewriter()
                .job(ProseRequest.ofScene(
                        ProseTask.SCENE, chapter, sceneId, moment, Seeds.drawn(), ProseTask.SCENE.in(limits.get()))));
    }

    /// At the very beginning of a text nobody means to go on.
    private static int caret(Finder.Hit part) {
        return part.start() == 0 ? Integer.MAX_VALUE : part.start();
    }

    /// Rewrites the scene so that remarks are worked in; a judge looks at it, up to three rounds.
    ///
    /// @param remarkIds that become worked in when the proposal is taken
    public void work(String wish, List<String> remarkIds) {
        start(ProseTask.MODIFY, 0, Integer.MAX_VALUE, wish, remarkIds, true);
    }

    private void start(ProseTask task, int from, int to, String wish, List<String> remarkIds, boolean checked) {
        Optional<Node> chapter = page.chapterProperty().get();
        boolean editable = page.stateProperty().get() == PageViewModel.State.EDITABLE;
        if (chapter.isEmpty() || !editable || !turn.claim()) {
            return;
        }
        int seed = Seeds.drawn();
        var request = new ProseRequest(
                task,
                chapter.get().number(),
                page.sceneId(),
                from,
                to,
                wish,
                0,
                remarkIds,
                seed,
                task.in(limits.get()));
        again = () -> start(task, from, to, wish, remarkIds, checked);
        Job<Proposal> job = checked
                ? (cancellation, heard) -> writer.rewriter()
                        .checkedJob(request, ROUNDS, (round, passed, why) -> {})
                        .run(cancellation, heard)
                        .proposal()
                : writer.rewriter().job(request);
        run(job, task == ProseTask.CONTINUE ? Optional.of(to) : Optional.empty());
    }

    /// How the text would go on.
    public GhostViewModel ghost() {
        return ghost;
    }

    /// Writes the open chapter with the whole room.
    public void direct() {
        Optional<Node> chapter = page.chapterProperty().get();
        if (chapter.isEmpty() || !turn.claim()) {
            return;
        }
        steps.clear();
        String wish = turn.guidanceProperty().get();
        int number = chapter.get().number();
        int seed = Seeds.drawn();
        again = this::direct;
        run((cancellation, heard) -> {
            var reviewers = new ArrayList<Reviewer>();
            reviewers.add(Panel.editor());
            writer.story().raters().enabled().forEach(rater -> reviewers.add(rater.reviewer()));
            var request = new Director.Request(number, reviewers, wish, 0, 2, 1, seed, limits.get());
            return writer.director()
                    .job(request, step -> delivery.execute(() -> steps.add(step)))
                    .run(cancellation, heard);
        });
    }

    /// The last task once more: another variant.
    public void retry() {
        Runnable last = again;
        if (last != null) {
            last.run();
        }
    }

    public boolean canRetry() {
        return again != null;
    }

    private void run(Job<Proposal> job) {
        run(job, Optional.empty());
    }

    /// @param goesOnAt where what is written is shown under the page as it comes
    private void run(Job<Proposal> job, Optional<Integer> goesOnAt) {
        ghost.leave();
        try {
            page.flush();
        } catch (Failure failed) {
            end();
            failures.accept(failed);
            return;
        }
        working.set(true);
        goesOnAt.ifPresent(at -> ghost.begin(at, this::retry));
        text.setLength(0);
        sofar.set("");
        turn.prepare(job)
                .onStatus(this::show)
                .onPart(piece -> {
                    text.append(piece);
                    sofar.set(Texts.of("rewrite.sofar", Words.count(text)));
                    ghost.come(text.toString());
                })
                .onDone(proposal -> {
                    end();
                    boolean goesOn = proposal.task().equals(ProseTask.CONTINUE.code());
                    if (!goesOn || !ghost.offer(proposal)) {
                        proposals.open(proposal);
                    }
                })
                .onCancelled(() -> {
                    end();
                    ghost.leave();
                })
                .onFailed(failure -> {
                    end();
                    ghost.leave();
                    failures.accept(failure);
                })
                .start();
    }

    private void show(Status status) {
        phase.set(Texts.of(status.phase().key()));
        progress.set(status.percent() / 100.0);
    }

    private void end() {
        working.set(false);
        phase.set("");
        progress.set(0);
        turn.release();
    }

    public ReadOnlyBooleanProperty workingProperty() {
        return working.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// How much is written, in words.
    public ReadOnlyStringProperty sofarProperty() {
        return sofar.getReadOnlyProperty();
    }

    /// 0 to 1.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// What the room did, step by step.
    public ObservableList<Director.Step> steps() {
        return FXCollections.unmodifiableObservableList(steps);
    }
}
