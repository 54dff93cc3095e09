package org.quillhouse.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Remedy;
import org.quillhouse.kernel.Retry;

/// A download did not come through. What was fetched so far stays and the next try goes on from there.
public final class FetchFailed extends Failure {
    private FetchFailed(String key, List<?> arguments, Retry retry, Remedy remedy, @Nullable Throwable cause) {
        super(key, arguments, retry, remedy, cause);
    }

    /// None of the sources could be reached; `reasons` names each with what it said.
    public static FetchFailed unreachable(String what, String reasons) {
        return new FetchFailed("fetch.unreachable", List.of(what, reasons), Retry.YES, Remedy.NONE, null);
    }

    /// What came is not what was asked for; it was set aside and is not used.
    public static FetchFailed damaged(String what) {
        return new FetchFailed("fetch.damaged", List.of(what), Retry.YES, Remedy.NONE, null);
    }

    /// Known before the first byte: the disk has not the room. Sizes in MiB.
    public static FetchFailed noSpace(String what, long neededMiB, long freeMiB) {
        return new FetchFailed(
                "fetch.no.space", List.of(what, neededMiB, freeMiB), Retry.YES, Remedy.FREE_DISK_SPACE, null);
    }

    public static FetchFailed disk(String what, Throwable cause) {
        return new FetchFailed(
                "fetch.disk",
                List.of(what, String.valueOf(cause.getMessage())),
                Retry.YES,
                Remedy.FREE_DISK_SPACE,
                cause);
    }
}
