package org.quillhouse.ui.desk;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.quillhouse.agents.WriterAgent;
import org.quillhouse.agents.WritingLimits;
import org.quillhouse.tasks.JobRunner;

/// Counts texts beside the screen, with the model that is loaded.
public final class TokenMeter {
    private final WriterAgent writer;
    private final JobRunner jobs;
    private final Supplier<WritingLimits> limits;

    public TokenMeter(WriterAgent writer, JobRunner jobs, Supplier<WritingLimits> limits) {
        this.writer = writer;
        this.jobs = jobs;
        this.limits = limits;
    }

    /// @param budget tokens that a whole prompt may have now
    record Counted(int tokens, int budget, boolean exact) {}

    void count(String text, Consumer<Counted> listener) {
        WritingLimits now = limits.get();
        jobs.prepare((cancellation, progress) -> new Counted(
                        writer.counter().count(text).tokens(),
                        writer.budget(now).tokens(),
                        writer.counter().isExact()))
                .onDone(listener)
                .start();
    }
}
