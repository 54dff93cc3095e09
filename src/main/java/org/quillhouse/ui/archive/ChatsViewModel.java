package org.quillhouse.ui.archive;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;
import org.quillhouse.agents.BriefWriter;
import org.quillhouse.agents.Seeds;
import org.quillhouse.archive.Brief;
import org.quillhouse.archive.BriefStory;
import org.quillhouse.archive.ChatArchive;
import org.quillhouse.archive.ChatImport;
import org.quillhouse.archive.Conversation;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.kernel.Words;
import org.quillhouse.project.BriefedStory;
import org.quillhouse.project.Projects;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.JobRunner;
import org.quillhouse.ui.dialogs.Dialogs;
import org.quillhouse.ui.tasks.Attempt;

/// Talks with other programs' assistants, the brief of each, and the story that is made of it.
public final class ChatsViewModel implements AutoCloseable {
    /// What it works with.
    ///
    /// @param archive opened when it is first wanted
    /// @param writers makes the writer of briefs
    /// @param delivery brings calls to the FX thread
    public record Means(
            Opener archive,
            Function<ChatArchive, BriefWriter> writers,
            Projects projects,
            JobRunner jobs,
            Executor delivery,
            Dialogs dialogs) {}

    /// Opens the profile's archive.
    @FunctionalInterface
    public interface Opener {
        ChatArchive open() throws StorageFailed;
    }

    /// Reads a story's id.
    @FunctionalInterface
    public interface StoryId {
        String get() throws StorageFailed;
    }

    /// All that is shown of the chosen talk.
    ///
    /// @param messages of the talk
    /// @param brief empty before anything was written
    /// @param story that was made of it
    public record Shown(
            Conversation talk, List<Conversation.Said> messages, Optional<Brief> brief, Optional<BriefStory> story) {}

    private final Means means;
    private final Consumer<Path> openStory;
    private final ObservableList<Conversation> talks = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Conversation> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final FilteredList<Conversation> fitting = new FilteredList<>(talks);
    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanProperty trash = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper busy = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper streamed = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private Consumer<Failure> failures = failure -> {};
    private @Nullable ChatArchive archive;
    private @Nullable Cancellation making;
    private String madeFor = "";

    /// @param openStory opens a story in the window
    public ChatsViewModel(Means means, Consumer<Path> openStory) {
        this.means = means;
        this.openStory = openStory;
        trash.subscribe(() -> refresh()); // not at once: the archive is opened when it is first wanted
        filter.subscribe(words -> fitting.setPredicate(talk ->
                talk.title().toLowerCase(Locale.ROOT).contains(words.strip().toLowerCase(Locale.ROOT))));
        chosen.subscribe(talk -> show());
    }

    public void onFailure(Consumer<Failure> listener) {
        failures = listener;
    }

    private void attempt(Attempt step) {
        Attempt.of(step, failures);
    }

    private ChatArchive archive() throws StorageFailed {
        ChatArchive now = archive;
        if (now == null) {
            now = means.archive().open();
            archive = now;
            switch (now.found()) {
                case WHOLE -> {}
                case FROM_COPY -> said.set(Texts.of("chats.copy.used"));
                case ANEW -> said.set(Texts.of("chats.anew"));
            }
        }
        return now;
    }

    /// Reads the list again and keeps what is chosen.
    public void refresh() {
        attempt(() -> {
            Conversation before = chosen.get();
            List<Conversation> all =
                    trash.get() ? archive().removed() : archive().list();
            talks.setAll(all);
            Conversation next = all.stream()
                    .filter(talk -> before != null && talk.id().equals(before.id()))
                    .findFirst()
                    .or(() -> all.stream().findFirst())
                    .orElse(null);
            chosen.set(next);
            if (Objects.equals(before, next)) {
                show(); // another one is shown because it was chosen
            }
        });
    }

    /// Chooses the talk that a story was made of, where there is one.
    public void chooseOf(StoryId story) {
        attempt(() -> {
            Optional<String> id = archive().conversationOf(story.get());
            talks.stream()
                    .filter(talk -> id.equals(Optional.of(talk.id())))
                    .findFirst()
                    .ifPresent(chosen::set);
        });
    }

    private void show() {
        Conversation talk = chosen.get();
        if (talk == null) {
            shown.set(Optional.empty());
            return;
        }
        attempt(() -> shown.set(Optional.of(new Shown(
                talk,
                archive().messages(talk.id()),
                archive().brief(talk.id()),
                archive().story(talk.id())))));
    }

    /// Brings in the talks of a file that the writer chooses.
    public void importFile() {
        means.dialogs().openFile(Texts.of("chats.import"), "json", "md", "txt").ifPresent(this::importFile);
    }

    /// The same of a file that was dropped.
    public void importFile(Path file) {
        said.set(Texts.of("chats.reading"));
        means.jobs()
                .prepare((cancellation, progress) -> archive().add(ChatImport.read(file)))
                .onDone(this::added)
                .onFailed(failure -> {
                    said.set("");
                    failures.accept(failure);
                })
                .start();
    }

    /// Brings in a talk that was pasted.
    public void importText(String text) {
        List<ChatImport.Talk> found = ChatImport.of(text);
        if (found.isEmpty()) {
            said.set(Texts.of("chats.paste.none"));
            return;
        }
        attempt(() -> added(archive().add(found)));
    }

    private void added(ChatArchive.Added added) {
        filter.set("");
        trash.set(false);
        refresh();
        talks.stream()
                .filter(talk -> added.added().contains(talk.id()))
                .findFirst()
                .ifPresent(chosen::set);
        said.set(Texts.of("chats.added", added.added().size(), added.known()));
    }

    public void rename(Conversation talk) {
        means.dialogs()
                .ask(
                        Texts.of("chats.rename"),
                        Texts.of("chats.rename.label"),
                        talk.title(),
                        Texts.of("chats.rename.do"))
                .ifPresent(title -> attempt(() -> {
                    archive().rename(talk.id(), title);
                    refresh();
                }));
    }

    /// Takes a talk out with its brief, or brings it back.
    public void setRemoved(Conversation talk, boolean removed) {
        attempt(() -> {
            archive().setRemoved(talk.id(), removed);
            refresh();
            said.set(Texts.of(removed ? "chats.removed" : "chats.back", talk.title()));
        });
    }

    /// Stores what was typed into the brief of a talk.
    public void type(Conversation talk, String title, String description) {
        attempt(() -> archive().type(talk.id(), title.strip(), description.strip()));
        show();
    }

    /// Puts what was said behind the brief.
    public void quote(Conversation.Said message) {
        shown.get().ifPresent(now -> {
            String title = now.brief()
                    .map(each -> each.active().title())
                    .orElse(now.talk().title());
            String before = now.brief().map(each -> each.active().description()).orElse("");
            type(now.talk(), title, before.isEmpty() ? message.text() : before + "\n\n" + message.text());
        });
    }

    /// Has the writer make a brief of the talk; what there is stays among the versions.
    public void make() {
        Optional<Shown> now = shown.get();
        if (now.isEmpty() || making != null) {
            return;
        }
        Conversation talk = now.get().talk();
        madeFor = talk.id();
        streamed.set("");
        var job = means.jobs()
                .prepare((cancellation, progress) -> means.writers()
                        .apply(archive())
                        .job(text(now.get().messages()), Seeds.drawn())
                        .run(
                                cancellation,
                                progress.gathering(sofar -> means.delivery().execute(() -> {
                                    streamed.set(making == null ? "" : sofar);
                                    busy.set(making == null ? "" : Texts.of("rewrite.sofar", Words.count(sofar)));
                                }))))
                .onStatus(status -> busy.set(Texts.of(status.phase().key())))
                .onDone(made -> {
                    String title = made.title().isEmpty() ? titleOf(now.get()) : made.title();
                    attempt(() -> archive().keep(talk.id(), title, made.description()));
                    show();
                    end(); // whoever listens finds the new brief
                })
                .onCancelled(this::end)
                .onFailed(failure -> {
                    end();
                    failures.accept(failure);
                });
        making = job.cancellation();
        busy.set(Texts.of("phase.loading_model"));
        job.start();
    }

    private static String titleOf(Shown now) {
        return now.brief()
                .map(brief -> brief.active().title())
                .filter(title -> !title.isBlank())
                .orElse(now.talk().title());
    }

    private static String text(List<Conversation.Said> messages) {
        var text = new StringBuilder();
        messages.forEach(message -> text.append(message.author() ? "Author: " : "Assistant: ")
                .append(message.text().strip())
                .append("\n\n"));
        return text.toString().strip();
    }

    /// Whether the writer makes the brief of this talk now.
    public boolean isMaking(Conversation talk) {
        return making != null && talk.id().equals(madeFor);
    }

    private void end() {
        making = null;
        busy.set("");
        streamed.set("");
    }

    public void stop() {
        Cancellation now = making;
        if (now != null) {
            now.cancel();
        }
    }

    /// Lets an earlier version count again.
    public void activate(Brief.Version version) {
        shown.get().ifPresent(now -> attempt(() -> archive().activate(now.talk().id(), version)));
        show();
    }

    /// Makes a story of the brief, in a folder that the writer chooses, and opens it.
    public void startStory() {
        Optional<Brief> brief = shown.get().flatMap(Shown::brief);
        if (brief.isEmpty() || making != null) {
            return;
        }
        Conversation talk = shown.get().orElseThrow().talk();
        Brief.Version of = brief.get().active();
        String title = of.title().isBlank() ? talk.title() : of.title();
        means.dialogs()
                .chooseParentFolder()
                .ifPresent(parent -> means.jobs()
                        .prepare((cancellation, progress) -> {
                            Path folder = Projects.free(parent, title);
                            String id = BriefedStory.make(
                                    means.projects(), folder, title, of.description(), Texts.of("shell.new.chapter"));
                            archive().link(talk.id(), id, folder, of);
                            return folder;
                        })
                        .onDone(folder -> {
                            refresh();
                            openStory.accept(folder);
                        })
                        .onFailed(failures)
                        .start());
    }

    /// Opens the story that was made of it.
    public void openStory() {
        shown.get().flatMap(Shown::story).ifPresent(story -> openStory.accept(story.folder()));
    }

    /// Lets the brief be changed again.
    public void unlock() {
        shown.get().ifPresent(now -> attempt(() -> archive().unlock(now.talk().id())));
        refresh();
    }

    /// Those whose title holds the filter's words.
    public ObservableList<Conversation> talks() {
        return fitting;
    }

    /// Null while none is chosen.
    public ObjectProperty<@Nullable Conversation> chosenProperty() {
        return chosen;
    }

    public ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Empty for all.
    public StringProperty filterProperty() {
        return filter;
    }

    /// Whether those that were taken out are listed.
    public BooleanProperty trashProperty() {
        return trash;
    }

    /// What the writer of briefs does now; empty when it does nothing.
    public ReadOnlyStringProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// What it has written so far.
    public ReadOnlyStringProperty streamedProperty() {
        return streamed.getReadOnlyProperty();
    }

    /// What came of the last thing that was done with the list.
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    @Override
    public void close() {
        stop();
        ChatArchive now = archive;
        archive = null;
        if (now != null) {
            now.close();
        }
    }
}
