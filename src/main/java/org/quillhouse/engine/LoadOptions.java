package org.quillhouse.engine;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.Places;
import org.quillhouse.settings.Settings;

/// How to load a model.
///
/// @param gpuLayers −1 as many as fit, 0 CPU only, n that many
/// @param threads CPU threads, at least 1
/// @param contextTokens prompt and reply together; 0 for the model's own length
/// @param flashAttention whether to use it; AUTO leaves it to the library
/// @param warm where what was read of a story is kept over a restart; nowhere where it is absent
public record LoadOptions(
        int gpuLayers, int threads, int contextTokens, FlashAttention flashAttention, Optional<Warm> warm) {
    /// @param folder in the cache; it may be deleted at any time
    /// @param mostBytes what was used longest ago goes first when there is more
    public record Warm(Path folder, long mostBytes) {}

    public enum FlashAttention {
        AUTO,
        OFF,
        ON
    }

    public LoadOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("threads " + threads);
        }
        if (contextTokens < 0) {
            throw new IllegalArgumentException("contextTokens " + contextTokens);
        }
    }

    public static LoadOptions cpu(int contextTokens) {
        return new LoadOptions(0, defaultThreads(), contextTokens, FlashAttention.AUTO, Optional.empty());
    }

    /// As the writer set them.
    ///
    /// @param own settings of the open story, which go before those of the profile
    /// @param threads used where the settings leave the number open
    public static LoadOptions of(Settings settings, Map<String, String> own, Places places, int threads) {
        int wanted = settings.resolve(Keys.THREADS, own).value();
        var options = new LoadOptions(
                settings.resolve(Keys.GPU_LAYERS, own).value(),
                wanted > 0 ? wanted : threads,
                settings.resolve(Keys.CONTEXT_TOKENS, own).value(),
                FlashAttention.AUTO,
                Optional.empty());
        long warmBytes = (long) settings.resolve(Keys.WARM_MIB, own).value() << 20;
        return warmBytes == 0
                ? options
                : options.withWarm(new Warm(places.cache().resolve("warm"), warmBytes));
    }

    public LoadOptions withGpuLayers(int layers) {
        return new LoadOptions(layers, threads, contextTokens, flashAttention, warm);
    }

    public LoadOptions withThreads(int count) {
        return new LoadOptions(gpuLayers, count, contextTokens, flashAttention, warm);
    }

    public LoadOptions withContextTokens(int tokens) {
        return new LoadOptions(gpuLayers, threads, tokens, flashAttention, warm);
    }

    public LoadOptions withWarm(Warm states) {
        return new LoadOptions(gpuLayers, threads, contextTokens, flashAttention, Optional.of(states));
    }

    /// One less on a small machine: the engine's threads spin, and a window that needs a core beside them would make
    /// them
    /// wait for each other many times a token.
    public static int threadsBesideAWindow() {
        int all = defaultThreads();
        return Runtime.getRuntime().availableProcessors() <= 4 ? Math.max(1, all - 1) : all;
    }

    /// All cores of a small machine, half of the hardware threads (about the physical cores) of a larger one.
    public static int defaultThreads() {
        int processors = Runtime.getRuntime().availableProcessors();
        return processors <= 4 ? processors : Math.min(16, processors / 2);
    }
}
