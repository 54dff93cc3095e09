package org.quillhouse.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quillhouse.context.TokenCounter;
import org.quillhouse.engine.Engines;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.kernel.Failure;
import org.quillhouse.prompts.Jinja;
import org.quillhouse.settings.Places;
import org.quillhouse.settings.Settings;
import org.quillhouse.tasks.Progress;

/// What commands do with a counter: a model's own, loaded for the time of it, or the estimate.
@FunctionalInterface
interface Counting {
    /// @param contextTokens of the model; [Integer#MAX_VALUE] without one
    void count(TokenCounter counter, int contextTokens) throws Failure;

    /// @param own settings of the open story
    /// @param model as a writer names it; none for the estimate
    static void with(
            CommandContext context,
            CommonOptions options,
            Settings settings,
            Map<String, String> own,
            @Nullable String model,
            Counting work)
            throws Failure {
        if (model == null) {
            work.count(TokenCounter.ESTIMATE, Integer.MAX_VALUE);
            return;
        }
        Places places = context.places(options);
        var jinja = new Jinja();
        try (var host = new ModelHost(() -> Engines.open(places, settings).engine(), () -> jinja)) {
            LoadOptions load = LoadOptions.of(settings, own, places, LoadOptions.defaultThreads());
            host.loadJob(context.models(options).resolve(model), load).run(context.cancellation(), Progress.SILENT);
            try (var lease = host.lease(context.cancellation())) {
                work.count(lease.model(), lease.session().contextTokens());
            }
        }
    }
}
