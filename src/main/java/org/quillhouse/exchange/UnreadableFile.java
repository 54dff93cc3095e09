package org.quillhouse.exchange;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Remedy;
import org.quillhouse.kernel.Retry;

/// A file that cannot be taken in.
public final class UnreadableFile extends Failure {
    public UnreadableFile(Path file, String reason, @Nullable Throwable cause) {
        super("exchange.unreadable", List.of(file.toString(), reason), Retry.NO, Remedy.CHECK_INPUT, cause);
    }
}
