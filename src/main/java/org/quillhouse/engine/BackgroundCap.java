package org.quillhouse.engine;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntSupplier;

/// How many tasks may begin by themselves within a minute (spec BK-33), so that a machine does not work without end
/// beside somebody who rests. Safe on every thread.
public final class BackgroundCap {
    private static final long WINDOW_MILLIS = 60_000;

    private final InstantSource clock;
    private final IntSupplier most;
    private final Deque<Long> begun = new ArrayDeque<>();

    /// @param most asked each time; 0 for none at all
    public BackgroundCap(InstantSource clock, IntSupplier most) {
        this.clock = clock;
        this.most = most;
    }

    /// Whether one more may begin now; it then counts.
    public synchronized boolean tryBegin() {
        long now = clock.millis();
        while (!begun.isEmpty() && now - begun.peekFirst() >= WINDOW_MILLIS) {
            begun.removeFirst();
        }
        boolean may = begun.size() < most.getAsInt();
        if (may) {
            begun.addLast(now);
        }
        return may;
    }
}
