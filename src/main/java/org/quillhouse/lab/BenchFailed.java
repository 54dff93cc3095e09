package org.quillhouse.lab;

import java.util.List;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Remedy;
import org.quillhouse.kernel.Retry;

/// The peer could not be run, or said something else than figures.
public final class BenchFailed extends Failure {
    public BenchFailed(String peer, String reason) {
        super("lab.bench.failed", List.of(peer, reason), Retry.NO, Remedy.CHECK_INPUT, null);
    }
}
