package org.quillhouse.tasks;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Runs each job on its own virtual thread and hands what it says to `delivery` (the FX thread, for screens).
///
/// Safe on every thread. Closing stops taking work, cancels what runs and waits for it.
public final class ThreadRunner implements JobRunner, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Cancellation> running = ConcurrentHashMap.newKeySet();
    private final Executor delivery;

    public ThreadRunner(Executor delivery) {
        this.delivery = delivery;
    }

    @Override
    public <T> JobStart<T> prepare(Job<T> job) {
        Job<T> tracked = (cancellation, progress) -> {
            running.add(cancellation);
            try {
                return job.run(cancellation, progress);
            } finally {
                running.remove(cancellation);
            }
        };
        return new JobStart<>(tracked, work, delivery);
    }

    @Override
    public void close() {
        work.shutdown();
        running.forEach(Cancellation::cancel);
        try {
            if (!work.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                work.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
