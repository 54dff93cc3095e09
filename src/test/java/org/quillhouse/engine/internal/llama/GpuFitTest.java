package org.quillhouse.engine.internal.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.quillhouse.engine.Device;
import org.quillhouse.engine.ModelInfo;

class GpuFitTest {
    private static final ModelInfo SEVEN_GIB = new ModelInfo(
            Path.of("m.gguf"),
            "m",
            "llama",
            "Q4_K_M",
            12_000_000_000L,
            7L << 30,
            40,
            131_072,
            5_120,
            8,
            128,
            "",
            "",
            "",
            Optional.empty());

    private static List<Device> gpu(long freeGiB) {
        return List.of(
                new Device("CPU", "CPU", Device.Kind.CPU, 0, 0),
                new Device("Vulkan0", "card", Device.Kind.GPU, freeGiB << 30, freeGiB << 30));
    }

    @Test
    void allLayersWhereThereIsRoomForModelAndCache() {
        assertEquals(41, GpuFit.fittingLayers(SEVEN_GIB, 8_192, gpu(24)));
    }

    @Test
    void someLayersWhereThereIsNot() {
        int layers = GpuFit.fittingLayers(SEVEN_GIB, 8_192, gpu(4));
        assertTrue(layers > 10 && layers < 25, "" + layers);
        assertEquals(0, GpuFit.fittingLayers(SEVEN_GIB, 8_192, gpu(0)));
    }

    @Test
    void triesFewerLayersAndAtLastTheCpu() {
        assertEquals(List.of(41, 24, 14, 8, 4, 2, 1, 0), GpuFit.attempts(-1, SEVEN_GIB, 8_192, gpu(24)));
        assertEquals(List.of(10, 6, 3, 1, 0), GpuFit.attempts(10, SEVEN_GIB, 8_192, gpu(24)));
        assertEquals(List.of(0), GpuFit.attempts(0, SEVEN_GIB, 8_192, gpu(24)));
        assertEquals(List.of(0), GpuFit.attempts(-1, SEVEN_GIB, 8_192, List.of()));
        assertEquals(41, GpuFit.attempts(999, SEVEN_GIB, 8_192, gpu(24)).getFirst());
    }
}
