package org.quillhouse.ui.codex;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.quillhouse.codex.Codex;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.codex.Strand;
import org.quillhouse.codex.Strands;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.manuscript.Node;
import org.quillhouse.project.Project;
import org.quillhouse.tasks.JobRunner;
import org.quillhouse.ui.dialogs.Dialogs;
import org.quillhouse.ui.tasks.Attempt;

/// What runs through the chapters: threads of the plot and how people change, with what happens of each in a chapter.
public final class StrandsViewModel {
    private final Project project;
    private final Strands strands;
    private final Codex codex;
    private final Dialogs dialogs;
    private final JobRunner jobs;
    private final ReadOnlyObjectWrapper<Grid> grid =
            new ReadOnlyObjectWrapper<>(new Grid(List.of(), List.of(), List.of(), List.of()));
    private boolean lookedAt;
    private Consumer<Failure> failures = failure -> {};

    /// Everything on the screen at one time.
    ///
    /// @param chapters in reading order
    /// @param removed strands that can be brought back
    public record Grid(List<Node> chapters, List<Strand> strands, List<CodexEntry> people, List<Strand> removed) {
        /// Whose arc it is, by name; empty for a thread of the plot.
        public Optional<String> personOf(Strand strand) {
            return people.stream()
                    .filter(person -> strand.person().equals(Optional.of(person.id())))
                    .findFirst()
                    .map(CodexEntry::name);
        }

        /// In how many chapters something of it happens.
        public int touched(Strand strand) {
            return (int) chapters.stream()
                    .filter(chapter -> !strand.beat(chapter.id()).isEmpty())
                    .count();
        }

        /// The number of the last chapter in which something of it happens; 0 for none.
        public int last(Strand strand) {
            return chapters.stream()
                    .filter(chapter -> !strand.beat(chapter.id()).isEmpty())
                    .mapToInt(Node::number)
                    .max()
                    .orElse(0);
        }
    }

    public StrandsViewModel(Project project, Dialogs dialogs, JobRunner jobs, Executor delivery) {
        this.project = project;
        this.codex = project.codex();
        this.strands = codex.strands();
        this.dialogs = dialogs;
        this.jobs = jobs;
        codex.onChange(() -> delivery.execute(this::refreshIfLookedAt));
        project.manuscript()
                .onChange(change -> delivery.execute(() -> {
                    if (change instanceof Manuscript.Change.Structure) {
                        refreshIfLookedAt();
                    }
                }));
    }

    public void onFailure(Consumer<Failure> listener) {
        failures = listener;
    }

    private void change(Attempt step) {
        Attempt.of(step, failures);
    }

    private void refreshIfLookedAt() {
        if (lookedAt) {
            refresh();
        }
    }

    /// Reads them again, and from now on after every change.
    public void refresh() {
        lookedAt = true;
        jobs.prepare((cancellation, progress) -> new Grid(
                        project.manuscript().tree().chapters(), strands.all(), codex.characters(), strands.removed()))
                .onDone(read -> {
                    if (!read.equals(grid.get())) {
                        grid.set(read);
                    }
                })
                .onFailed(failure -> failures.accept(failure))
                .start();
    }

    /// Asks for a title and makes one.
    ///
    /// @param person whose arc it is; empty for a thread of the plot
    public void add(Optional<CodexEntry> person) {
        dialogs.ask(
                        Texts.of("strand.add"),
                        Texts.of("strand.title"),
                        person.map(each -> Texts.of("strand.arc.of", each.name()))
                                .orElse(""),
                        Texts.of("strand.add.button"))
                .ifPresent(title -> change(() -> strands.add(title, person.map(CodexEntry::id))));
    }

    public void rename(Strand strand) {
        dialogs.ask(Texts.of("strand.rename"), Texts.of("strand.title"), strand.title(), Texts.of("strand.rename"))
                .filter(title -> !title.isBlank())
                .ifPresent(title -> change(() -> strands.update(now(strand).withTitle(title.strip()))));
    }

    private Strand now(Strand strand) throws Failure {
        return strands.find(strand.id()).orElse(strand);
    }

    /// Keeps what the writer typed of a chapter.
    public void setBeat(Strand strand, String chapterId, String text) {
        change(() -> strands.type(now(strand).withBeat(chapterId, text)));
    }

    /// Keeps what the writer typed of what it is about.
    public void describe(Strand strand, String text) {
        change(() -> strands.type(now(strand).withDescription(text.strip())));
    }

    public void setPerson(Strand strand, Optional<CodexEntry> person) {
        change(() -> strands.update(now(strand).withPerson(person.map(CodexEntry::id))));
    }

    public void setStatus(Strand strand, Strand.Status status) {
        change(() -> strands.update(now(strand).withStatus(status)));
    }

    public void setHidden(Strand strand, boolean hidden) {
        change(() -> strands.update(now(strand).withHidden(hidden)));
    }

    /// @param by places to the right; to the left below zero
    public void move(Strand strand, int by) {
        change(() -> strands.move(strand.id(), by));
    }

    /// Takes one out; it can be brought back.
    public void remove(Strand strand) {
        change(() -> strands.setRemoved(strand.id(), true));
    }

    public void bringBack(Strand strand) {
        change(() -> strands.setRemoved(strand.id(), false));
    }

    /// What it said before, newest first.
    List<Strands.Earlier> earlier(Strand strand) {
        try {
            return strands.earlier(strand);
        } catch (Failure failed) {
            failures.accept(failed);
            return List.of();
        }
    }

    /// Gives it back what it said.
    void bringBackText(Strand earlier) {
        change(() -> {
            Strand now = now(earlier);
            strands.update(new Strand(
                    now.id(),
                    earlier.title(),
                    earlier.description(),
                    now.person(),
                    now.status(),
                    now.hidden(),
                    earlier.beats()));
        });
    }

    public ReadOnlyObjectProperty<Grid> gridProperty() {
        return grid.getReadOnlyProperty();
    }

    public boolean isReadOnly() {
        return project.isReadOnly();
    }
}
