package org.quillhouse.chat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Remedy;
import org.quillhouse.kernel.Retry;

/// A file that no talk can be read from.
public final class NoTalk extends Failure {
    NoTalk(Path file) {
        this(file, null);
    }

    NoTalk(Path file, @Nullable Throwable cause) {
        super("chat.file.none", List.of(file.toString()), Retry.NO, Remedy.CHECK_INPUT, cause);
    }
}
