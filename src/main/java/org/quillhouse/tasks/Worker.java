package org.quillhouse.tasks;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Does one thing after the other on a daemon thread of its own. What is given to it after it was closed is not done.
public final class Worker implements Executor, AutoCloseable {
    private static final int MOST_SECONDS = 10;

    private final ExecutorService thread;

    public Worker(String name) {
        thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    /// Does nothing of what it is given from now on before `begin` is complete; ten seconds later it does.
    public void hold(CompletableFuture<Void> begin) {
        execute(begin.copy().completeOnTimeout(null, MOST_SECONDS, TimeUnit.SECONDS)::join);
    }

    @Override
    public void execute(Runnable work) {
        if (!thread.isShutdown()) {
            thread.execute(work);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
