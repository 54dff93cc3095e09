package org.quillhouse.engine.internal.child;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lets the processes of an engine's models know of each other: while somebody waits for a generation in one of them,
/// background work stands still in all. Safe on every thread.
final class Crossing {
    private final Set<ChildProcess> processes = new HashSet<>();
    private final Set<ChildProcess> standing = new HashSet<>();
    private int awaited;

    /// From now on this process is told.
    ///
    /// @param instead the one whose place it takes; none for the first
    synchronized void enter(ChildProcess process, @Nullable ChildProcess instead) {
        if (instead != null) {
            leave(instead);
        }
        processes.add(process);
        if (awaited > 0) {
            stop(process);
        }
    }

    synchronized void leave(ChildProcess process) {
        processes.remove(process);
        standing.remove(process);
    }

    /// Somebody waits for a generation from now on.
    synchronized void take() {
        if (awaited++ == 0) {
            processes.forEach(this::stop);
        }
    }

    /// The generation is over; the last one lets all go on that were stopped.
    synchronized void give() {
        if (--awaited == 0) {
            standing.forEach(process -> process.send(Op.GO_ON, 0));
            standing.clear();
        }
    }

    private void stop(ChildProcess process) {
        standing.add(process);
        process.send(Op.STAND_BACK, 0);
    }
}
