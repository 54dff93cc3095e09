package org.quillhouse.engine.internal;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.quillhouse.engine.GenerationFailed;
import org.quillhouse.kernel.Failure;
import org.quillhouse.tasks.Cancellation;

/// The one platform thread that makes a model's native calls. A daemon, so that the process can end by itself.
public final class ModelThread {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("model").factory());

    /// Runs `work` on the thread and waits. An interrupt of the waiting caller cancels, then still waits, so that
    /// nobody returns while the library works on memory of theirs.
    public <T> T call(Cancellation cancellation, Callable<T> work) throws GenerationFailed {
        Future<T> future;
        try {
            future = thread.submit(work);
        } catch (RejectedExecutionException closed) {
            throw GenerationFailed.closed();
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException asked) {
                    interrupted = true;
                    cancellation.cancel();
                }
            }
        } catch (ExecutionException failed) {
            throw unwrap(failed);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Queues `work`; false when this thread takes no more.
    public boolean execute(Runnable work) {
        try {
            thread.execute(work);
            return true;
        } catch (RejectedExecutionException closed) {
            return false;
        }
    }

    private static GenerationFailed unwrap(ExecutionException failed) {
        Throwable cause = failed.getCause();
        if (cause instanceof GenerationFailed failure) {
            return failure;
        }
        if (cause instanceof Failure other) {
            return GenerationFailed.nativeError(other.key());
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw cause instanceof RuntimeException bug ? bug : new IllegalStateException(failed);
    }

    /// Takes no more work and ends when what is queued is done.
    public void close() {
        thread.close();
    }
}
