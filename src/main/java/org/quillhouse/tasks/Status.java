package org.quillhouse.tasks;

/// One report of progress: a phase, a percentage from 0 to 100, and how much is done of how much.
///
/// `done` and `total` count in the task's own unit (bytes of a download, tokens of a prompt, words of a chapter);
/// `total`
/// is 0 when unknown.
public record Status(Phase phase, int percent, long done, long total) {
    public Status {
        percent = Math.clamp(percent, 0, 100);
    }

    public static Status of(Phase phase) {
        return new Status(phase, phase.percent(), 0, 0);
    }

    /// A status whose bar stands between this phase's percentage and `until`, by the share of work done.
    public static Status of(Phase phase, int until, long done, long total) {
        double share = total <= 0 ? 0 : Math.min(1.0, (double) done / total);
        int percent = phase.percent() + (int) Math.round(share * (until - phase.percent()));
        return new Status(phase, percent, done, total);
    }
}
