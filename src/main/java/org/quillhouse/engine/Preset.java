package org.quillhouse.engine;

import java.util.Locale;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.Settings;
import org.quillhouse.storage.StorageFailed;

/// Settings that go together, for a machine or for a purpose; each is set at once and may then be changed one by one.
public enum Preset {
    SMALL_MACHINE(4_096, 0, 8_000, 800, 0.8, SamplingStyle.PROSE),
    BALANCED(0, -1, 32_000, 2_000, 0.8, SamplingStyle.PROSE),
    LONG_STORIES(16_384, -1, 64_000, 3_000, 0.8, SamplingStyle.PROSE),
    CPU_ONLY(8_192, 0, 16_000, 1_500, 0.8, SamplingStyle.PROSE),
    CREATIVE(0, -1, 32_000, 2_000, 0.9, SamplingStyle.CREATIVE),
    CLEAN_PROSE(0, -1, 32_000, 2_000, 0.8, SamplingStyle.CLEAN),
    DEBUG(2_048, 0, 4_000, 300, 0, SamplingStyle.DEBUG);

    private final int contextTokens;
    private final int gpuLayers;
    private final int contextLimit;
    private final int maxTokens;
    private final double temperature;
    private final SamplingStyle style;

    Preset(int contextTokens, int gpuLayers, int contextLimit, int maxTokens, double temperature, SamplingStyle style) {
        this.contextTokens = contextTokens;
        this.gpuLayers = gpuLayers;
        this.contextLimit = contextLimit;
        this.maxTokens = maxTokens;
        this.temperature = temperature;
        this.style = style;
    }

    /// The message key of its name.
    public String key() {
        return "models.preset." + name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /// Writes its values into the profile. Those of the model take effect at the next load.
    public void applyTo(Settings settings) throws StorageFailed {
        settings.set(Keys.CONTEXT_TOKENS, contextTokens);
        settings.set(Keys.GPU_LAYERS, gpuLayers);
        settings.set(Keys.CONTEXT_MAX_TOKENS, contextLimit);
        settings.set(Keys.CHAPTER_MAX_TOKENS, maxTokens);
        settings.set(Keys.CHAPTER_TEMPERATURE, temperature);
        settings.set(Keys.WRITER_STYLE, style.name().toLowerCase(Locale.ROOT));
    }
}
