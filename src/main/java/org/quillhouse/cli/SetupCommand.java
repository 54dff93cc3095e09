package org.quillhouse.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.quillhouse.engine.Engines;
import org.quillhouse.engine.Extras;
import org.quillhouse.engine.ModelStore;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.tasks.Job;
import org.quillhouse.tasks.Progress;
import picocli.CommandLine.Option;

/// Fetches what a fresh machine lacks: the engine libraries, fonts, dictionaries and the starter model. What cannot be
/// fetched is told, and
/// is no error: the app starts without it and says so.
@picocli.CommandLine.Command(
        name = "setup",
        description = "Fetch the engine libraries, fonts, dictionaries and the starter model.")
final class SetupCommand extends Command {
    @Option(names = "--quiet", description = "Say only what is missing.")
    boolean quiet;

    @Option(
            names = "--engine-into",
            paramLabel = "DIR",
            description = "Copy the engine libraries there, and fonts and dictionaries beside it, for installers.")
    @Nullable
    Path engineInto;

    SetupCommand(CommandContext context) {
        super(context);
    }

    @Override
    void run() {
        if (engineInto != null) {
            attempt("setup.engine", Engines.copyJob(context.places(options), engineInto));
            attempt("setup.extras", Extras.copyJob(context.places(options), engineInto.resolveSibling("extras")));
            return;
        }
        ModelStore models = context.models(options);
        attempt("setup.engine", Engines.fetchJob(context.places(options)));
        attempt("setup.extras", Extras.fetchJob(context.places(options)));
        attempt("setup.model", models.fetchJob(models.catalogue().starter()));
    }

    private <T> void attempt(String what, Job<T> job) {
        try {
            T file = job.run(context.cancellation(), Progress.SILENT);
            if (!quiet) {
                context.out().println(Texts.of(what, file.toString()));
                context.out().flush();
            }
        } catch (Failure failure) {
            context.err().println(Texts.of("setup.missing", Texts.of(failure)));
            context.err().flush();
        }
    }
}
