package org.quillhouse.engine.internal.llama;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// What somebody waits for, counted over all models of an engine, because they share the processor: while there is any,
/// background work stands still between two tokens with whichever model it is done. Safe on every thread.
final class RightOfWay {
    private final AtomicInteger awaited = new AtomicInteger();
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();

    /// Somebody waits for a generation from now on.
    void take() {
        awaited.incrementAndGet();
    }

    /// The generation is over; the last one lets the others go on.
    void give() {
        if (awaited.decrementAndGet() == 0) {
            waiting.forEach(Runnable::run);
        }
    }

    boolean isFree() {
        return awaited.get() == 0;
    }

    /// `goOn` is called whenever the way becomes free, on the thread that gave it.
    void tell(Runnable goOn) {
        waiting.add(goOn);
    }

    void forget(Runnable goOn) {
        waiting.remove(goOn);
    }
}
