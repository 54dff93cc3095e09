package org.quillhouse.ui.desk;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.quillhouse.agents.WriterAgent;
import org.quillhouse.agents.WritingLimits;
import org.quillhouse.tasks.JobRunner;

/// Counts texts beside the screen, with the model that is loaded.
public final class TokenMeter {
    private final WriterAgent writer;
    private final JobRunner jobs;
    private final Supplier<WritingLimits> limits;
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();

    public TokenMeter(WriterAgent writer, JobRunner jobs, Supplier<WritingLimits> limits) {
        this.writer = writer;
        this.jobs = jobs;
        this.limits = limits;
    }

    /// Says that another model counts from now on.
    public void modelChanged() {
        changes.set(changes.get() + 1);
    }

    /// Changes whenever what was counted must be counted again.
    public ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
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
