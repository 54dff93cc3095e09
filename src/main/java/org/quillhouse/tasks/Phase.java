package org.quillhouse.tasks;

import java.util.Locale;

/// The one list of phases that every long task reports (spec 002 §2.3); `percent` is where the bar stands then.
public enum Phase {
    DOWNLOADING(0),
    VERIFYING(95),
    LOADING_MODEL(5),
    CONTEXT_PROCESSING(20),
    READING(40),
    ANALYZING(45),
    GENERATING(60),
    EVALUATING(70),
    REFINING(80),
    PARSING(90),
    FINALIZING(90),
    COMPLETE(100);

    private final int percent;

    Phase(int percent) {
        this.percent = percent;
    }

    public int percent() {
        return percent;
    }

    /// The key of the words a writer reads while this phase runs.
    public String key() {
        return "phase." + code();
    }

    /// The name in machine-readable output, for example `context_processing`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
