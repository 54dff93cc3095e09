package org.quillhouse.ui.story;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.quillhouse.agents.AgentStory;
import org.quillhouse.agents.PhaseGuide;
import org.quillhouse.agents.ProseTask;
import org.quillhouse.agents.Seeds;
import org.quillhouse.agents.WriterAgent;
import org.quillhouse.agents.WritingLimits;
import org.quillhouse.exchange.TaskList;
import org.quillhouse.exchange.TextFile;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.kernel.Words;
import org.quillhouse.manuscript.EarlierText;
import org.quillhouse.manuscript.NewChapter;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.StoryFacts;
import org.quillhouse.review.ChapterPhase;
import org.quillhouse.review.OutlineState;
import org.quillhouse.tasks.Job;
import org.quillhouse.tasks.JobRunner;
import org.quillhouse.tasks.Status;
import org.quillhouse.ui.desk.WriterViewModel;
import org.quillhouse.ui.dialogs.Dialogs;
import org.quillhouse.ui.tasks.Attempt;

/// What is true of the whole story: stored when a field is left; world and outline can be expanded, the outline read by
/// raters, approved, and broken into chapters. What an agent made is shown first and stored only when it is taken.
public final class StorySheetViewModel {
    private static final int MOST_TALK = 4_000;

    private final WriterAgent writer;
    private final AgentStory story;
    private final WriterViewModel turn;
    private final Executor delivery;
    private final Supplier<WritingLimits> limits;
    private final Dialogs dialogs;
    private final JobRunner jobs;
    private BiConsumer<Node, String> forScene = (chapter, moment) -> {};
    private final ReadOnlyObjectWrapper<Optional<List<PhaseGuide.Drift>>> drift =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final OutlineReviewsViewModel reviews;
    private final boolean readOnly;
    private final ReadOnlyObjectWrapper<Sheet> sheet = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper busy = new ReadOnlyStringWrapper("");
    private Consumer<Failure> failures = failure -> {};
    private Optional<Offer> offer = Optional.empty();
    private List<NewChapter> chapters = List.of();

    /// A fuller text that waits to be taken.
    ///
    /// @param world whether of the world, else of the outline
    public record Offer(boolean world, String text) {}

    /// All that is shown.
    ///
    /// @param chapters that were made of the outline and wait to be taken
    public record Sheet(
            StoryFacts facts,
            OutlineState outline,
            boolean mayApprove,
            Optional<Offer> offer,
            List<NewChapter> chapters) {}

    public StorySheetViewModel(
            WriterAgent writer,
            WriterViewModel turn,
            Executor delivery,
            Supplier<WritingLimits> limits,
            Dialogs dialogs,
            JobRunner jobs,
            boolean readOnly) {
        this.jobs = jobs;
        this.dialogs = dialogs;
        this.writer = writer;
        this.story = writer.story();
        this.turn = turn;
        this.delivery = delivery;
        this.limits = limits;
        this.readOnly = readOnly;
        this.reviews = new OutlineReviewsViewModel(writer, turn, delivery, limits);
        reviews.onChange(this::refresh);
    }

    public void onFailure(Consumer<Failure> listener) {
        failures = listener;
        reviews.onFailure(listener);
    }

    private void attempt(Attempt step) {
        Attempt.of(step, failures);
    }

    /// Reads the story again; nothing is shown before the first time.
    public void refresh() {
        reviews.refresh();
        attempt(() -> {
            StoryFacts facts = story.manuscript().facts();
            sheet.set(new Sheet(
                    facts,
                    story.outline().of(facts.outline()),
                    story.outline().mayApprove(facts.outline()),
                    offer,
                    chapters));
        });
    }

    /// Stores the facts where anything is new.
    public void keep(StoryFacts facts) {
        attempt(() -> {
            if (!readOnly && !facts.equals(story.manuscript().facts())) {
                story.manuscript().typeFacts(facts);
            }
        });
        refresh();
    }

    /// What a field said before, newest first.
    ///
    /// @param fact as the manuscript names it
    public List<EarlierText> earlier(String fact) {
        try {
            return story.manuscript().earlier(fact);
        } catch (Failure failed) {
            failures.accept(failed);
            return List.of();
        }
    }

    /// Writes the chapters and their plans as a list of tasks into a file that the writer chooses.
    public void exportTasks() {
        dialogs.saveFile(Texts.of("sheet.tasks"), Texts.of("sheet.tasks.file"))
                .ifPresent(file -> jobs.prepare((cancellation, progress) -> {
                            var tree = story.manuscript().tree();
                            TaskList.write(TaskList.of(tree, story.phases().in(ChapterPhase.APPROVED)), file);
                            return file;
                        })
                        .onFailed(failures)
                        .start());
    }

    /// The text of a file that the writer chooses, .txt or .md; empty where none is chosen or it cannot be taken in.
    public Optional<String> fromFile() {
        return dialogs.openFile(Texts.of("sheet.file"), "txt", "md")
                .flatMap(file -> Attempt.look(() -> TextFile.read(file), failures));
    }

    private <T> void run(Job<T> job, Consumer<T> done) {
        if (!turn.claim()) {
            return;
        }
        busy.set(Texts.of("phase.context_processing"));
        turn.prepare(job)
                .onStatus(this::show)
                .onEnd(this::end)
                .onDone(result -> {
                    done.accept(result);
                    refresh();
                })
                .onFailed(failure -> {
                    failures.accept(failure);
                    refresh();
                })
                .start();
    }

    private void show(Status status) {
        busy.set(Texts.of(status.phase().key()));
    }

    private void end() {
        busy.set("");
        turn.release();
    }

    /// Offers a fuller text of the world or the outline.
    public void expand(boolean world) {
        offer(world ? ProseTask.EXPAND_WORLD : ProseTask.EXPAND_OUTLINE, "");
    }

    /// Offers a text of the world with what was settled in a talk.
    ///
    /// @param talk what was said, the newest last; of a long one the end is read
    public void worldFromTalk(String talk) {
        refresh();
        int from = Math.max(0, talk.length() - MOST_TALK);
        offer(ProseTask.WORLD_FROM_TALK, talk.substring(from));
    }

    /// Whether the model in use can be shown pictures.
    public boolean seesPictures() {
        return writer.pictures().isThere();
    }

    /// Offers notes of what can be seen in a picture that the writer chooses: a map, a mood board.
    public void worldFromPicture() {
        dialogs.openFile(Texts.of("sheet.picture"), "png", "jpg", "jpeg", "webp")
                .ifPresent(picture -> offer(true, writer.pictures().job(picture, Seeds.drawn())));
    }

    private void offer(ProseTask task, String wish) {
        boolean world = task != ProseTask.EXPAND_OUTLINE;
        String text = world ? sheet.get().facts().world() : sheet.get().facts().outline();
        WritingLimits how = task.in(limits.get());
        offer(
                world,
                (cancellation, progress) -> writer.rewriter()
                        .textJob(task, text, wish, story.lastChapter(), Seeds.drawn(), how)
                        .run(cancellation, progress));
    }

    private void offer(boolean world, Job<String> job) {
        run(
                (cancellation, progress) -> job.run(cancellation, progress.gathering(text -> {
                    int count = Words.count(text);
                    delivery.execute(() -> busy.set(Texts.of("rewrite.sofar", count)));
                })),
                text -> offer = Optional.of(new Offer(world, text)));
    }

    /// Takes the fuller text, in place of the present one or behind it.
    public void takeOffer(boolean behind) {
        offer.ifPresent(each -> {
            StoryFacts facts = sheet.get().facts();
            String now = each.world() ? facts.world() : facts.outline();
            String text = behind ? now.stripTrailing() + "\n\n" + each.text() : each.text();
            offer = Optional.empty();
            keep(each.world() ? facts.withWorld(text) : facts.withOutline(text));
        });
    }

    public void declineOffer() {
        offer = Optional.empty();
        refresh();
    }

    /// Offers chapters made of the outline.
    public void breakIntoChapters() {
        run(writer.planner().chaptersJob("", Seeds.drawn(), limits.get()), made -> chapters = made);
    }

    /// Adds the chapters that were made; one step to undo.
    ///
    /// @param replacing whether those that there are go to the trash
    public void takeChapters(boolean replacing) {
        attempt(() -> {
            List<String> replaced = replacing ? story.manuscript().tree().chaptersAndParts() : List.of();
            story.manuscript().editor().plan(chapters, replaced);
            chapters = List.of();
        });
        refresh();
    }

    public void declineChapters() {
        chapters = List.of();
        refresh();
    }

    /// Compares every chapter's plan with its text, beside the screen.
    public void compare() {
        var guide = new PhaseGuide(story);
        jobs.prepare((cancellation, progress) -> guide.drift())
                .onDone(found -> drift.set(Optional.of(found)))
                .onFailed(failures)
                .start();
    }

    /// @param listener given a chapter and a moment of its plan that a scene is to be written of
    public void onScene(BiConsumer<Node, String> listener) {
        forScene = listener;
    }

    /// Has a scene written of a moment that the chapter does not tell.
    public void writeScene(PhaseGuide.Drift of, String moment) {
        forScene.accept(of.chapter(), moment);
    }

    /// Compares them by meaning, too: shows what comes nearest to what was not found by its words.
    public void compareByMeaning() {
        run(writer.meanings().job(), found -> drift.set(Optional.of(found)));
    }

    /// Empty until plan and text were compared.
    public ReadOnlyObjectProperty<Optional<List<PhaseGuide.Drift>>> driftProperty() {
        return drift.getReadOnlyProperty();
    }

    /// What the raters say of the outline.
    public OutlineReviewsViewModel reviews() {
        return reviews;
    }

    public void approve() {
        attempt(() -> story.outline().approve(sheet.get().facts().outline()));
        refresh();
    }

    /// The outline has to be worked on.
    public void sendBack() {
        attempt(() -> story.outline().sendBack(sheet.get().facts().outline()));
        refresh();
    }

    public ReadOnlyObjectProperty<Sheet> sheetProperty() {
        return sheet.getReadOnlyProperty();
    }

    /// What an agent does now, in words; empty when none does.
    public ReadOnlyStringProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public WriterViewModel turn() {
        return turn;
    }

    public boolean isReadOnly() {
        return readOnly;
    }
}
