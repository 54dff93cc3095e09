package org.quillhouse.engine;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Remedy;
import org.quillhouse.kernel.Retry;

/// There is no model to work with: none chosen, the file is missing or unreadable, or it could not be loaded.
public final class ModelUnavailable extends Failure {
    private ModelUnavailable(String key, List<?> arguments, Remedy remedy, @Nullable Throwable cause) {
        super(key, arguments, Retry.NO, remedy, cause);
    }

    public static ModelUnavailable notChosen() {
        return new ModelUnavailable("engine.model.not.chosen", List.of(), Remedy.GET_MODEL, null);
    }

    public static ModelUnavailable unknown(String model) {
        return new ModelUnavailable("engine.model.unknown", List.of(model), Remedy.CHOOSE_MODEL, null);
    }

    public static ModelUnavailable missing(Path file) {
        return new ModelUnavailable("engine.model.missing", List.of(file.toString()), Remedy.CHOOSE_MODEL, null);
    }

    /// The file is there but is no whole GGUF file; `reason` names what is wrong with it.
    public static ModelUnavailable unreadable(Path file, String reason, @Nullable Throwable cause) {
        return new ModelUnavailable(
                "engine.model.unreadable", List.of(file.toString(), reason), Remedy.CHOOSE_MODEL, cause);
    }

    /// The engine refused the file; `reason` is what it said.
    public static ModelUnavailable loadFailed(Path file, String reason) {
        Remedy remedy = isAboutMemory(reason) ? Remedy.USE_SMALLER_CONTEXT : Remedy.CHOOSE_MODEL;
        return new ModelUnavailable("engine.model.load.failed", List.of(file.toString(), reason), remedy, null);
    }

    /// Model and context together are beyond this machine's memory; nothing was tried.
    ///
    /// @param fittingTokens the longest context that fits; 0 where the model alone does not
    public static ModelUnavailable tooLarge(Path file, int contextTokens, long fittingTokens, long memoryMiB) {
        return new ModelUnavailable(
                "engine.model.too.large",
                List.of(file.toString(), contextTokens, fittingTokens, memoryMiB),
                Remedy.USE_SMALLER_CONTEXT,
                null);
    }

    /// The engine cannot do what the app would need for this, for example load a second model.
    public static ModelUnavailable engineLimit(String engine, String reason) {
        return new ModelUnavailable("engine.limit", List.of(engine, reason), Remedy.NONE, null);
    }

    /// Not an address, or one of another machine, where nothing is ever sent.
    public static ModelUnavailable badAddress(String words) {
        return new ModelUnavailable("engine.address.bad", List.of(words), Remedy.NONE, null);
    }

    /// Nobody answers at an address.
    public static ModelUnavailable silent(String address, String reason) {
        return new ModelUnavailable("engine.address.silent", List.of(address, reason), Remedy.CHOOSE_MODEL, null);
    }

    public static ModelUnavailable noEngine(String reason) {
        return new ModelUnavailable("engine.none", List.of(reason), Remedy.NONE, null);
    }

    /// Whether an engine's words speak of memory that was not to be had.
    public static boolean isAboutMemory(String reason) {
        String lower = reason.toLowerCase(java.util.Locale.ROOT);
        return lower.contains("alloc") || lower.contains("memory");
    }
}
