package org.quillhouse.engine.internal.llama;

import java.util.ArrayList;
import java.util.List;
import org.quillhouse.engine.Device;
import org.quillhouse.engine.ModelInfo;

/// How many layers fit a GPU, and what to try next when they did not.
///
/// Layers are taken as equal shares of the file plus their share of the cache; the output layer counts as one more. A
/// tenth of the free memory, at least 512 MiB, stays free for compute buffers and for the desktop.
final class GpuFit {
    private static final long MIN_HEADROOM_BYTES = 512L << 20;

    private GpuFit() {}

    /// Layers, the output layer included, that fit the free memory of the GPUs; 0 without a GPU.
    static int fittingLayers(ModelInfo model, int contextTokens, List<Device> devices) {
        long free = devices.stream()
                .filter(Device::isGpu)
                .mapToLong(Device::freeBytes)
                .sum();
        long usable = free - Math.max(MIN_HEADROOM_BYTES, free / 10);
        int layers = model.layers() + 1;
        long cacheBytes = model.cacheBytesPerToken() * contextTokens;
        long bytesPerLayer = (model.fileBytes() + cacheBytes) / layers + 1;
        return (int) Math.clamp(usable / bytesPerLayer, 0, layers);
    }

    /// The layer counts to try in order: what was asked for (or fits), then less, at last the CPU alone.
    ///
    /// @param wanted −1 for as many as fit
    static List<Integer> attempts(int wanted, ModelInfo model, int contextTokens, List<Device> devices) {
        int layers = model.layers() + 1;
        boolean gpu = devices.stream().anyMatch(Device::isGpu);
        if (!gpu || wanted == 0) {
            return List.of(0);
        }
        int first = wanted < 0 ? fittingLayers(model, contextTokens, devices) : Math.min(wanted, layers);
        var attempts = new ArrayList<Integer>();
        for (int next = first; next > 0; next = next * 3 / 5) {
            attempts.add(next);
        }
        attempts.add(0);
        return List.copyOf(attempts);
    }
}
