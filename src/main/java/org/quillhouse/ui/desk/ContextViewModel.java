package org.quillhouse.ui.desk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
import org.quillhouse.agents.Ask;
import org.quillhouse.agents.WriterAgent;
import org.quillhouse.agents.WritingLimits;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.context.AgentKind;
import org.quillhouse.context.ContextFilter;
import org.quillhouse.context.ContextTask;
import org.quillhouse.context.Fate;
import org.quillhouse.context.Layer;
import org.quillhouse.context.Mark;
import org.quillhouse.context.PromptPart;
import org.quillhouse.context.PromptSheet;
import org.quillhouse.context.ReadingNote;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.lab.RunLog;
import org.quillhouse.manuscript.Node;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.tasks.JobRunner;
import org.quillhouse.ui.binder.BinderViewModel;
import org.quillhouse.ui.page.PageViewModel;

/// What an agent would read for the open chapter, before anything is sent, and what the last run read.
public final class ContextViewModel {
    /// Which parts are listed.
    public enum Listed {
        ALL,
        IN,
        NOT_WHOLE
    }

    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final int MOST_RUNS = 50;

    private final WriterAgent writer;
    private final RunLog log;
    private final ReadOnlyStringWrapper sums = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Optional<RunLog.Run>> run = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<RunLog.Run>> runs = new ReadOnlyObjectWrapper<>(List.of());
    private final PageViewModel page;
    private final BinderViewModel binder;
    private final Supplier<WritingLimits> limits;
    private final JobRunner jobs;
    private final ObjectProperty<ContextTask> task = new SimpleObjectProperty<>(ContextTask.CHAPTER);
    private final ObjectProperty<Optional<CodexEntry>> speaker = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Listed> listed = new SimpleObjectProperty<>(Listed.ALL);
    private final StringProperty words = new SimpleStringProperty("");
    private final StringProperty guidance;
    private final BooleanProperty watched = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<PromptSheet>> sheet = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<CodexEntry>> people = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<ContextFilter> filter = new ReadOnlyObjectWrapper<>(ContextFilter.NONE);
    private final boolean readOnly;
    private Consumer<Failure> failures = failure -> {};
    private Optional<Duration> takes = Optional.empty();
    private int asked;
    private boolean closed;

    /// @param log of what was run on this story
    public ContextViewModel(
            WriterAgent writer,
            WriterViewModel writing,
            BinderViewModel binder,
            PageViewModel.Means means,
            PageViewModel page,
            RunLog log,
            Supplier<WritingLimits> limits) {
        this.log = log;
        this.writer = writer;
        this.page = page;
        this.binder = binder;
        this.limits = limits;
        this.jobs = means.jobs();
        this.guidance = writing.guidanceProperty();
        this.readOnly = binder.isReadOnly();
        Runnable soon =
                () -> means.schedule().after(PAUSE, () -> means.delivery().execute(this::refreshIfWatched));
        writer.story().manuscript().onChange(change -> soon.run());
        writer.story().codex().onChange(soon);
        writer.story().memory().onChange(soon);
        writer.story().reviews().onChange(soon);
        page.chapterProperty().subscribe(chapter -> refreshIfWatched());
        task.subscribe(chosen -> refreshIfWatched());
        speaker.subscribe(chosen -> refreshIfWatched());
        watched.subscribe(now -> refreshIfWatched());
        run.subscribe(chosen -> refreshIfWatched());
        writing.sheetProperty().subscribe(done -> refreshIfWatched());
    }

    public void onFailure(Consumer<Failure> listener) {
        failures = listener;
    }

    public boolean isReadOnly() {
        return readOnly;
    }

    /// What the writer lets this kind of task read.
    public ReadOnlyObjectProperty<ContextFilter> filterProperty() {
        return filter.getReadOnlyProperty();
    }

    /// Sets what this kind of task may read from now on.
    public void setFilter(ContextFilter changed) {
        setFilter(List.of(task.get()), changed);
    }

    /// Lets every kind of task read what this one may.
    public void useFilterForEveryTask() {
        setFilter(List.of(ContextTask.values()), filter.get());
    }

    private void setFilter(List<ContextTask> tasks, ContextFilter changed) {
        try {
            writer.story().memory().filter(tasks, changed);
        } catch (StorageFailed failed) {
            failures.accept(failed);
        }
        refresh();
    }

    /// Looks no more: the story is about to be closed.
    public void close() {
        closed = true;
    }

    void refreshIfWatched() {
        if (watched.get() && !closed) {
            refresh();
        }
    }

    /// Puts the prompt together anew, beside the screen; the newest answer is shown.
    public void refresh() {
        Optional<Node> chapter = page.chapterProperty().get();
        int number = ++asked;
        loadRuns();
        loadFilter(task.get());
        Optional<RunLog.Run> past = run.get();
        if (past.isPresent()) {
            showRun(number, past.get());
            return;
        }
        if (chapter.isEmpty()) {
            sheet.set(Optional.empty());
            trouble.set(Texts.of("context.no.chapter"));
            return;
        }
        boolean speaks = task.get().agent() == AgentKind.CHARACTER;
        Optional<String> character = speaker.get().map(CodexEntry::id);
        if (speaks && character.isEmpty()) {
            sheet.set(Optional.empty());
            trouble.set(Texts.of("context.no.speaker"));
            loadPeople();
            return;
        }
        Ask ask = Ask.of(task.get(), chapter.get().number(), guidance.get())
                .withCharacter(speaks ? character : Optional.empty())
                .withScene(task.get() == ContextTask.CONTINUE ? Optional.of(page.sceneId()) : Optional.empty());
        WritingLimits now = limits.get();
        jobs.prepare((cancellation, progress) -> made(ask, now))
                .onDone(made -> show(number, made))
                .onFailed(failure -> {
                    if (number == asked) {
                        sheet.set(Optional.empty());
                        trouble.set(Texts.of(failure));
                    }
                })
                .start();
        loadPeople();
    }

    /// A prompt to come, and how long it may take; of others than a chapter the length of the reply is not known here.
    private record Made(PromptSheet sheet, Optional<Duration> takes) {}

    private Made made(Ask ask, WritingLimits now) throws Failure {
        PromptSheet read = writer.preview(ask, now);
        return new Made(read, ask.task() == ContextTask.CHAPTER ? writer.expect(read, now) : Optional.empty());
    }

    /// Shows what was read when these words were written; says so where no run wrote them.
    public void showWhatWrote(String words) {
        jobs.prepare((cancellation, progress) -> {
                    List<String> ids = log.thatWrote(words);
                    return ids.isEmpty() ? Optional.<RunLog.Run>empty() : log.run(ids.getFirst());
                })
                .onDone(found -> {
                    run.set(found);
                    if (found.isEmpty()) {
                        trouble.set(Texts.of("context.run.none"));
                    }
                })
                .onFailed(failures)
                .start();
    }

    /// What a run read, as its receipt has it.
    private void showRun(int number, RunLog.Run past) {
        jobs.prepare((cancellation, progress) -> log.sheet(past.id()))
                .onDone(found -> {
                    if (number == asked) {
                        trouble.set(found.isEmpty() ? Texts.of("context.run.old") : "");
                        sheet.set(found);
                    }
                })
                .onFailed(failure -> failures.accept(failure))
                .start();
    }

    private void loadRuns() {
        record Both(RunLog.Sums sums, RunLog.Allocations allocations) {}
        jobs.prepare((cancellation, progress) -> new Both(log.sums(), log.allocations()))
                .onDone(all -> sums.set(inWords(all.sums()) + inWords(all.allocations())))
                .onFailed(failure -> failures.accept(failure))
                .start();
        jobs.prepare((cancellation, progress) -> log.list(MOST_RUNS))
                .onDone(found -> {
                    if (!found.equals(runs.get())) {
                        runs.set(found);
                    }
                })
                .onFailed(failure -> failures.accept(failure))
                .start();
    }

    private void loadFilter(ContextTask of) {
        jobs.prepare((cancellation, progress) -> writer.story().memory().filter(of))
                .onDone(found -> {
                    if (of == task.get()) {
                        filter.set(found);
                    }
                })
                .onFailed(failure -> failures.accept(failure))
                .start();
    }

    private static String inWords(RunLog.Allocations divided) {
        return divided.runs() == 0
                ? ""
                : "\n"
                        + Texts.of(
                                "context.allocations",
                                divided.runs(),
                                divided.meanUse(),
                                divided.mostUse(),
                                divided.truncated(),
                                divided.borrowed());
    }

    private String inWords(RunLog.Sums all) {
        return all.runs() == 0
                ? ""
                : Texts.of(
                        "context.sums",
                        all.runs(),
                        all.read(),
                        all.remembered() / (double) Math.max(1, all.read()),
                        all.written(),
                        writer.countsRemembered());
    }

    /// What all runs of the story read and wrote, in words; empty before the first.
    public ReadOnlyStringProperty sumsProperty() {
        return sums.getReadOnlyProperty();
    }

    private void show(int number, Made made) {
        if (number == asked) {
            trouble.set("");
            takes = made.takes();
            sheet.set(Optional.of(made.sheet()));
        }
    }

    private void loadPeople() {
        jobs.prepare((cancellation, progress) -> writer.story().codex().visibleCharacters())
                .onDone(found -> {
                    if (!found.equals(people.get())) {
                        people.set(found);
                    }
                })
                .onFailed(failure -> failures.accept(failure))
                .start();
    }

    /// The parts that the writer wants to see.
    public List<PromptPart> parts() {
        String sought = words.get().strip().toLowerCase(Locale.ROOT);
        return sheet.get().map(PromptSheet::parts).orElse(List.of()).stream()
                .filter(part -> switch (listed.get()) {
                    case ALL -> true;
                    case IN -> part.isIn();
                    case NOT_WHOLE -> part.fate() != Fate.KEPT;
                })
                .filter(part -> sought.isEmpty()
                        || (part.label() + " " + part.text() + " " + part.kind())
                                .toLowerCase(Locale.ROOT)
                                .contains(sought))
                .toList();
    }

    /// A piece of the bar: a layer and its share of the budget, 0 to 1.
    public record Share(Layer layer, double share, int tokens) {}

    /// In prompt order.
    public List<Share> shares() {
        var shares = new ArrayList<Share>();
        sheet.get().ifPresent(read -> {
            for (Layer layer : Layer.values()) {
                int tokens = read.included().stream()
                        .filter(part -> part.section().layer() == layer)
                        .mapToInt(part -> part.tokens().tokens())
                        .sum();
                if (tokens > 0) {
                    shares.add(new Share(
                            layer, tokens / (double) Math.max(1, read.budget().tokens()), tokens));
                }
            }
        });
        return shares;
    }

    /// How much room there is, in a novelist's words.
    public String room() {
        String scenes = sheet.get()
                .map(read -> room(read) + (run.get().isEmpty() ? waiting() : ""))
                .orElse("");
        return run.get()
                .map(past ->
                        Texts.of("context.run.reused", scenes, past.promptTokens(), past.reusedTokens(), past.model()))
                .orElse(scenes);
    }

    private String waiting() {
        if (task.get() != ContextTask.CHAPTER) {
            return "";
        }
        return " " + takes.map(time -> Texts.of("context.wait", words(time))).orElse(Texts.of("context.wait.unknown"));
    }

    private static String words(Duration time) {
        long seconds = Math.max(1, time.toSeconds());
        return seconds < 90
                ? Texts.of("context.wait.seconds", seconds)
                : Texts.of("context.wait.minutes", Math.round(seconds / 60.0));
    }

    private static String room(PromptSheet read) {
        List<PromptPart> scenes = read.parts().stream()
                .filter(part -> part.kind().equals("scene") && part.section() != PromptPart.Section.PASSAGE)
                .toList();
        long whole = scenes.stream().filter(part -> part.fate() == Fate.KEPT).count();
        long brief = read.included().stream()
                .filter(part -> part.section() == PromptPart.Section.EARLIER)
                .count();
        if (read.agent() == AgentKind.CHARACTER) {
            return Texts.of("context.room.lived", whole, scenes.size());
        }
        int free = read.budget().tokens() - read.total().tokens();
        if (!read.leavesOut() || whole == scenes.size()) {
            int usual = (int) scenes.stream()
                    .mapToInt(part -> part.whole().tokens())
                    .average()
                    .orElse(1_200);
            return Texts.of("context.room.free", free / Math.max(1, usual));
        }
        return Texts.of("context.room.full", whole, scenes.size(), brief);
    }

    /// What the writer may want to know about the prompt to come, in words.
    public List<String> notes() {
        return run.get().isPresent()
                ? List.of()
                : sheet.get().map(ReadingNote::of).orElse(List.of()).stream()
                        .map(note -> Texts.of(note.key(), note.count(), note.most()))
                        .toList();
    }

    /// Sets what a part's source may be used for from now on.
    public void mark(PromptPart part, Optional<Mark> mark) {
        try {
            writer.story().memory().mark(part.sourceId(), mark);
            refresh();
        } catch (StorageFailed failed) {
            failures.accept(failed);
        }
    }

    public Optional<Mark> markOf(PromptPart part) {
        try {
            return Optional.ofNullable(writer.story().memory().marks().get(part.sourceId()));
        } catch (StorageFailed failed) {
            failures.accept(failed);
            return Optional.empty();
        }
    }

    /// Whether the writer may decide about it: the task and the agent's role always go in.
    public static boolean canBeMarked(PromptPart part) {
        return part.source().startsWith("node:")
                || part.source().startsWith("codex:")
                || part.source().startsWith("fact:")
                || part.source().startsWith("story:")
                || part.source().startsWith("talk:")
                || part.source().startsWith("remark:");
    }

    /// Opens what a part was made from, where the binder has it.
    public void open(PromptPart part) {
        if (part.source().startsWith("node:")) {
            String id = part.sourceId().substring("node:".length());
            binder.tree().firstText(id).ifPresent(binder::choose);
        }
    }

    /// The exact words of the prompt.
    public String promptText() {
        return sheet.get()
                .map(read -> read.systemText() + "\n\n" + read.userText())
                .orElse("");
    }

    public ObjectProperty<ContextTask> taskProperty() {
        return task;
    }

    public ObjectProperty<Optional<CodexEntry>> speakerProperty() {
        return speaker;
    }

    /// The run that is looked at; empty for the prompt to come.
    public ObjectProperty<Optional<RunLog.Run>> runProperty() {
        return run;
    }

    /// Newest first.
    public ReadOnlyObjectProperty<List<RunLog.Run>> runsProperty() {
        return runs.getReadOnlyProperty();
    }

    public ObjectProperty<Listed> listedProperty() {
        return listed;
    }

    public StringProperty wordsProperty() {
        return words;
    }

    /// Set while somebody looks: only then prompts are put together.
    public BooleanProperty watchedProperty() {
        return watched;
    }

    public ReadOnlyObjectProperty<Optional<PromptSheet>> sheetProperty() {
        return sheet.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<List<CodexEntry>> peopleProperty() {
        return people.getReadOnlyProperty();
    }

    /// Why there is no prompt to look at; empty where there is one.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }
}
