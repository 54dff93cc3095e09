package org.quillhouse.lab;

import java.util.List;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Remedy;
import org.quillhouse.kernel.Retry;

/// A run cannot be shown or done again.
public final class NoSuchRun extends Failure {
    private NoSuchRun(String key, String argument) {
        super(key, List.of(argument), Retry.NO, Remedy.NONE, null);
    }

    /// There is none of that name, or it was kept before receipts could be replayed.
    public static NoSuchRun none(String id) {
        return new NoSuchRun("lab.run.none", id);
    }

    public static NoSuchRun modelGone(String file) {
        return new NoSuchRun("lab.run.model.gone", file);
    }

    /// The loaded model is another one.
    public static NoSuchRun otherModel(String loaded) {
        return new NoSuchRun("lab.run.model.other", loaded);
    }
}
