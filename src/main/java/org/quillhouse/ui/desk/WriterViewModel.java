package org.quillhouse.ui.desk;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.quillhouse.agents.ChapterDraft;
import org.quillhouse.agents.ChapterRequest;
import org.quillhouse.agents.Seeds;
import org.quillhouse.agents.WriterAgent;
import org.quillhouse.agents.WritingLimits;
import org.quillhouse.context.PromptSheet;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Node;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Job;
import org.quillhouse.tasks.JobRunner;
import org.quillhouse.tasks.JobStart;
import org.quillhouse.tasks.Phase;
import org.quillhouse.tasks.Status;
import org.quillhouse.ui.page.PageViewModel;

/// The writer at work on the chapter that is open: write, stop, retry.
public final class WriterViewModel {
    /// How far the present writing is.
    public enum State {
        IDLE,
        WRITING,
        DONE,
        FAILED
    }

    private static final int STOP_SECONDS = 5;

    private final WriterAgent writer;
    private final PageViewModel page;
    private final JobRunner jobs;
    private final Supplier<WritingLimits> limits;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.IDLE);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper phase = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyObjectWrapper<Optional<PromptSheet>> sheet = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper speed = new ReadOnlyStringWrapper("");
    private final StringProperty guidance = new SimpleStringProperty("");
    private Consumer<Failure> failures = failure -> {};
    private @Nullable Cancellation running;
    private CountDownLatch lastEnded = new CountDownLatch(0);

    /// @param limits read anew for each writing, so that changed settings hold at once
    public WriterViewModel(WriterAgent writer, PageViewModel page, JobRunner jobs, Supplier<WritingLimits> limits) {
        this.writer = writer;
        this.page = page;
        this.jobs = jobs;
        this.limits = limits;
    }

    public void onFailure(Consumer<Failure> listener) {
        failures = listener;
    }

    /// Writes the open chapter; every call draws another seed, so a second one is a retry and both stay as versions.
    public void write() {
        Optional<Node> chapter = page.chapterProperty().get();
        boolean free = page.stateProperty().get() == PageViewModel.State.EDITABLE;
        if (chapter.isEmpty() || !free || !claim()) {
            return;
        }
        int seed = Seeds.drawn();
        var request = new ChapterRequest(chapter.get().number(), seed, limits.get(), guidance.get());
        try {
            page.beginStream();
        } catch (StorageFailed failed) {
            fail(failed);
            return;
        }
        state.set(State.WRITING);
        show(Status.of(Phase.LOADING_MODEL));
        prepare(writer.chapterJob(request))
                .onStatus(this::show)
                .onPart(page::stream)
                .onDone(this::done)
                .onCancelled(() -> end(State.IDLE))
                .onFailed(this::fail)
                .start();
    }

    /// Sets up a job of whoever has the turn: [#stop] stops it, and it is waited for before the story closes.
    public <T> JobStart<T> prepare(Job<T> job) {
        var ended = new CountDownLatch(1);
        lastEnded = ended;
        JobStart<T> start = jobs.prepare((cancellation, heard) -> {
            try {
                return job.run(cancellation, heard);
            } finally {
                ended.countDown();
            }
        });
        running = start.cancellation(); // before the start: a runner may finish at once
        return start;
    }

    private void show(Status status) {
        phase.set(Texts.of(status.phase().key()));
        progress.set(status.percent() / 100.0);
    }

    private void done(ChapterDraft draft) {
        sheet.set(Optional.of(draft.sheet()));
        var tokens = draft.tokens();
        String read = Texts.of(
                "desk.speed",
                tokens.prompt(),
                tokens.reused(),
                tokens.prompt() - tokens.reused(),
                draft.tokensPerSecond());
        speed.set(draft.note()
                .map(why -> Texts.of("desk.speed.note", read, Texts.of(why)))
                .orElse(read));
        end(State.DONE);
    }

    private void fail(Failure failure) {
        end(State.FAILED);
        failures.accept(failure);
    }

    private void end(State now) {
        release();
        phase.set("");
        progress.set(0);
        if (page.stateProperty().get() == PageViewModel.State.STREAMING) {
            page.endStream();
        }
        state.set(now); // last: who hears it finds the page as it is now
    }

    /// Stops the writing; what was written stays in the chapter.
    public void stop() {
        Cancellation now = running;
        if (now != null) {
            now.cancel();
        }
    }

    /// Stops the writing and waits until its text is stored; for the moment before the story closes.
    public void stopAndWait() {
        stop();
        try {
            boolean stored = lastEnded.await(STOP_SECONDS, TimeUnit.SECONDS);
            if (!stored) {
                stop(); // what was streamed is stored twice a second and found at the next opening
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Takes the one turn that agents have; false when another task has it.
    public boolean claim() {
        if (busy.get()) {
            return false;
        }
        busy.set(true);
        return true;
    }

    /// Gives the turn back.
    public void release() {
        running = null;
        busy.set(false);
    }

    /// Whether any agent works for the writer now.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// What happens now, in words; empty when nothing does.
    public ReadOnlyStringProperty phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// 0 to 1.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// Whether nothing is being written.
    public boolean isIdle() {
        return !busy.get();
    }

    /// What the writer read the last time.
    public ReadOnlyObjectProperty<Optional<PromptSheet>> sheetProperty() {
        return sheet.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty speedProperty() {
        return speed.getReadOnlyProperty();
    }

    /// The writer's own words for the next writing.
    public StringProperty guidanceProperty() {
        return guidance;
    }
}
