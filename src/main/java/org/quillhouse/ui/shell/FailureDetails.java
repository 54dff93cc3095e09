package org.quillhouse.ui.shell;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;

/// A failure as somebody who helps would want it: what was said, what it is called, where it came from, on which
/// system.
final class FailureDetails {
    private FailureDetails() {}

    /// @param logs the folder of the logs
    static String of(Failure failure, Instant when, Path logs) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return Texts.of(failure)
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
                + trace;
    }
}
