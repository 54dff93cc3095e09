package org.quillhouse.ui.shell;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.project.Projects;
import org.quillhouse.project.StoryGlance;
import org.quillhouse.tasks.JobRunner;
import org.quillhouse.ui.dialogs.Dialogs;
import org.quillhouse.ui.tasks.Attempt;

/// The stories that were opened before, as the start screen lists them; read beside the screen.
public final class StoriesViewModel {
    private final Projects projects;
    private final JobRunner jobs;
    private final Supplier<List<Path>> recent;
    private final Consumer<List<Path>> keep;
    private final Supplier<Map<String, String>> beside;
    private final Consumer<Failure> failures;
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<List<StoryGlance>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Trashed>> trashed = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final Dialogs dialogs;
    private List<StoryGlance> all = List.of();

    /// A story that was thrown away just now.
    public record Trashed(Path from, Path to) {}

    /// @param recent folders, the last one first
    /// @param keep stores that list
    /// @param beside what else goes into an archive, by file name
    StoriesViewModel(
            Projects projects,
            Dialogs dialogs,
            JobRunner jobs,
            Supplier<List<Path>> recent,
            Consumer<List<Path>> keep,
            Supplier<Map<String, String>> beside,
            Consumer<Failure> failures) {
        this.beside = beside;
        this.projects = projects;
        this.dialogs = dialogs;
        this.jobs = jobs;
        this.recent = recent;
        this.keep = keep;
        this.failures = failures;
        search.subscribe(words -> show());
    }

    /// Reads the list again.
    public void refresh() {
        glances(read -> {
            all = read;
            show();
        });
    }

    /// Reads the stories beside the screen.
    ///
    /// @param shown gets them, the last one first
    void glances(Consumer<List<StoryGlance>> shown) {
        List<Path> folders = recent.get();
        jobs.prepare((cancellation, progress) ->
                        folders.stream().map(projects::glance).toList())
                .onDone(shown)
                .onFailed(failures)
                .start();
    }

    private void show() {
        String words = search.get().strip().toLowerCase(Locale.ROOT);
        shown.set(all.stream()
                .filter(story -> story.title().toLowerCase(Locale.ROOT).contains(words))
                .toList());
    }

    /// Takes a story off the list; its folder stays where it is.
    public void forget(StoryGlance story) {
        keep.accept(recent.get().stream()
                .filter(folder -> !folder.equals(story.folder()))
                .toList());
        refresh();
    }

    /// Moves a story's folder into a folder for such beside it.
    public void trash(StoryGlance story) {
        Attempt.of(
                () -> {
                    Path to = projects.trash(story.folder());
                    trashed.set(Optional.of(new Trashed(story.folder(), to)));
                },
                failures);
        refresh();
    }

    /// Moves what was thrown away just now back to where it was.
    public void bringBack() {
        trashed.get()
                .ifPresent(last -> Attempt.of(
                        () -> {
                            projects.move(last.to(), last.from());
                            trashed.set(Optional.empty());
                        },
                        failures));
        refresh();
    }

    /// Asks where to, and writes all of them into one archive beside the screen.
    public void archive() {
        List<Path> folders = recent.get();
        String name = Texts.of(
                "stories.archive.name", LocalDate.now(ZoneId.systemDefault()).toString());
        dialogs.saveFile(Texts.of("stories.archive"), name).ifPresent(file -> {
            note.set(Texts.of("book.saving"));
            jobs.prepare((cancellation, progress) -> projects.archive(folders, beside.get(), file))
                    .onDone(count -> note.set(Texts.of("stories.archived", count, file.toString())))
                    .onFailed(failure -> note.set(Texts.of(failure)))
                    .start();
        });
    }

    /// What became of an archive.
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    public StringProperty searchProperty() {
        return search;
    }

    /// How many there are, whatever is searched for.
    public int size() {
        return all.size();
    }

    public ReadOnlyObjectProperty<List<StoryGlance>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Trashed>> trashedProperty() {
        return trashed.getReadOnlyProperty();
    }
}
