package org.quillhouse.ui.review;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.quillhouse.agents.PhaseGuide;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Chapter;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.TextDiff;
import org.quillhouse.review.ChapterPhase;
import org.quillhouse.review.Revision;
import org.quillhouse.tasks.JobRunner;
import org.quillhouse.ui.dialogs.Dialogs;
import org.quillhouse.ui.page.PageViewModel;

/// How far the open chapter is, and its revisions: read and changed beside the screen.
public final class PhasesViewModel {
    private final PhaseGuide guide;
    private final Manuscript manuscript;
    private final PageViewModel page;
    private final JobRunner jobs;
    private final Dialogs dialogs;
    private final boolean readOnly;
    private final ReadOnlyObjectWrapper<Optional<PhaseGuide.Standing>> standing =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<List<TextDiff.Piece>>> difference =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean watched;
    private Consumer<Failure> failures = failure -> {};

    public PhasesViewModel(
            PhaseGuide guide,
            Manuscript manuscript,
            PageViewModel page,
            JobRunner jobs,
            Dialogs dialogs,
            boolean readOnly) {
        this.guide = guide;
        this.manuscript = manuscript;
        this.page = page;
        this.jobs = jobs;
        this.dialogs = dialogs;
        this.readOnly = readOnly;
        page.chapterProperty().subscribe(chapter -> refreshIfWatched());
    }

    /// Whether anybody looks: each change of the chapter is read again only then.
    void watch(boolean looked) {
        watched = looked;
        refreshIfWatched();
    }

    /// For changes elsewhere.
    public void refreshIfWatched() {
        if (watched) {
            refresh();
        }
    }

    public void onFailure(Consumer<Failure> listener) {
        failures = listener;
    }

    /// One step on the open chapter.
    private interface Step<T> {
        T of(int chapter) throws Failure;
    }

    private <T> void run(Step<T> step, Consumer<T> done) {
        Optional<Node> chapter = page.chapterProperty().get();
        if (chapter.isEmpty()) {
            standing.set(Optional.empty());
            return;
        }
        int number = chapter.get().number();
        jobs.prepare((cancellation, progress) -> step.of(number))
                .onDone(done)
                .onFailed(failures)
                .start();
    }

    /// What is on the page is stored first, so that it belongs to what is kept.
    private <T> void change(Step<T> step, Consumer<T> done) {
        if (readOnly) {
            return;
        }
        try {
            page.flush();
        } catch (Failure failed) {
            failures.accept(failed);
            return;
        }
        run(step, made -> {
            done.accept(made);
            refresh();
        });
    }

    public void refresh() {
        run(guide::standing, read -> standing.set(Optional.of(read)));
    }

    /// Takes the open chapter to a phase.
    public void move(ChapterPhase to) {
        change(
                chapter -> {
                    guide.move(chapter, to);
                    return to;
                },
                moved -> {});
    }

    /// Asks for a name and keeps the chapter as it is now.
    public void keep() {
        dialogs.ask(Texts.of("phase.keep.title"), Texts.of("phase.keep.label"), "", Texts.of("phase.keep.action"))
                .filter(name -> !name.isBlank())
                .ifPresent(name -> change(chapter -> guide.keep(chapter, name), kept -> {}));
    }

    /// Works out what changed since a revision.
    public void compare(Revision revision) {
        run(
                chapter -> {
                    Chapter now = manuscript.chapter(chapter);
                    return TextDiff.between(guide.text(revision), now.content());
                },
                pieces -> difference.set(Optional.of(pieces)));
    }

    /// Brings a revision back; one step to undo.
    public void bringBack(Revision revision) {
        change(chapter -> guide.bringBack(chapter, revision), missing -> {
            if (missing > 0) {
                dialogs.tell(Texts.of("revisions.title"), Texts.of("revisions.missing", missing));
            }
        });
        difference.set(Optional.empty());
    }

    /// Empty where the page shows no chapter.
    public ReadOnlyObjectProperty<Optional<PhaseGuide.Standing>> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /// Since the revision that was compared last.
    public ReadOnlyObjectProperty<Optional<List<TextDiff.Piece>>> differenceProperty() {
        return difference.getReadOnlyProperty();
    }

    public boolean isReadOnly() {
        return readOnly;
    }
}
