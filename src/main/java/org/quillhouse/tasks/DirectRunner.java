package org.quillhouse.tasks;

/// Runs every job at once on the calling thread; for the command line and for tests.
public final class DirectRunner implements JobRunner {
    @Override
    public <T> JobStart<T> prepare(Job<T> job) {
        return new JobStart<>(job, Runnable::run, Runnable::run);
    }
}
