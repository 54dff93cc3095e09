package org.quillhouse.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Remedy;
import org.quillhouse.kernel.Retry;

/// A file that no talk can be read from.
public final class NoConversation extends Failure {
    private NoConversation(String key, Path file, @Nullable Throwable cause) {
        super(key, List.of(file.toString()), Retry.NO, Remedy.CHECK_INPUT, cause);
    }

    static NoConversation none(Path file) {
        return new NoConversation("archive.file.none", file, null);
    }

    static NoConversation tooLarge(Path file) {
        return new NoConversation("archive.file.large", file, null);
    }

    static NoConversation noText(Path file) {
        return new NoConversation("archive.file.binary", file, null);
    }

    static NoConversation unreadable(Path file, IOException cause) {
        return new NoConversation("archive.file.unreadable", file, cause);
    }
}
