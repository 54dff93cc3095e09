package org.quillhouse.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import org.quillhouse.kernel.Texts;
import org.quillhouse.tasks.Phase;
import org.quillhouse.tasks.Progress;
import org.quillhouse.tasks.Status;

/// Tells phases on standard error, a line each, and long downloads every tenth.
final class TerminalProgress implements Progress {
    private final PrintWriter err;
    private @Nullable Phase last;
    private long lastTenth;

    TerminalProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void status(Status status) {
        long tenth = status.total() == 0 ? 0 : status.done() * 10 / status.total();
        boolean known = status.phase() == last && (status.phase() != Phase.DOWNLOADING || tenth == lastTenth);
        if (known) {
            return;
        }
        last = status.phase();
        lastTenth = tenth;
        String words = Texts.of(status.phase().key());
        err.println(
                status.total() > 0 && status.phase() == Phase.DOWNLOADING ? words + " " + tenth * 10 + " %" : words);
        err.flush();
    }

    @Override
    public void part(String text) {}
}
