package org.quillhouse.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.quillhouse.cli.internal.Json;
import org.quillhouse.engine.ModelCatalogue;
import org.quillhouse.engine.ModelStore;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.settings.Places;
import org.quillhouse.settings.Settings;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.tasks.Cancellation;

/// What a command works with: streams, environment, the wish to stop, and the rooms opened on demand.
///
/// @param cancellation set when the user presses Ctrl+C
record CommandContext(
        PrintWriter out, PrintWriter err, Map<String, String> environment, Path home, Cancellation cancellation) {

    Places places(CommonOptions options) {
        return Places.of(options.profileFolder(), environment, home);
    }

    Settings settings(CommonOptions options) throws StorageFailed {
        return Settings.open(places(options), Map.of(), environment);
    }

    ModelStore models(CommonOptions options) {
        return new ModelStore(ModelCatalogue.shipped(), places(options));
    }

    /// Prints `text`, or `data` where JSON was asked for.
    void print(CommonOptions options, String text, Map<String, ?> data) {
        out.println(options.json ? Json.of(data) : text);
        out.flush();
    }

    /// Tells what went wrong, in words or as JSON, on standard error.
    void printError(boolean json, Failure failure) {
        if (json) {
            var error = new LinkedHashMap<String, Object>();
            error.put("code", failure.key());
            error.put("message", Texts.message(failure));
            error.put("remedy", failure.remedy().name().toLowerCase(java.util.Locale.ROOT));
            err.println(Json.of(Map.of("error", error)));
        } else {
            err.println(Texts.of(failure));
        }
        err.flush();
    }
}
