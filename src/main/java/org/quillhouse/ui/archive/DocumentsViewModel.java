package org.quillhouse.ui.archive;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.quillhouse.archive.Document;
import org.quillhouse.archive.DocumentArchive;
import org.quillhouse.archive.Passage;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Job;
import org.quillhouse.tasks.JobRunner;
import org.quillhouse.ui.dialogs.Dialogs;

/// The writer's own documents: their list, what is found in them, and the one that is read. Everything that touches the
/// archive happens beside the screen.
public final class DocumentsViewModel {
    private static final int MOST = 30;
    private static final int NAMES_TOLD = 3;

    private final Opener opener;
    private final JobRunner jobs;
    private final Dialogs dialogs;
    private final ObservableList<Document> documents = FXCollections.observableArrayList();
    private final ObservableList<Passage> passages = FXCollections.observableArrayList();
    private final StringProperty words = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Reading>> reading = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper adding = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Document>> undo = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Consumer<Failure> failures = failure -> {};
    private @Nullable Cancellation running;

    /// Opens the profile's documents, or gives those that are open.
    @FunctionalInterface
    public interface Opener {
        DocumentArchive get() throws StorageFailed;
    }

    /// A document that is read.
    ///
    /// @param start of the passage that was looked for, `end` behind it; both 0 where none was
    public record Reading(String documentId, String name, String text, int start, int end) {}

    public DocumentsViewModel(Opener opener, JobRunner jobs, Dialogs dialogs) {
        this.opener = opener;
        this.jobs = jobs;
        this.dialogs = dialogs;
        words.subscribe((before, now) -> search());
    }

    public void onFailure(Consumer<Failure> listener) {
        failures = listener;
    }

    private <T> void run(Job<T> job, Consumer<T> done) {
        jobs.prepare(job).onDone(done).onFailed(failures::accept).start();
    }

    private record Listed(List<Document> documents, int passages) {}

    /// Reads the list again.
    public void refresh() {
        list(now -> adding.get()
                ? said.get()
                : Texts.of("documents.count", now.documents().size(), now.passages()));
    }

    private void list(Function<Listed, String> telling) {
        run(
                (cancellation, progress) ->
                        new Listed(opener.get().list(), opener.get().passages()),
                now -> {
                    documents.setAll(now.documents());
                    say(telling.apply(now));
                    search();
                });
    }

    private void say(String text) {
        said.set(text);
    }

    /// Files that the writer picks.
    public void addFiles() {
        String[] endings = DocumentArchive.endings().toArray(new String[0]);
        add(dialogs.openFiles(Texts.of("documents.add.files"), endings));
    }

    /// All of a folder that can be read.
    public void addFolder() {
        add(dialogs.chooseFolder(Texts.of("documents.add.folder")).stream().toList());
    }

    public void add(List<Path> places) {
        if (places.isEmpty() || adding.get()) {
            return;
        }
        adding.set(true);
        var start = jobs.prepare((cancellation, progress) -> opener.get().add(places, file -> {
                    cancellation.throwIfCancelled();
                    progress.part(String.valueOf(file.getFileName()));
                }))
                .onPart(name -> say(Texts.of("documents.reading", name)))
                .onDone(added -> end(told(added)))
                .onCancelled(() -> end(Texts.of("documents.stopped")))
                .onFailed(failure -> {
                    end("");
                    failures.accept(failure);
                });
        running = start.cancellation();
        start.start();
    }

    private static String told(DocumentArchive.Added added) {
        String kept = Texts.of("documents.added", added.added().size(), added.known());
        if (added.unread().isEmpty()) {
            return kept;
        }
        String names = String.join(
                ", ",
                added.unread().stream()
                        .limit(NAMES_TOLD)
                        .map(path -> String.valueOf(path.getFileName()))
                        .toList());
        return kept + " " + Texts.of("documents.unread", added.unread().size(), names);
    }

    private void end(String told) {
        adding.set(false);
        running = null;
        list(now -> told);
    }

    /// Ends reading files; what was read stays.
    public void stop() {
        Cancellation now = running;
        if (now != null) {
            now.cancel();
        }
    }

    private void search() {
        String wanted = words.get();
        if (wanted.isBlank()) {
            passages.clear();
            return;
        }
        run((cancellation, progress) -> opener.get().search(wanted, MOST), found -> {
            if (wanted.equals(words.get())) {
                passages.setAll(found.passages());
            }
        });
    }

    public void open(Document document) {
        read(document.id(), document.name(), 0, 0);
    }

    public void open(Passage passage) {
        read(passage.documentId(), passage.name(), passage.start(), passage.end());
    }

    private void read(String id, String name, int start, int end) {
        run(
                (cancellation, progress) -> opener.get().text(id),
                text -> reading.set(text.map(whole -> new Reading(id, name, whole, start, end))));
    }

    /// Takes a document out; it can be brought back.
    public void remove(Document document) {
        setRemoved(document, true);
    }

    /// Brings back what was taken out last.
    public void undo() {
        undo.get().ifPresent(document -> setRemoved(document, false));
    }

    private void setRemoved(Document document, boolean removed) {
        run(
                (cancellation, progress) -> {
                    opener.get().setRemoved(document.id(), removed);
                    return removed;
                },
                gone -> {
                    undo.set(gone ? Optional.of(document) : Optional.empty());
                    if (gone
                            && reading.get()
                                    .filter(now -> now.documentId().equals(document.id()))
                                    .isPresent()) {
                        reading.set(Optional.empty());
                    }
                    refresh();
                });
    }

    public ObservableList<Document> documents() {
        return documents;
    }

    /// What was found, best first; empty while nothing is looked for.
    public ObservableList<Passage> passages() {
        return passages;
    }

    /// What is looked for, as it is typed.
    public StringProperty wordsProperty() {
        return words;
    }

    public ReadOnlyObjectProperty<Optional<Reading>> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /// How many there are, or what happened last.
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty addingProperty() {
        return adding.getReadOnlyProperty();
    }

    /// What can be brought back.
    public ReadOnlyObjectProperty<Optional<Document>> undoProperty() {
        return undo.getReadOnlyProperty();
    }
}
