package org.quillhouse.ui.tasks;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import org.quillhouse.tasks.Schedule;

/// Brings calls from background threads to the FX thread, in order, about thirty times a second: streamed text must
/// not fill the FX queue with one event a token. Safe on every thread.
public final class FxDelivery implements Executor {
    private static final Duration PERIOD = Duration.ofMillis(30);

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Schedule schedule;
    private boolean scheduled;
    private long lastNanos;

    /// @param schedule wakes the deliveries that have to wait
    public FxDelivery(Schedule schedule) {
        this.schedule = schedule;
    }

    @Override
    public void execute(Runnable call) {
        long waitNanos;
        synchronized (waiting) {
            waiting.add(call);
            if (scheduled) {
                return;
            }
            scheduled = true;
            waitNanos = lastNanos + PERIOD.toNanos() - System.nanoTime();
        }
        if (waitNanos <= 0) {
            Platform.runLater(this::deliver);
        } else {
            schedule.after(Duration.ofNanos(waitNanos), () -> Platform.runLater(this::deliver));
        }
    }

    private void deliver() {
        int count;
        synchronized (waiting) {
            count = waiting.size();
            scheduled = false;
            lastNanos = System.nanoTime();
        }
        for (int i = 0; i < count; i++) {
            Runnable next;
            synchronized (waiting) {
                next = waiting.remove();
            }
            next.run();
        }
    }
}
