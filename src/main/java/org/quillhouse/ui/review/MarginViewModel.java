package org.quillhouse.ui.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.quillhouse.agents.AgentStory;
import org.quillhouse.kernel.Failure;
import org.quillhouse.manuscript.Node;
import org.quillhouse.review.Anchor;
import org.quillhouse.review.Proposal;
import org.quillhouse.review.Remark;
import org.quillhouse.review.Review;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.tasks.JobRunner;
import org.quillhouse.ui.page.MarginNote;
import org.quillhouse.ui.page.PageViewModel;
import org.quillhouse.ui.tasks.Attempt;

/// What reviewers said of passages of the open scene and is still open, and what the newest proposal would change
/// there,
/// found again in its text beside the screen.
public final class MarginViewModel {
    private final AgentStory story;
    private final PageViewModel page;
    private final RewriteViewModel rewrite;
    private final ProposalsViewModel proposals;
    private final JobRunner jobs;
    private final ReadOnlyObjectWrapper<List<MarginNote>> notes = new ReadOnlyObjectWrapper<>(List.of());
    private Consumer<Failure> failures = failure -> {};
    private List<Said> said = List.of();
    private boolean withChanges = true;

    /// A remark, and who made it.
    private record Said(String who, Remark remark) {}

    /// What was found, and in which text.
    private record Found(String sceneId, String text, List<Said> said, List<MarginNote> notes) {}

    public MarginViewModel(
            AgentStory story,
            PageViewModel page,
            RewriteViewModel rewrite,
            ProposalsViewModel proposals,
            JobRunner jobs,
            Executor delivery) {
        this.story = story;
        this.page = page;
        this.rewrite = rewrite;
        this.proposals = proposals;
        this.jobs = jobs;
        page.versionsProperty().subscribe(versions -> refresh());
        story.reviews().onChange(() -> delivery.execute(this::refresh));
        story.proposals().onChange(() -> delivery.execute(this::refresh));
    }

    public void onFailure(Consumer<Failure> listener) {
        failures = listener;
    }

    /// Whether the lines show what the newest proposal would change; they do unless told otherwise.
    public void showChanges(boolean on) {
        if (on != withChanges) {
            withChanges = on;
            refresh();
        }
    }

    /// Reads the reviews of the open chapter again.
    public void refresh() {
        Optional<Node> chapter = page.chapterProperty().get();
        String scene = page.sceneId();
        String text = page.text();
        if (chapter.isEmpty() || scene.isEmpty() || text.isBlank()) {
            notes.set(List.of());
            return;
        }
        String chapterId = chapter.get().id();
        boolean changes = withChanges;
        jobs.prepare((cancellation, progress) -> find(chapterId, scene, text, changes))
                .onDone(this::show)
                .onFailed(failures)
                .start();
    }

    private Found find(String chapterId, String scene, String text, boolean changes) throws StorageFailed {
        var said = new ArrayList<Said>();
        var found = new ArrayList<MarginNote>();
        for (Review review : story.reviews().current(chapterId)) {
            for (Remark remark : review.remarks()) {
                boolean open = remark.status() == Remark.Status.PENDING || remark.status() == Remark.Status.ACCEPTED;
                Optional<Anchor.Place> place = remark.anchor()
                        .filter(anchor -> open && anchor.sceneId().equals(scene))
                        .flatMap(anchor -> anchor.in(text));
                if (place.isPresent()) {
                    said.add(new Said(review.reviewer().name(), remark));
                    found.add(new MarginNote(
                            remark.id(),
                            place.get().start(),
                            place.get().end(),
                            review.reviewer().name(),
                            words(remark),
                            remark.priority() == Remark.Priority.HIGH,
                            MarginNote.Kind.SAID));
                }
            }
        }
        List<Proposal> waiting = changes ? story.proposals().waiting(scene) : List.of();
        if (!waiting.isEmpty()) {
            Proposal newest = waiting.getLast();
            found.addAll(LineChanges.of(newest, story.proposals().leftOut(newest.id()), text));
        }
        return new Found(scene, text, said, found);
    }

    private static String words(Remark remark) {
        return remark.issue().isEmpty() ? remark.suggestion() : remark.issue() + "\n" + remark.suggestion();
    }

    /// What was found in a text that has changed meanwhile is looked for again when that one is stored.
    private void show(Found found) {
        if (found.sceneId().equals(page.sceneId()) && found.text().equals(page.text())) {
            said = found.said();
            notes.set(found.notes());
        }
    }

    private Optional<Said> of(MarginNote note) {
        return said.stream()
                .filter(each -> each.remark().id().equals(note.id()))
                .findFirst();
    }

    /// Has the writer work one remark in; what comes is a proposal.
    public void workIn(MarginNote note) {
        of(note).ifPresent(each ->
                rewrite.work(each.remark().asWish(), List.of(each.remark().id())));
    }

    public void dismiss(MarginNote note) {
        Attempt.of(() -> story.reviews().setStatus(List.of(note.id()), Remark.Status.DISMISSED), failures);
    }

    /// Takes a change, as one act to undo; the others of its proposal go on waiting.
    public void take(MarginNote change) {
        proposals.takeOne(LineChanges.Place.of(change.id()));
    }

    /// Leaves a change out of its proposal.
    public void leaveOut(MarginNote change) {
        proposals.leaveOut(LineChanges.Place.of(change.id()));
    }

    /// Looks at all that a change is one of.
    public void look(MarginNote change) {
        proposals.look(LineChanges.Place.of(change.id()));
    }

    /// What to begin a talk about a note with.
    public Optional<String> asQuestion(MarginNote note) {
        return of(note).map(each -> each.remark().asWish());
    }

    public ReadOnlyObjectProperty<List<MarginNote>> notesProperty() {
        return notes.getReadOnlyProperty();
    }
}
