package org.quillhouse.ui.desk;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.manuscript.TextDiff;
import org.quillhouse.manuscript.Version;
import org.quillhouse.manuscript.VersionMark;
import org.quillhouse.project.Project;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.tasks.JobRunner;
import org.quillhouse.ui.dialogs.Dialogs;
import org.quillhouse.ui.page.PageViewModel;

/// Every text that the open scene ever had: compare with what it has now, name, bring back.
public final class HistoryViewModel {
    private final Manuscript manuscript;
    private final boolean readOnly;
    private final PageViewModel page;
    private final Dialogs dialogs;
    private final JobRunner jobs;
    private final ObservableList<VersionMark> versions = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<VersionMark>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<TextDiff.Piece>> difference = new ReadOnlyObjectWrapper<>(List.of());
    private Consumer<Failure> failures = failure -> {};

    public HistoryViewModel(Project project, PageViewModel page, Dialogs dialogs, JobRunner jobs) {
        this.manuscript = project.manuscript();
        this.readOnly = project.isReadOnly();
        this.page = page;
        this.dialogs = dialogs;
        this.jobs = jobs;
        page.versionsProperty().subscribe(this::show);
        chosen.subscribe(version -> compare());
    }

    public void onFailure(Consumer<Failure> listener) {
        failures = listener;
    }

    /// Newest first, as the list shows them.
    private void show(List<VersionMark> now) {
        Optional<String> before = chosen.get().map(VersionMark::id);
        if (!versions.equals(now.reversed())) {
            versions.setAll(now.reversed());
        }
        chosen.set(versions.stream()
                .filter(version -> Optional.of(version.id()).equals(before))
                .findFirst());
    }

    /// What the chosen version would change in the text as it is on the page, worked out beside the screen.
    private void compare() {
        Optional<VersionMark> version = chosen.get();
        if (version.isEmpty()) {
            difference.set(List.of());
            return;
        }
        String id = version.get().id();
        String now = page.text();
        jobs.prepare((cancellation, progress) -> TextDiff.between(
                        manuscript.version(id).map(Version::text).orElse(""), now))
                .onDone(pieces -> {
                    if (chosen.get().map(VersionMark::id).equals(Optional.of(id))) {
                        difference.set(pieces);
                    }
                })
                .onFailed(failures::accept)
                .start();
    }

    /// Shows the chosen version in its scene; the text of now stays among the versions.
    public void restore() {
        chosen.get().ifPresent(version -> attempt(() -> page.showVersion(version.id())));
    }

    /// Gives what the scene shows now a name; typing goes on in a new version.
    public void nameNow() {
        if (readOnly) {
            return;
        }
        dialogs.ask(Texts.of("history.name.title"), Texts.of("history.name.label"), "", Texts.of("history.name.action"))
                .ifPresent(name -> attempt(() -> {
                    page.flush();
                    Optional<VersionMark> shown = manuscript.versionMarks(page.sceneId()).stream()
                            .filter(VersionMark::shown)
                            .findFirst();
                    if (shown.isPresent()) {
                        manuscript.nameVersion(shown.get().id(), name);
                    }
                }));
    }

    @FunctionalInterface
    private interface Act {
        void perform() throws StorageFailed;
    }

    private void attempt(Act act) {
        try {
            act.perform();
        } catch (StorageFailed failed) {
            failures.accept(failed);
        }
    }

    /// Newest first.
    public ObservableList<VersionMark> versions() {
        return versions;
    }

    public ObjectProperty<Optional<VersionMark>> chosenProperty() {
        return chosen;
    }

    /// From the chosen version to the text of now.
    public ReadOnlyObjectProperty<List<TextDiff.Piece>> differenceProperty() {
        return difference.getReadOnlyProperty();
    }

    public boolean isReadOnly() {
        return readOnly;
    }
}
