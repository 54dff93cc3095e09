package org.quillhouse.ui.desk;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.quillhouse.agents.Distilled;
import org.quillhouse.agents.StoryTeller;
import org.quillhouse.agents.WriterAgent;
import org.quillhouse.context.Distillation;
import org.quillhouse.context.KeyFacts;
import org.quillhouse.context.StoryContext;
import org.quillhouse.context.StoryMemory;
import org.quillhouse.context.Summary;
import org.quillhouse.exchange.TextFile;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Node;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Job;
import org.quillhouse.tasks.JobRunner;
import org.quillhouse.tasks.JobStart;
import org.quillhouse.tasks.Progress;
import org.quillhouse.tasks.Status;
import org.quillhouse.ui.dialogs.Dialogs;
import org.quillhouse.ui.page.PageViewModel;

/// The story's memory: scenes, chapters and the book in short; made by the model when the writer rests, or at once, and
/// changed by hand.
public final class MemoryViewModel implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final int STOP_SECONDS = 5;
    private static final int MOST_MISSED = 4;
    private static final int MOST_HISTORY = 500;
    /// After something failed in the background it is tried again no sooner.
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(10);

    private final StoryTeller teller;
    private final WriterAgent writer;
    private final JobRunner jobs;
    private final boolean readOnly;
    private final BooleanSupplier rests;
    private final Supplier<String> openChapter;
    private final ReadOnlyObjectWrapper<List<StoryTeller.Told>> told = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final InstantSource clock;
    private final Dialogs dialogs;
    private Instant notBefore = Instant.MIN;
    private final ReadOnlyStringWrapper totals = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper making = new ReadOnlyBooleanWrapper();
    private Consumer<Failure> failures = failure -> {};
    private @Nullable Cancellation running;
    private CountDownLatch ended = new CountDownLatch(0);
    private Map<Pair, List<String>> missed = Map.of();
    private boolean watched;
    private boolean closed;

    /// @param rests whether the model may work for itself now: it is there and large enough, the writer does not type,
    ///     and no agent works
    public MemoryViewModel(
            WriterAgent writer,
            PageViewModel page,
            PageViewModel.Means means,
            Dialogs dialogs,
            boolean readOnly,
            BooleanSupplier rests) {
        this.clock = means.clock();
        this.dialogs = dialogs;
        this.writer = writer;
        this.teller = writer.teller();
        this.jobs = means.jobs();
        this.readOnly = readOnly;
        this.rests = rests;
        this.openChapter = () -> page.chapterProperty().get().map(Node::id).orElse("");
        page.chapterProperty().subscribe(chapter -> refreshIfWatched());
        Runnable changed = () -> means.delivery().execute(this::refreshIfWatched);
        writer.story().memory().onChange(changed);
        writer.story().manuscript().onChange(change -> changed.run());
        if (!readOnly) {
            means.schedule().every(LOOK, () -> means.delivery().execute(this::makeWhenResting));
        }
    }

    public void onFailure(Consumer<Failure> listener) {
        failures = listener;
    }

    /// Whether somebody looks at the list.
    public void setWatched(boolean looked) {
        watched = looked;
        refreshIfWatched();
    }

    private void refreshIfWatched() {
        if (watched && !closed) {
            String chapter = "node:" + openChapter.get();
            Map<Pair, List<String>> known = missed;
            jobs.prepare((cancellation, progress) -> {
                        List<StoryTeller.Told> all = teller.all();
                        List<StoryTeller.Told> near = near(all, chapter);
                        return new Look(
                                near,
                                missed(near, all, known),
                                writer.story().memory().distilled(),
                                all.stream().filter(StoryTeller.Told::isDue).count());
                    })
                    .onDone(look -> {
                        missed = look.missed();
                        totals.set(inWords(look.totals()));
                        if (!making.get()) {
                            showDue(look.due());
                        }
                        told.set(look.told());
                    })
                    .onFailed(failure -> failures.accept(failure))
                    .start();
        }
    }

    /// A text, by its hash, and what is told of it.
    private record Pair(String source, String hash, String summary) {
        static Pair of(StoryTeller.Told told) {
            return new Pair(
                    told.source().id(),
                    told.source().hash(),
                    told.summary().map(Summary::text).orElse(""));
        }
    }

    private record Look(
            List<StoryTeller.Told> told, Map<Pair, List<String>> missed, Distillation.Totals totals, long due) {}

    /// @param known what was found last time: a whole novel takes a third of a second
    private static Map<Pair, List<String>> missed(
            List<StoryTeller.Told> near, List<StoryTeller.Told> all, Map<Pair, List<String>> known) {
        var sources = new HashMap<String, StoryContext.Source>();
        all.forEach(one -> sources.put(one.source().id(), one.source()));
        var missed = new HashMap<Pair, List<String>>();
        for (StoryTeller.Told one : near) {
            Pair pair = Pair.of(one);
            if (!pair.summary().isBlank() && one.source().level() != Summary.Level.TALK) {
                List<String> before = known.get(pair);
                missed.put(
                        pair,
                        before != null
                                ? before
                                : KeyFacts.missing(wholeText(one.source(), sources), pair.summary(), MOST_MISSED));
            }
        }
        return missed;
    }

    /// A chapter is told from what is told of its scenes; here their own words count.
    private static String wholeText(StoryContext.Source source, Map<String, StoryContext.Source> sources) {
        return source.parts().isEmpty()
                ? source.text()
                : source.parts().stream()
                        .map(sources::get)
                        .filter(Objects::nonNull)
                        .map(part -> wholeText(part, sources))
                        .collect(Collectors.joining("\n\n"));
    }

    /// What stands out in the text of a summary and is not in it, by its words alone; nothing where none is made.
    public List<String> missed(StoryTeller.Told of) {
        return missed.getOrDefault(Pair.of(of), List.of());
    }

    /// The book, its chapters, and the scenes of the one that is open: a whole novel has too many to look at.
    private static List<StoryTeller.Told> near(List<StoryTeller.Told> all, String chapter) {
        List<String> scenes = all.stream()
                .filter(one -> one.source().id().equals(chapter))
                .flatMap(one -> one.source().parts().stream())
                .toList();
        return all.stream()
                .filter(one -> one.source().level() != Summary.Level.SCENE
                        || (scenes.size() > 1 && scenes.contains(one.source().id())))
                .toList();
    }

    private void makeWhenResting() {
        boolean mayTry = !closed && !making.get() && !clock.instant().isBefore(notBefore);
        if (mayTry && rests.getAsBoolean()) {
            start(1, false);
        }
    }

    /// Makes all that is missing or old, while the writer waits for it.
    public void makeAll() {
        start(Integer.MAX_VALUE, true);
    }

    private void start(int most, boolean awaited) {
        if (making.get() || readOnly) {
            return;
        }
        notBefore = Instant.MIN;
        running = prepared(teller.job(most, awaited))
                .onStatus(this::show)
                .onDone(made -> end())
                .onFailed(failure -> {
                    end();
                    notBefore = clock.instant().plus(AFTER_FAILURE);
                    state.set(Texts.of("memory.state.failed", Texts.of(failure)));
                    if (awaited) {
                        failures.accept(failure);
                    }
                })
                .start();
    }

    /// Work that closing waits for.
    private <T> JobStart<T> prepared(Job<T> work) {
        making.set(true);
        var end = new CountDownLatch(1);
        ended = end;
        return jobs.prepare((Cancellation cancellation, Progress progress) -> {
                    try {
                        return work.run(cancellation, progress);
                    } finally {
                        end.countDown();
                    }
                })
                .onCancelled(this::end);
    }

    private void end() {
        making.set(false);
        refreshIfWatched();
    }

    private void show(Status status) {
        if (status.total() > 0) {
            state.set(Texts.of("memory.state.running", status.done() + 1, status.total()));
        }
    }

    /// Tells what waits; a failure stays on show until something is tried again.
    private void showDue(long due) {
        if (clock.instant().isBefore(notBefore) && due > 0) {
            return;
        }
        String key = writer.canTell() ? "memory.state.queued" : "memory.state.small";
        state.set(due == 0 ? Texts.of("memory.state.done") : Texts.of(key, due));
    }

    /// How far the memory is: up to date, waiting, being made, failed.
    public ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Asks for a file and tells it in short; what comes of it is shown, and kept nowhere.
    ///
    /// @param shown given the file's name and what is told of it
    public void tellFile(BiConsumer<String, String> shown) {
        Optional<Path> file = dialogs.openFile(Texts.of("memory.file"), "txt", "md");
        if (file.isEmpty() || making.get()) {
            return;
        }
        state.set(Texts.of("memory.state.file"));
        Job<Distilled> work = (cancellation, progress) ->
                teller.textJob(TextFile.read(file.get()), 0).run(cancellation, progress);
        running = prepared(work)
                .onDone(told -> {
                    end();
                    shown.accept(String.valueOf(file.get().getFileName()), told.text());
                })
                .onFailed(failure -> {
                    end();
                    failures.accept(failure);
                })
                .start();
    }

    /// Ends what is being made; what is made already stays.
    public void stop() {
        Cancellation work = running;
        if (work != null) {
            work.cancel();
        }
    }

    /// Keeps what the writer wrote in place of a summary.
    public void write(StoryTeller.Told of, String text) {
        boolean same = of.summary().map(one -> one.text().equals(text.strip())).orElse(text.isBlank());
        if (same) {
            return;
        }
        try {
            teller.writeByHand(of.source(), text);
        } catch (StorageFailed failed) {
            failures.accept(failed);
        }
    }

    /// What was told of a source before, newest first.
    public List<StoryMemory.Earlier> earlier(StoryTeller.Told of) {
        try {
            return writer.story().memory().earlier(of.source().id());
        } catch (StorageFailed failed) {
            failures.accept(failed);
            return List.of();
        }
    }

    /// One line of the history.
    ///
    /// @param title of what was told; empty where it is not there any more
    public record Made(String title, Distillation of) {}

    /// Reads beside the screen what models told in short.
    ///
    /// @param shown given it, newest first
    public void history(Consumer<List<Made>> shown) {
        jobs.prepare((cancellation, progress) -> {
                    var titles = new HashMap<String, String>();
                    teller.all()
                            .forEach(one ->
                                    titles.put(one.source().id(), one.source().title()));
                    return writer.story().memory().distillations(MOST_HISTORY).stream()
                            .map(one -> new Made(titles.getOrDefault(one.source(), ""), one))
                            .toList();
                })
                .onDone(shown)
                .onFailed(failure -> failures.accept(failure))
                .start();
    }

    /// All that models told in short so far, in words; empty before the first.
    public ReadOnlyStringProperty totalsProperty() {
        return totals.getReadOnlyProperty();
    }

    private static String inWords(Distillation.Totals all) {
        return all.times() == 0
                ? ""
                : Texts.of(
                        "memory.totals",
                        all.times(),
                        all.wordsIn(),
                        all.wordsOut(),
                        all.ratio(),
                        all.doubtful(),
                        all.useless());
    }

    /// Forgets a summary, so that it is made anew; it can be brought back.
    public void forget(StoryTeller.Told of) {
        try {
            writer.story().memory().forget(of.source().id());
        } catch (StorageFailed failed) {
            failures.accept(failed);
        }
    }

    public boolean isReadOnly() {
        return readOnly;
    }

    public ReadOnlyObjectProperty<List<StoryTeller.Told>> toldProperty() {
        return told.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty makingProperty() {
        return making.getReadOnlyProperty();
    }

    /// Stops, and waits for it: the story's file must not be closed under a summary.
    @Override
    public void close() {
        closed = true;
        stop();
        try {
            @SuppressWarnings("unused") // what takes longer than that is told by the engine's own closing
            boolean done = ended.await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
