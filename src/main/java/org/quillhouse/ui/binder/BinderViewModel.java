package org.quillhouse.ui.binder;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Act;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.Node.Kind;
import org.quillhouse.manuscript.StoryTree;
import org.quillhouse.manuscript.TreeEditor;
import org.quillhouse.project.Project;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.tasks.JobRunner;
import org.quillhouse.ui.dialogs.Dialogs;

/// The binder: parts, chapters, scenes and notes, which one is open, and everything that changes their order.
public final class BinderViewModel {
    private final Manuscript manuscript;
    private final TreeEditor editor;
    private static final int PREVIEW_LETTERS = 200;

    private final Dialogs dialogs;
    private final JobRunner jobs;
    private final boolean readOnly;
    private final ReadOnlyObjectWrapper<StoryTree> tree;
    private final ObservableList<String> selection = FXCollections.observableArrayList();
    private final StringProperty openText = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper storyTitle = new ReadOnlyStringWrapper();
    private Runnable begun = () -> {};
    private Consumer<Failure> failures = failure -> {};
    private Flush beforeActs = () -> {};
    private boolean reading;
    private boolean readAgain;

    /// Stores what is on the page.
    @FunctionalInterface
    public interface Flush {
        void run() throws StorageFailed;
    }

    /// An act that may fail.
    @FunctionalInterface
    private interface Change {
        void make() throws StorageFailed;
    }

    public BinderViewModel(Project project, Dialogs dialogs, JobRunner jobs) throws StorageFailed {
        this.manuscript = project.manuscript();
        this.editor = manuscript.editor();
        this.readOnly = project.isReadOnly();
        this.dialogs = dialogs;
        this.jobs = jobs;
        storyTitle.set(manuscript.facts().title());
        this.tree = new ReadOnlyObjectWrapper<>(manuscript.tree());
    }

    public void onFailure(Consumer<Failure> listener) {
        failures = listener;
    }

    /// @param listener told when a new text is there to be written in
    public void onBegun(Runnable listener) {
        begun = listener;
    }

    /// What to do before any act, so that it works on what is on the page.
    public void beforeActs(Flush flush) {
        beforeActs = flush;
    }

    /// The whole manuscript as one text, chapters under their titles, put together beside the screen.
    public void readBook(Consumer<String> shown) {
        try {
            beforeActs.run();
        } catch (StorageFailed failed) {
            failures.accept(failed);
        }
        jobs.prepare((cancellation, progress) -> manuscript.chapters().stream()
                        .map(chapter -> Texts.of("reading.chapter", chapter.number(), chapter.title()) + "\n\n"
                                + chapter.content())
                        .collect(Collectors.joining("\n\n\n")))
                .onDone(shown)
                .onFailed(failures::accept)
                .start();
    }

    /// How the texts begin, by their ids, read beside the screen.
    void readBeginnings(Consumer<Map<String, String>> shown) {
        jobs.prepare((cancellation, progress) -> manuscript.beginnings(PREVIEW_LETTERS))
                .onDone(shown)
                .onFailed(failures::accept)
                .start();
    }

    /// What is shown of the story.
    private record Shown(String title, StoryTree tree) {
        static Shown of(Manuscript manuscript) throws StorageFailed {
            return new Shown(manuscript.facts().title(), manuscript.tree());
        }
    }

    /// Reads the tree again, now.
    public void refresh() throws StorageFailed {
        show(Shown.of(manuscript));
    }

    private void show(Shown fresh) {
        storyTitle.set(fresh.title());
        tree.set(fresh.tree());
    }

    /// Reads the tree again beside the screen; calls that come meanwhile become one more reading.
    public void refreshLater() {
        if (reading) {
            readAgain = true;
            return;
        }
        reading = true;
        jobs.prepare((cancellation, progress) -> Shown.of(manuscript))
                .onDone(this::read)
                .onFailed(failure -> {
                    reading = false;
                    failures.accept(failure);
                })
                .start();
    }

    private void read(Shown fresh) {
        reading = false;
        show(fresh);
        if (readAgain) {
            readAgain = false;
            refreshLater();
        }
    }

    private void attempt(Change change) {
        if (readOnly) {
            return;
        }
        try {
            beforeActs.run();
            change.make();
            refresh();
        } catch (StorageFailed failed) {
            failures.accept(failed);
        }
    }

    public ReadOnlyObjectProperty<StoryTree> treeProperty() {
        return tree.getReadOnlyProperty();
    }

    public StoryTree tree() {
        return tree.get();
    }

    /// Ids of the nodes that are chosen in the list, in reading order.
    public ObservableList<String> selection() {
        return selection;
    }

    /// The scene or note that the page shows.
    public StringProperty openTextProperty() {
        return openText;
    }

    public ReadOnlyStringProperty storyTitleProperty() {
        return storyTitle.getReadOnlyProperty();
    }

    /// Asks what the story is called from now on. Its folder keeps its name.
    public void renameStory() {
        if (readOnly) {
            return;
        }
        dialogs.ask(
                        Texts.of("binder.story.rename"),
                        Texts.of("shell.new.label"),
                        storyTitle.get(),
                        Texts.of("binder.rename.action"))
                .map(String::strip)
                .filter(title -> !title.isEmpty())
                .ifPresent(title ->
                        attempt(() -> manuscript.setFacts(manuscript.facts().withTitle(title))));
    }

    public boolean isReadOnly() {
        return readOnly;
    }

    /// How a node is called: its title, or what it is and its number.
    public String label(Node node) {
        return node.name();
    }

    /// Chooses a node that was only just made.
    public void chooseNew(Node node) {
        try {
            refresh();
        } catch (StorageFailed failed) {
            failures.accept(failed);
        }
        choose(node);
    }

    /// Chooses a node, and opens the first text at or below it.
    public void choose(Node node) {
        selection.setAll(node.id());
        tree().firstText(node.id()).ifPresent(text -> openText.set(text.id()));
    }

    private List<Node> chosen() {
        List<Node> nodes = tree().nodes().stream()
                .filter(node -> selection.contains(node.id()))
                .toList();
        return nodes.isEmpty() ? tree().node(openText.get()).stream().toList() : nodes;
    }

    /// The chosen nodes as long as they are of one kind and stand under one parent; else only the first.
    private List<Node> movable() {
        List<Node> nodes = chosen();
        boolean alike = nodes.stream()
                        .map(node -> node.kind() + node.parentId().orElse(""))
                        .distinct()
                        .count()
                < 2;
        return alike ? nodes : nodes.subList(0, 1);
    }

    private static List<String> ids(List<Node> nodes) {
        return nodes.stream().map(Node::id).toList();
    }

    public void addPart() {
        askTitle("binder.add.part.title")
                .ifPresent(title -> attempt(() -> editor.add(Kind.PART, title, Optional.empty(), Optional.empty())));
    }

    /// At the end of the part that is chosen, else at the end of the story.
    public void addChapter() {
        Optional<String> part = chosen().stream()
                .findFirst()
                .flatMap(node -> node.kind() == Kind.PART
                        ? Optional.of(node.id())
                        : tree().chapterOf(node.id()).flatMap(Node::parentId));
        askTitle("binder.add.title")
                .ifPresent(title -> attempt(() -> {
                    begin(editor.add(Kind.CHAPTER, title, part, Optional.empty()));
                }));
    }

    /// After the scene that is open.
    public void addScene() {
        Optional<Node> chapter = chosen().stream().findFirst().flatMap(node -> tree().chapterOf(node.id()));
        chapter.ifPresent(within -> attempt(() -> {
            List<Node> scenes = tree().children(Optional.of(within.id()));
            int at = ids(scenes).indexOf(openText.get());
            Optional<String> before = at >= 0 && at + 1 < scenes.size()
                    ? Optional.of(scenes.get(at + 1).id())
                    : Optional.empty();
            begin(editor.add(Kind.SCENE, "", Optional.of(within.id()), before));
        }));
    }

    public void addNote() {
        askTitle("binder.add.note.title")
                .ifPresent(title -> attempt(() -> {
                    begin(editor.add(Kind.NOTE, title, Optional.empty(), Optional.empty()));
                }));
    }

    private void begin(String made) throws StorageFailed {
        refresh();
        tree().node(made).ifPresent(this::choose);
        begun.run();
    }

    private Optional<String> askTitle(String key) {
        return readOnly
                ? Optional.empty()
                : dialogs.ask(Texts.of(key), Texts.of("binder.add.label"), "", Texts.of("binder.add.action"));
    }

    public void rename() {
        chosen().stream()
                .findFirst()
                .ifPresent(node -> dialogs.ask(
                                Texts.of("binder.rename.title"),
                                Texts.of("binder.add.label"),
                                node.title(),
                                Texts.of("binder.rename.action"))
                        .ifPresent(title -> attempt(() -> editor.rename(node.id(), title))));
    }

    public void duplicate() {
        chosen().stream()
                .findFirst()
                .ifPresent(node -> attempt(() -> {
                    String copy = editor.duplicate(node.id());
                    refresh();
                    tree().node(copy).ifPresent(this::choose);
                }));
    }

    /// Throws the chosen nodes into the trash; the page goes to what stands beside them.
    public void trash() {
        List<Node> gone = chosen();
        if (!gone.isEmpty()) {
            attempt(() -> editor.trash(ids(gone)));
        }
    }

    public void restore(Node node) {
        attempt(() -> {
            editor.restore(List.of(node.id()));
            refresh();
            tree().node(node.id()).ifPresent(this::choose);
        });
    }

    /// Puts the chosen scenes together; one alone with the one before it.
    public void merge() {
        List<Node> scenes =
                movable().stream().filter(node -> node.kind() == Kind.SCENE).toList();
        if (scenes.size() == 1) {
            List<Node> siblings = tree().siblings(scenes.getFirst());
            int at = ids(siblings).indexOf(scenes.getFirst().id());
            scenes = at > 0 ? siblings.subList(at - 1, at + 1) : List.of();
        }
        if (scenes.size() > 1) {
            List<String> merged = ids(scenes);
            attempt(() -> {
                editor.merge(merged);
                refresh();
                tree().node(merged.getFirst()).ifPresent(this::choose);
            });
        }
    }

    /// Cuts the open scene in two; the page shows the second.
    ///
    /// @param offset of the caret in the text as it is on the page
    public void split(int offset) {
        String scene = openText.get();
        if (tree().chapterOf(scene).isPresent()) {
            attempt(() -> {
                String second = editor.split(scene, offset);
                refresh();
                tree().node(second).ifPresent(this::choose);
            });
        }
    }

    public void moveUp() {
        move(Spots.up(tree(), movable()));
    }

    public void moveDown() {
        move(Spots.down(tree(), movable()));
    }

    /// Whether what is chosen can be dropped there.
    public boolean canDrop(Node target, Spots.Where where) {
        return !readOnly && Spots.drop(movable(), target, where, tree()).isPresent();
    }

    public void drop(Node target, Spots.Where where) {
        move(Spots.drop(movable(), target, where, tree()));
    }

    private void move(Optional<Spots.Spot> spot) {
        List<String> moved = ids(movable());
        spot.ifPresent(to -> attempt(() -> editor.move(moved, to.parent(), to.before())));
    }

    public void setDetails(Node node, Node.Details details) {
        if (!details.equals(node.details())) {
            attempt(() -> editor.setDetails(node.id(), details));
        }
    }

    /// Gives all chosen nodes one status.
    public void setStatus(String status) {
        List<String> nodes = ids(chosen());
        if (!nodes.isEmpty()) {
            attempt(() -> editor.setStatus(nodes, status));
        }
    }

    /// Takes the last act on the tree back.
    public void undo() {
        attempt(() -> {
            Optional<Act> act = editor.undoable();
            if (act.isPresent()) {
                manuscript.undo(act.get().id());
            }
        });
    }

    public void redo() {
        attempt(() -> {
            Optional<Act> act = editor.redoable();
            if (act.isPresent()) {
                manuscript.redo(act.get().id());
            }
        });
    }

    /// Stores what the chapter is to tell.
    ///
    /// @param items one a line
    public void setPlan(String chapterId, String plotPoint, String items) {
        attempt(() -> manuscript.setPlan(
                chapterId,
                plotPoint.strip(),
                items.lines().map(String::strip).filter(item -> !item.isEmpty()).toList()));
    }
}
