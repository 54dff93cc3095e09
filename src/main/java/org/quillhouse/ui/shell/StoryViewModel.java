package org.quillhouse.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.QuoteStyle;
import org.quillhouse.kernel.SmartQuotes;
import org.quillhouse.manuscript.Chapter;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.Scene;
import org.quillhouse.manuscript.StoryTree;
import org.quillhouse.project.Project;
import org.quillhouse.project.StoryUse;
import org.quillhouse.settings.QuoteHabit;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.tasks.JobRunner;
import org.quillhouse.ui.binder.BinderViewModel;
import org.quillhouse.ui.book.BookViewModel;
import org.quillhouse.ui.desk.DeskModels;
import org.quillhouse.ui.desk.HistoryViewModel;
import org.quillhouse.ui.desk.ProgressViewModel;
import org.quillhouse.ui.desk.SearchViewModel;
import org.quillhouse.ui.desk.WriterViewModel;
import org.quillhouse.ui.dialogs.Dialogs;
import org.quillhouse.ui.page.BesideViewModel;
import org.quillhouse.ui.page.OriginViewModel;
import org.quillhouse.ui.page.PageViewModel;
import org.quillhouse.ui.page.ProofViewModel;
import org.quillhouse.ui.tasks.Attempt;

/// One open story with its screens: binder, page and writer, kept in step.
public final class StoryViewModel {
    private final Project project;
    private final BinderViewModel binder;
    private final PageViewModel page;
    private final WriterViewModel writer;
    private final DeskModels desk;
    private final ProofViewModel proof;
    private final BesideViewModel beside;
    private Consumer<Failure> failures = failure -> {};
    private StoryTree before = new StoryTree(List.of(), List.of());

    StoryViewModel(Project project, DeskModels desk, ProofViewModel proof, BesideViewModel beside) {
        this.project = project;
        this.beside = beside;
        this.proof = proof;
        this.desk = desk;
        this.binder = desk.binder();
        this.page = desk.page();
        this.writer = desk.writer();
        binder.beforeActs(this::flush);
        binder.openTextProperty().subscribe(scene -> {
            if (scene != null && !scene.isEmpty()) {
                beside.giveWay(scene);
                page.open(scene);
                followBeside(binder.treeProperty().get());
            }
        });
        page.stateProperty().addListener((state, was, now) -> {
            if (now == PageViewModel.State.STREAMING) {
                Attempt.of(beside::flush, failures);
            }
            if (was == PageViewModel.State.STREAMING) {
                binder.openTextProperty().set(page.sceneId()); // what was chosen meanwhile could not be opened
            }
        });
        binder.treeProperty().subscribe(this::follow);
        binder.storyTitleProperty()
                .addListener((title, was, now) -> desk.sheet().refresh());
    }

    private void flush() throws StorageFailed {
        page.flush();
        beside.flush();
    }

    /// Stores at once what is on the page and beside it, and says that it is stored.
    void save() {
        Attempt.of(beside::flush, failures);
        page.save();
    }

    private void followBeside(StoryTree tree) {
        Attempt.of(() -> beside.follow(tree), failures);
    }

    /// Keeps the page true to the tree; what was open and is gone gives way to what stands near it.
    private void follow(StoryTree tree) {
        try {
            page.follow(tree);
        } catch (StorageFailed failed) {
            failures.accept(failed);
        }
        boolean gone = !page.sceneId().isEmpty() && tree.node(page.sceneId()).isEmpty();
        if (gone && page.stateProperty().get() != PageViewModel.State.STREAMING) {
            near(tree).ifPresent(node -> binder.openTextProperty().set(node.id()));
        }
        followBeside(tree);
        before = tree;
    }

    /// The text that stood before the one that is gone, else the first there is.
    private Optional<Node> near(StoryTree tree) {
        List<Node> texts =
                before.nodes().stream().filter(node -> node.kind().hasText()).toList();
        int at = texts.stream().map(Node::id).toList().indexOf(page.sceneId());
        for (int i = at - 1; i >= 0; i--) {
            Optional<Node> still = tree.node(texts.get(i).id());
            if (still.isPresent()) {
                return still;
            }
        }
        return tree.nodes().stream().filter(node -> node.kind().hasText()).findFirst();
    }

    /// Opens the text that was open last, also in an earlier sitting, else the first one.
    void openWhereLeft() {
        StoryTree tree = binder.tree();
        page.lastOpen(id -> tree.node(id).filter(node -> node.kind().hasText()).isPresent())
                .or(() -> tree.nodes().stream()
                        .filter(node -> node.kind().hasText())
                        .map(Node::id)
                        .findFirst())
                .ifPresent(binder.openTextProperty()::set);
    }

    void onFailure(Consumer<Failure> listener) {
        failures = listener;
    }

    public BinderViewModel binder() {
        return binder;
    }

    /// Writes a scene of a moment at a chapter's end, and opens it.
    public void writeScene(Node chapter, String moment) {
        desk.review().rewrite().writeScene(chapter, moment, binder()::chooseNew);
    }

    public PageViewModel page() {
        return page;
    }

    public WriterViewModel writer() {
        return writer;
    }

    /// Spelling of what is on the page.
    public ProofViewModel proof() {
        return proof;
    }

    /// A second text beside the page.
    public BesideViewModel beside() {
        return beside;
    }

    /// Where the words came from.
    public OriginViewModel origin() {
        return desk.origin();
    }

    public HistoryViewModel history() {
        return desk.history();
    }

    public SearchViewModel search() {
        return desk.search();
    }

    public ProgressViewModel progress() {
        return desk.progress();
    }

    /// All that the desk is for.
    DeskModels desk() {
        return desk;
    }

    public Optional<Failure> whyReadOnly() {
        return project.whyReadOnly();
    }

    /// Puts the whole manuscript together beside the screen, with the page as it is now.
    ///
    /// @param shown gets the text
    void readAll(Consumer<String> shown) {
        binder.readBook(shown);
    }

    public Optional<String> openOnMachine() {
        return project.openOnMachine();
    }

    /// Told, on any thread, of scenes that another program changed in the mirror.
    void onOutside(Consumer<List<Project.Outside>> listener) {
        project.onOutside(listener);
    }

    /// Looks for what another program did to the mirror.
    void lookAfter() {
        project.lookOutside();
    }

    /// Every chapter with its text, as stored.
    List<Chapter> chapters() throws StorageFailed {
        return project.manuscript().chapters();
    }

    void backUp() {
        project.backUpIfChanged();
    }

    /// @return what takes room
    StoryUse use() throws StorageFailed {
        return project.use();
    }

    /// @return what takes room after it
    StoryUse compact() throws StorageFailed {
        project.compact();
        return project.use();
    }

    boolean isReadOnly() {
        return project.isReadOnly();
    }

    /// Shows the texts that another program made; those of now stay as versions.
    void takeOver(List<Project.Outside> outside) throws StorageFailed {
        page.flush();
        for (Project.Outside each : outside) {
            project.manuscript().show(each.sceneId(), each.versionId());
        }
        binder.refresh();
    }

    /// This story as a book, with all that is on the page.
    ///
    /// @param fonts the folder of ours
    BookViewModel book(Dialogs dialogs, JobRunner jobs, Optional<Path> fonts) {
        Attempt.of(this::flush, failures);
        return new BookViewModel(project, dialogs, jobs, failures, fonts);
    }

    /// Sets quotation marks, dashes and dots in all texts, as one step that the binder's undo takes back.
    ///
    /// @param told in how many texts something changed
    void setQuotes(QuoteHabit habit, JobRunner jobs, IntConsumer told) {
        Manuscript manuscript = project.manuscript();
        try {
            flush();
        } catch (StorageFailed failed) {
            failures.accept(failed); // what is not stored would be lost
            return;
        }
        jobs.prepare((cancellation, progress) -> {
                    List<Scene> texts = manuscript.texts();
                    QuoteStyle style =
                            habit.typedIn(texts.stream().map(Scene::text).collect(Collectors.joining("\n")));
                    return manuscript.editor().rewrite(texts, scene -> SmartQuotes.set(scene.text(), style));
                })
                .onDone(told::accept)
                .onFailed(failures::accept)
                .start();
    }

    public int rescuedScenes() {
        return project.rescuedScenes().size();
    }

    Path folder() {
        return project.folder();
    }

    /// The story's own id, wherever its folder lies.
    String storyId() throws StorageFailed {
        return project.manuscript().facts().id();
    }

    /// Stores what is not stored, stops what is being written, closes the story.
    void close() throws StorageFailed {
        writer.stopAndWait();
        desk.memory().close();
        desk.context().close();
        try {
            beside.close();
            page.leave();
        } finally {
            project.close();
        }
    }
}
