package org.quillhouse.ui.tasks;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import javafx.application.Platform;

/// Brings calls from background threads to the FX thread, in order, many at a time: streamed text must not fill the FX
/// queue with one event a token. Safe on every thread.
public final class FxDelivery implements Executor {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean scheduled;

    @Override
    public void execute(Runnable call) {
        synchronized (waiting) {
            waiting.add(call);
            if (scheduled) {
                return;
            }
            scheduled = true;
        }
        Platform.runLater(this::deliver);
    }

    private void deliver() {
        int count;
        synchronized (waiting) {
            count = waiting.size();
            scheduled = false;
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
