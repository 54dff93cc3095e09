package org.quillhouse.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/// A wish to stop, set once from any thread and looked at by the working one.
public final class Cancellation {
    private volatile boolean cancelled;
    private final List<Runnable> listeners = new ArrayList<>();

    /// Asks the work to stop. The second and later calls do nothing.
    public void cancel() {
        List<Runnable> told;
        synchronized (listeners) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            told = List.copyOf(listeners);
            listeners.clear();
        }
        told.forEach(Runnable::run);
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /// Runs `listener` once, on the cancelling thread; at once when cancelled already. Keep it short.
    public void onCancel(Runnable listener) {
        synchronized (listeners) {
            if (!cancelled) {
                listeners.add(listener);
                return;
            }
        }
        listener.run();
    }

    public void throwIfCancelled() {
        if (cancelled) {
            throw new CancellationException();
        }
    }
}
