package org.quillhouse.tasks;

import java.util.List;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Remedy;
import org.quillhouse.kernel.Retry;

/// A bug inside a job, so that the screen that waits for it is told too; the bug itself goes on to the one handler.
public final class UnexpectedFailure extends Failure {
    public UnexpectedFailure(Throwable bug) {
        super("tasks.unexpected", List.of(), Retry.YES, Remedy.NONE, bug);
    }
}
