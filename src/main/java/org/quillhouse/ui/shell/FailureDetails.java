package org.quillhouse.ui.shell;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Remedy;
import org.quillhouse.kernel.Retry;
import org.quillhouse.kernel.Texts;

/// A failure as somebody who helps would want it: what was said, what it is called, where it came from, on which
/// system.
final class FailureDetails {
    private FailureDetails() {}

    /// Empty where the banner says it all: nothing lies behind it, and there is something to do about it.
    ///
    /// @param logs the folder of the logs
    static Optional<String> of(Failure failure, Instant when, Path logs) {
        boolean clear = failure.retry() == Retry.NO && failure.remedy() != Remedy.NONE;
        if (failure.getCause() == null && clear) {
            return Optional.empty();
        }
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return Optional.of(Texts.of(failure)
                + "\n\n"
                + Texts.of(
                        "details.facts",
                        when.toString(),
                        failure.key(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        Runtime.version().toString(),
                        logs.toString())
                + "\n\n"
                + trace);
    }
}
