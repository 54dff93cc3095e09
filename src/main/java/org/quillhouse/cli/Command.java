package org.quillhouse.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.quillhouse.kernel.Failure;
import picocli.CommandLine.Mixin;

/// A command: runs, prints, and turns failures into words and an exit code.
abstract class Command implements Callable<Integer> {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int CANCELLED = 130;

    @Mixin
    final CommonOptions options = new CommonOptions();

    final CommandContext context;

    Command(CommandContext context) {
        this.context = context;
    }

    abstract void run() throws Failure;

    @Override
    public final Integer call() {
        try {
            run();
            return DONE;
        } catch (Failure failure) {
            context.printError(options.json, failure);
            return FAILED;
        } catch (CancellationException cancelled) {
            return CANCELLED;
        }
    }

    /// For figures: two digits behind the point, the same in every language.
    static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    static String megabytes(long bytes) {
        return String.format(Locale.ENGLISH, "%,d MB", Math.round(bytes / 1e6));
    }
}
