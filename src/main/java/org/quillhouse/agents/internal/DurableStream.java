package org.quillhouse.agents.internal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.quillhouse.manuscript.Draft;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Schedule;

/// Stores a growing draft every half second, beside the writing, so that the end of the process costs at most that
/// much.
///
/// [#add] is called by one thread; the storing happens on another. When storing fails the writing is asked to stop and
/// [#finish] tells why.
public final class DurableStream implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofMillis(500);

    private final Draft draft;
    private final Cancellation writing;
    private final Schedule schedule = new Schedule();
    private final StringBuilder text = new StringBuilder();
    private final AtomicReference<@Nullable StorageFailed> failure = new AtomicReference<>();
    private int storedLength;
    private boolean finished;

    public DurableStream(Draft draft, Cancellation writing) {
        this.draft = draft;
        this.writing = writing;
        schedule.every(PERIOD, this::store);
    }

    public void add(String piece) {
        synchronized (text) {
            text.append(piece);
        }
    }

    private String text() {
        synchronized (text) {
            return text.toString();
        }
    }

    synchronized void store() {
        String now = text();
        if (finished || now.length() == storedLength || failure.get() != null) {
            return;
        }
        try {
            draft.store(now);
            storedLength = now.length();
        } catch (StorageFailed failed) {
            failure.set(failed);
            writing.cancel();
        }
    }

    /// Stores the whole, which may be less than what came, and shows it.
    ///
    /// @return the text as it is stored
    /// @throws StorageFailed now or from an earlier storing
    public synchronized String finish(String all) throws StorageFailed {
        StorageFailed earlier = failure.get();
        if (earlier != null) {
            throw earlier;
        }
        finished = true; // what came and is not in it must not be stored over it
        String whole = all.stripTrailing();
        draft.finish(whole);
        return whole;
    }

    @Override
    public void close() {
        schedule.close();
    }
}
