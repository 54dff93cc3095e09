package org.quillhouse.ui.page;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.quillhouse.kernel.Failure;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.tasks.JobRunner;
import org.quillhouse.tasks.Schedule;

/// Stores a scene while the writer types: within [#DELAY] of the first change that is not stored yet, without waiting
/// for a pause, so that at most a second is lost whatever happens.
///
/// All methods run on the FX thread; the storing itself does not.
final class Autosave {
    private static final Duration DELAY = Duration.ofMillis(500);

    private final Manuscript manuscript;
    private final JobRunner jobs;
    private final Schedule schedule;
    private final Executor delivery;
    private final Supplier<Snapshot> source;
    private Consumer<Snapshot> saved = snapshot -> {};
    private Consumer<Failure> failed = failure -> {};
    private boolean dirty;
    private boolean armed;
    private boolean saving;

    /// A scene and the text it has.
    record Snapshot(String sceneId, String text) {}

    /// @param source the text as it is now
    Autosave(Manuscript manuscript, JobRunner jobs, Schedule schedule, Executor delivery, Supplier<Snapshot> source) {
        this.manuscript = manuscript;
        this.jobs = jobs;
        this.schedule = schedule;
        this.delivery = delivery;
        this.source = source;
    }

    void onSaved(Consumer<Snapshot> listener) {
        saved = listener;
    }

    void onFailed(Consumer<Failure> listener) {
        failed = listener;
    }

    boolean isDirty() {
        return dirty || saving;
    }

    void changed() {
        dirty = true;
        arm();
    }

    private void arm() {
        if (!armed) {
            armed = true;
            schedule.after(DELAY, () -> delivery.execute(this::due));
        }
    }

    private void due() {
        armed = false;
        if (!dirty) {
            return;
        }
        if (saving) {
            arm();
            return;
        }
        dirty = false;
        saving = true;
        Snapshot snapshot = source.get();
        jobs.prepare((cancellation, progress) -> manuscript.saveTyped(snapshot.sceneId(), snapshot.text()))
                .onDone(version -> {
                    saving = false;
                    saved.accept(snapshot);
                })
                .onFailed(failure -> {
                    saving = false;
                    dirty = true;
                    failed.accept(failure);
                })
                .start();
    }

    /// Stores at once, on this thread; for moments after which there is no later.
    void flush() throws StorageFailed {
        if (isDirty()) {
            Snapshot snapshot = source.get();
            manuscript.saveTyped(snapshot.sceneId(), snapshot.text());
            dirty = false;
            saved.accept(snapshot);
        }
    }
}
