package org.quillhouse.tasks;

import org.quillhouse.kernel.Failure;

/// A piece of background work. It knows nothing of screens and may run on any thread, once.
@FunctionalInterface
public interface Job<T> {
    /// @throws Failure for expected trouble
    /// @throws java.util.concurrent.CancellationException when it gave up because `cancellation` was asked for
    T run(Cancellation cancellation, Progress progress) throws Failure;
}
