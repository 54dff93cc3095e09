package org.quillhouse.engine;

import java.util.List;

/// Where a loaded model's layers went.
///
/// @param device the name of the device that computes most layers
/// @param gpuLayers layers on the GPU, the output layer counted as one
/// @param totalLayers all layers, the output layer counted as one
/// @param fallbacks the tries that failed for memory before this one, in words
public record Placement(String device, int gpuLayers, int totalLayers, List<String> fallbacks) {
    public Placement {
        fallbacks = List.copyOf(fallbacks);
    }
}
