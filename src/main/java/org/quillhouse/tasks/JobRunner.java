package org.quillhouse.tasks;

/// Runs jobs and delivers what they say. Two kinds: [ThreadRunner] (each job on its own virtual thread) and
/// [DirectRunner] (at once, on the calling thread).
public interface JobRunner {
    /// Sets up a job; nothing runs until [JobStart#start()].
    <T> JobStart<T> prepare(Job<T> job);
}
