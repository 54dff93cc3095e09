package org.quillhouse.tasks;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Does one thing after the other on a daemon thread of its own. What is given to it after it was closed is not done.
public final class Worker implements Executor, AutoCloseable {
    private final ExecutorService thread;

    public Worker(String name) {
        thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
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
