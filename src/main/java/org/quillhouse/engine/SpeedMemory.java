package org.quillhouse.engine;

import java.util.OptionalDouble;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.Settings;
import org.quillhouse.storage.StorageFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How fast this machine writes: measured with the model that wrote last, predicted for others. Writing is bound by how
/// fast the weights come out of memory, so the speed of another model goes as the sizes of the files. Safe on every
/// thread.
public final class SpeedMemory {
    private static final Logger LOG = LoggerFactory.getLogger(SpeedMemory.class);
    private static final int LEAST_TOKENS = 32;

    private final Settings settings;

    public SpeedMemory(Settings settings) {
        this.settings = settings;
    }

    /// Learns from a reply of some length.
    public void learn(ModelInfo model, GenerationResult result) {
        if (result.writtenTokens() < LEAST_TOKENS || result.tokens().drafted() > 0 || model.isElsewhere()) {
            return;
        }
        try {
            settings.set(Keys.MEASURED_SPEED, model.fileBytes() + " " + result.tokensPerSecond());
        } catch (StorageFailed failed) {
            LOG.warn("the measured speed could not be kept: {}", failed.getMessage());
        }
    }

    /// Tokens a second to expect of a model file of this size; empty before anything was measured.
    public OptionalDouble expect(long fileBytes) {
        String[] measured = settings.get(Keys.MEASURED_SPEED).split(" ");
        if (measured.length != 2 || fileBytes <= 0) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Double.parseDouble(measured[1]) * Long.parseLong(measured[0]) / fileBytes);
        } catch (NumberFormatException other) {
            return OptionalDouble.empty();
        }
    }
}
