package org.quillhouse.engine.internal.loopback;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.quillhouse.engine.GenerationRequest.Urgency;
import org.quillhouse.tasks.Cancellation;

/// Lets one generation at a time through to another program, what somebody waits for first: how many prompts have room
/// there beside each other is not known here, and too many at once fail. Safe on every thread.
final class Turnstile {
    private static final long LOOK_MILLIS = 50;

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition free = lock.newCondition();
    private boolean busy;
    private int awaited;

    /// Waits for one's turn; false when cancelled before it came. Whoever passes calls [#leave()].
    boolean pass(Urgency urgency, Cancellation cancellation) {
        boolean first = urgency == Urgency.AWAITED;
        lock.lock();
        try {
            awaited += first ? 1 : 0;
            while (busy || (!first && awaited > 0)) {
                if (cancellation.isCancelled()) {
                    break;
                }
                free.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
            awaited -= first ? 1 : 0;
            boolean passes = !cancellation.isCancelled();
            busy |= passes;
            free.signalAll();
            return passes;
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            awaited -= first ? 1 : 0;
            return false;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            busy = false;
            free.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
