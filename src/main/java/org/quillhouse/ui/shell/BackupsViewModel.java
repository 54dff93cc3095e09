package org.quillhouse.ui.shell;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.quillhouse.kernel.Failure;
import org.quillhouse.manuscript.Chapter;
import org.quillhouse.project.Backups;
import org.quillhouse.project.StoryUse;
import org.quillhouse.tasks.JobRunner;
import org.quillhouse.tasks.JobStart;
import org.quillhouse.ui.tasks.Attempt;

/// The backups of the open story; read beside the screen.
public final class BackupsViewModel {
    private final StoryViewModel story;
    private final Backups backups;
    private final JobRunner jobs;
    private final Consumer<Backups.Backup> restore;
    private final Consumer<Failure> failures;
    private final ReadOnlyObjectWrapper<List<Backups.Backup>> list = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<StoryUse>> use = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param restore brings one back, which closes the story
    BackupsViewModel(
            StoryViewModel story,
            Backups backups,
            JobRunner jobs,
            Consumer<Backups.Backup> restore,
            Consumer<Failure> failures) {
        this.story = story;
        this.backups = backups;
        this.jobs = jobs;
        this.restore = restore;
        this.failures = failures;
    }

    public void refresh() {
        list.set(backups.list());
    }

    /// Makes one of the story as it is now.
    public void make() {
        jobs.prepare((cancellation, progress) -> {
                    story.backUp();
                    return true;
                })
                .onDone(made -> refresh())
                .onFailed(failures)
                .start();
    }

    public void restore(Backups.Backup backup) {
        restore.accept(backup);
    }

    /// @param shown given what the backup holds
    public void look(Backups.Backup backup, Consumer<List<Chapter>> shown) {
        jobs.prepare((cancellation, progress) -> backups.chapters(backup))
                .onDone(shown)
                .onFailed(failures)
                .start();
    }

    /// What the chapter says now, if there still is one; its typed text is stored first.
    public Optional<String> now(Chapter before) {
        try {
            story.page().flush();
            return story.chapters().stream()
                    .filter(chapter -> chapter.id().equals(before.id()))
                    .map(Chapter::content)
                    .findFirst();
        } catch (Failure failed) {
            failures.accept(failed);
            return Optional.empty();
        }
    }

    /// Measures what takes room in the story itself.
    public void measure() {
        measured(jobs.prepare((cancellation, progress) -> story.use()));
    }

    /// Gives back what is free in the story's file.
    public void compact() {
        measured(jobs.prepare((cancellation, progress) -> story.compact()));
    }

    private void measured(JobStart<StoryUse> job) {
        job.onDone(found -> use.set(Optional.of(found))).onFailed(failures).start();
    }

    public boolean isReadOnly() {
        return story.isReadOnly();
    }

    public ReadOnlyObjectProperty<Optional<StoryUse>> useProperty() {
        return use.getReadOnlyProperty();
    }

    public void deleteOlder(int days) {
        Attempt.of(() -> backups.deleteOlder(Duration.ofDays(days)), failures);
        refresh();
    }

    public ReadOnlyObjectProperty<List<Backups.Backup>> listProperty() {
        return list.getReadOnlyProperty();
    }
}
