package org.quillhouse.ui.page;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.kernel.Words;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.Scene;
import org.quillhouse.manuscript.StoryTree;
import org.quillhouse.manuscript.VersionMark;
import org.quillhouse.project.Project;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.tasks.JobRunner;
import org.quillhouse.tasks.Schedule;
import org.quillhouse.ui.tasks.Attempt;

/// The page: one scene's text, stored while it is typed, and its versions to walk through.
///
/// The view tells it every edit ([#typed]) and shows what it is given ([#onText]).
public final class PageViewModel {
    private static final Duration COUNT_DELAY = Duration.ofMillis(250);
    private static final Duration PLACE_REST = Duration.ofSeconds(3);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    /// What the page can do now.
    public enum State {
        EMPTY,
        EDITABLE,
        STREAMING,
        READ_ONLY
    }

    private static final Duration REST = Duration.ofSeconds(20);

    private final Manuscript manuscript;
    private final boolean readOnly;
    private final InstantSource clock;
    private final Executor delivery;
    private final Autosave autosave;
    private Instant lastTyped = Instant.EPOCH;
    private final StringBuilder streaming = new StringBuilder();
    private final StringBuilder unshown = new StringBuilder();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.EMPTY);
    private final ReadOnlyStringWrapper heading = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper saved = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper versionLabel = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper words = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper selectedWords = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper hasVariants = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Node>> chapter = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<VersionMark>> versions = new ReadOnlyObjectWrapper<>(List.of());
    private TextListener view = new TextListener() {};
    private Consumer<Failure> failures = failure -> {};
    private StoryTree tree = new StoryTree(List.of(), List.of());
    private final Bookmarks bookmarks;
    private final Later counting;
    private final Later keepingPlace;
    private String placeOf = "";
    private String sceneId = "";
    private String text = "";

    /// What the page works with.
    ///
    /// @param delivery brings calls to the thread that this view model lives on
    public record Means(
            JobRunner jobs, Schedule schedule, Executor delivery, InstantSource clock, Bookmarks bookmarks) {}

    public PageViewModel(Project project, Means means) {
        this.manuscript = project.manuscript();
        this.readOnly = project.isReadOnly();
        this.clock = means.clock();
        this.delivery = means.delivery();
        this.bookmarks = means.bookmarks();
        this.autosave = new Autosave(
                manuscript,
                means.jobs(),
                means.schedule(),
                means.delivery(),
                () -> new Autosave.Snapshot(sceneId, text));
        this.counting = new Later(means.schedule(), means.delivery(), COUNT_DELAY, this::count);
        this.keepingPlace = new Later(means.schedule(), means.delivery(), PLACE_REST, this::keepPlaceAtRest);
        autosave.onSaved(snapshot -> tellSaved());
        autosave.onFailed(failure -> {
            saved.set(Texts.of("page.not.saved"));
            failures.accept(failure);
        });
    }

    public void onText(TextListener listener) {
        view = listener;
        view.opened(text, bookmarks.caret(sceneId));
        Attempt.of(this::giveSteps, failures);
    }

    public void onFailure(Consumer<Failure> listener) {
        failures = listener;
    }

    /// Passes on what the view could not do.
    void tell(Failure failure) {
        failures.accept(failure);
    }

    /// Shows a scene; what was typed in the one before is stored first.
    public void open(String scene) {
        if (scene.equals(sceneId) || state.get() == State.STREAMING) {
            return;
        }
        try {
            leave();
            Optional<Scene> found = manuscript.scene(scene);
            if (found.isPresent()) {
                show(found.get());
            }
        } catch (StorageFailed failed) {
            failures.accept(failed);
        }
    }

    /// Opens a scene and selects a place in it.
    public void reveal(String scene, Finder.Hit place) {
        open(scene);
        if (scene.equals(sceneId) && place.end() <= text.length()) {
            view.reveal(place.start(), place.end());
        }
    }

    private void show(Scene scene) throws StorageFailed {
        boolean other = !scene.id().equals(sceneId);
        sceneId = scene.id();
        text = scene.text();
        words.set(scene.words());
        selectedWords.set(0);
        state.set(readOnly ? State.READ_ONLY : State.EDITABLE);
        showPlace();
        saved.set(readOnly ? Texts.of("page.read.only") : "");
        if (other) {
            bookmarks.opened(sceneId);
            view.opened(text, bookmarks.caret(sceneId));
        } else {
            view.replaced(text);
        }
        giveSteps();
    }

    /// What the text could be taken back by when it was left.
    private void giveSteps() throws StorageFailed {
        if (state.get() == State.EDITABLE) {
            manuscript.steps(sceneId, text).ifPresent(view::stepsBehind);
        }
    }

    /// Stores the text, and for when it is opened again where the caret is and the steps it can be taken back by.
    public void leave() throws StorageFailed {
        flush();
        if (!sceneId.isEmpty()) {
            keepPlace();
        }
    }

    private void keepPlace() throws StorageFailed {
        bookmarks.left(sceneId, view.selection().start());
        byte[] steps = view.steps();
        if (state.get() == State.EDITABLE && steps.length > 0) {
            manuscript.keepSteps(sceneId, text, steps);
        }
        placeOf = text;
    }

    /// Whoever is cut off finds caret and steps again as they were at the last rest.
    private void keepPlaceAtRest() {
        if (!rests(PLACE_REST)) {
            keepingPlace.wish();
            return;
        }
        try {
            if (!placeOf.equals(text) && !autosave.isDirty()) {
                keepPlace();
            }
        } catch (StorageFailed failed) {
            failures.accept(failed);
        }
    }

    /// Follows a change of the tree: heading, plan and versions, and the text where something else than the keyboard
    /// changed it.
    public void follow(StoryTree now) throws StorageFailed {
        tree = now;
        if (state.get() == State.STREAMING || sceneId.isEmpty()) {
            return;
        }
        showPlace();
        if (state.get() == State.EDITABLE && !autosave.isDirty()) {
            Optional<Scene> stored = manuscript.scene(sceneId);
            if (stored.isPresent() && !stored.get().text().equals(text)) {
                show(stored.get());
            }
        }
    }

    private void showPlace() throws StorageFailed {
        Optional<Node> found = tree.chapterOf(sceneId);
        chapter.set(found);
        heading.set(found.map(this::heading)
                .or(() -> tree.node(sceneId).map(Node::title))
                .orElse(""));
        List<VersionMark> marks = manuscript.versionMarks(sceneId);
        versions.set(marks);
        hasVariants.set(marks.size() > 1);
        versionLabel.set(marks.size() < 2 ? "" : label(marks));
    }

    /// The chapter, and the scene where there are several.
    private String heading(Node within) {
        String title = within.name();
        Optional<Node> scene = tree.node(sceneId)
                .filter(node -> tree.children(Optional.of(within.id())).size() > 1);
        return scene.map(node -> Texts.of("page.heading.scene", title, node.name()))
                .orElse(title);
    }

    private static String label(List<VersionMark> versions) {
        int at = indexShown(versions);
        return Texts.of(
                "page.version",
                at + 1,
                versions.size(),
                Texts.of(versions.get(at).author().key()));
    }

    private static int indexShown(List<VersionMark> versions) {
        for (int i = 0; i < versions.size(); i++) {
            if (versions.get(i).shown()) {
                return i;
            }
        }
        return versions.size() - 1;
    }

    /// Whether nothing was typed for a while.
    public boolean rests() {
        return rests(REST);
    }

    private boolean rests(Duration length) {
        return Duration.between(lastTyped, clock.instant()).compareTo(length) > 0;
    }

    /// Every edit of the writer's, with the whole text after it.
    public void typed(String now) {
        lastTyped = clock.instant();
        if (state.get() != State.EDITABLE || now.equals(text)) {
            return;
        }
        text = now;
        saved.set(Texts.of("page.saving"));
        autosave.changed();
        counting.wish();
    }

    /// The selection is another.
    ///
    /// @param any whether anything is selected
    void selected(boolean any) {
        if (any || selectedWords.get() > 0) {
            counting.wish();
        }
    }

    /// Not on each key: neither the counting nor a status bar that lays itself out anew belongs in the typing path.
    private void count() {
        if (state.get() != State.STREAMING) {
            words.set(Words.count(text));
            Finder.Hit selected = view.selection();
            boolean fits = selected.end() <= text.length();
            selectedWords.set(fits ? Words.count(text.substring(selected.start(), selected.end())) : 0);
        }
    }

    private void tellSaved() {
        if (!autosave.isDirty()) {
            LocalTime now = LocalTime.ofInstant(clock.instant(), ZoneId.systemDefault());
            saved.set(Texts.of("page.saved", CLOCK.format(now)));
            keepingPlace.wish();
        }
    }

    /// Stores at once what is not stored yet, and says so even where all was.
    public void save() {
        Attempt.of(this::flush, failures);
        tellSaved();
    }

    /// Stores at once what is not stored yet.
    public void flush() throws StorageFailed {
        if (state.get() == State.EDITABLE) {
            autosave.flush();
        }
    }

    public void previousVersion() {
        walk(-1);
    }

    public void nextVersion() {
        walk(1);
    }

    private void walk(int step) {
        if (state.get() != State.EDITABLE) {
            return;
        }
        try {
            autosave.flush();
            List<VersionMark> marks = manuscript.versionMarks(sceneId);
            int goal = indexShown(marks) + step;
            if (goal >= 0 && goal < marks.size()) {
                showVersion(marks.get(goal).id());
            }
        } catch (StorageFailed failed) {
            failures.accept(failed);
        }
    }

    /// Shows another version of the scene; what was typed stays as a version of its own.
    public void showVersion(String versionId) throws StorageFailed {
        if (state.get() == State.EDITABLE) {
            autosave.flush();
            manuscript.show(sceneId, versionId);
            reload();
        }
    }

    /// Stores the text and shows none.
    public void close() throws StorageFailed {
        leave();
        sceneId = "";
        text = "";
        state.set(State.EMPTY);
        heading.set("");
        versionLabel.set("");
        view.opened("", 0);
    }

    /// Reads the scene again after something else changed it.
    public void reload() throws StorageFailed {
        Optional<Scene> scene = manuscript.scene(sceneId);
        if (scene.isPresent()) {
            show(scene.get());
        }
    }

    /// An agent begins to write here; the writer's own text is stored first.
    public void beginStream() throws StorageFailed {
        autosave.flush();
        state.set(State.STREAMING);
        words.set(0);
        streaming.setLength(0);
        view.streamBegan();
    }

    /// A piece of what the agent writes; shown together with its neighbours.
    public void stream(String piece) {
        if (unshown.isEmpty()) {
            delivery.execute(this::showStreamed);
        }
        unshown.append(piece);
    }

    private void showStreamed() {
        if (state.get() == State.STREAMING && !unshown.isEmpty()) {
            String pieces = unshown.toString();
            streaming.append(pieces);
            words.set(Words.count(streaming));
            view.streamed(pieces);
        }
        unshown.setLength(0);
    }

    /// The agent ended, well or not: shows what the scene has now. Text that could not be stored stays on the page.
    public void endStream() {
        showStreamed();
        readBack(streaming.toString());
        view.streamEnded(text);
    }

    private void readBack(String otherwise) {
        try {
            Optional<Scene> scene = manuscript.scene(sceneId);
            text = scene.map(Scene::text).orElse(text);
            showPlace();
            tellSaved();
        } catch (StorageFailed failed) {
            text = otherwise;
            failures.accept(failed);
        }
        state.set(State.EDITABLE);
        words.set(Words.count(text));
    }

    /// Takes a text that an agent proposed and the writer wants: one act of the story, one step to undo on the page.
    public void take(String proposed) throws StorageFailed {
        autosave.flush();
        state.set(State.STREAMING); // what changes is our own doing
        try {
            manuscript.editor().take(java.util.Map.of(sceneId, proposed));
        } finally {
            readBack(text);
        }
        view.taken(text);
    }

    /// What is selected on the page; where nothing is, both ends are the caret.
    public Finder.Hit selection() {
        return view.selection();
    }

    /// Notes that a text on the page came from another program.
    void pasted(String from) {
        try {
            if (!readOnly && !sceneId.isEmpty()) {
                manuscript.keepPaste(sceneId, from);
            }
        } catch (StorageFailed failed) {
            failures.accept(failed);
        }
    }

    public String sceneId() {
        return sceneId;
    }

    /// The text that was open last among some, also in an earlier sitting.
    public Optional<String> lastOpen(Predicate<String> among) {
        return bookmarks.latest(among);
    }

    public String text() {
        return text;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty headingProperty() {
        return heading.getReadOnlyProperty();
    }

    /// Whether the text is on the disk, in words.
    public ReadOnlyStringProperty savedProperty() {
        return saved.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty versionLabelProperty() {
        return versionLabel.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /// Words of what is selected; 0 for none.
    public ReadOnlyIntegerProperty selectedWordsProperty() {
        return selectedWords.getReadOnlyProperty();
    }

    /// Every version of the scene, oldest first.
    public ReadOnlyObjectProperty<List<VersionMark>> versionsProperty() {
        return versions.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty hasVariantsProperty() {
        return hasVariants.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Node>> chapterProperty() {
        return chapter.getReadOnlyProperty();
    }
}
