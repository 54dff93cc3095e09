package org.quillhouse.ui.page;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.manuscript.Origin;
import org.quillhouse.manuscript.Origins;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.storage.WholeFile;
import org.quillhouse.tasks.JobRunner;
import org.quillhouse.ui.dialogs.Dialogs;
import org.quillhouse.ui.tasks.Attempt;

/// Where the words came from: on the page, while that is shown, and chapter by chapter. Worked out beside the screen.
public final class OriginViewModel {
    private final Manuscript manuscript;
    private final PageViewModel page;
    private final JobRunner jobs;
    private final Dialogs dialogs;
    private final ReadOnlyObjectWrapper<List<Origin>> origins = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Origins.Share>> shares = new ReadOnlyObjectWrapper<>(List.of());
    private Consumer<Failure> failures = failure -> {};
    private Optional<Origins> finder = Optional.empty();
    private boolean shown;

    public OriginViewModel(Manuscript manuscript, PageViewModel page, JobRunner jobs, Dialogs dialogs) {
        this.manuscript = manuscript;
        this.page = page;
        this.jobs = jobs;
        this.dialogs = dialogs;
        page.versionsProperty().subscribe(versions -> refresh());
    }

    public void onFailure(Consumer<Failure> listener) {
        failures = listener;
    }

    /// Whether words are coloured on the page.
    public void show(boolean on) {
        shown = on;
        refresh();
    }

    private synchronized Origins finder() {
        Origins made = finder.orElseGet(manuscript::origins);
        finder = Optional.of(made);
        return made;
    }

    private void refresh() {
        String text = page.text();
        if (!shown || text.isBlank()) {
            origins.set(List.of());
            return;
        }
        jobs.prepare((cancellation, progress) -> finder().of(text))
                .onDone(found -> {
                    if (shown && text.equals(page.text())) {
                        origins.set(found);
                    }
                })
                .onFailed(failures)
                .start();
    }

    /// Counts every chapter's words by where they came from.
    public void countShares() {
        try {
            page.flush();
        } catch (Failure failed) {
            failures.accept(failed);
            return;
        }
        jobs.prepare((cancellation, progress) -> finder().shares())
                .onDone(shares::set)
                .onFailed(failures)
                .start();
    }

    /// Writes what was counted as a statement that can be shown to others, Markdown.
    public void exportStatement() {
        dialogs.saveFile(Texts.of("origin.statement"), Texts.of("origin.statement.file"))
                .ifPresent(file -> Attempt.of(() -> write(file), failures));
    }

    private void write(Path file) throws StorageFailed {
        var text = new StringBuilder(
                Texts.of("origin.statement.head", manuscript.facts().title()));
        for (Origins.Share share : shares.get()) {
            text.append(Texts.of(
                    "origin.statement.row",
                    share.chapter().number() + " " + share.chapter().title(),
                    share.words(),
                    share.typed(),
                    share.generated(),
                    share.pasted(),
                    share.imported()));
        }
        Origins.Share all = sum();
        text.append(Texts.of(
                "origin.statement.row",
                Texts.of("origin.all"),
                all.words(),
                all.typed(),
                all.generated(),
                all.pasted(),
                all.imported()));
        text.append(Texts.of("origin.statement.foot"));
        WholeFile.write(file, text);
    }

    /// Of the whole story.
    Origins.Share sum() {
        List<Origins.Share> all = shares.get();
        return new Origins.Share(
                all.getFirst().chapter(),
                all.stream().mapToInt(Origins.Share::words).sum(),
                all.stream().mapToInt(Origins.Share::generated).sum(),
                all.stream().mapToInt(Origins.Share::pasted).sum(),
                all.stream().mapToInt(Origins.Share::imported).sum());
    }

    /// Of the page; empty while it is not shown.
    public ReadOnlyObjectProperty<List<Origin>> originsProperty() {
        return origins.getReadOnlyProperty();
    }

    /// As they were counted last; empty before.
    public ReadOnlyObjectProperty<List<Origins.Share>> sharesProperty() {
        return shares.getReadOnlyProperty();
    }
}
