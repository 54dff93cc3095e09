package org.quillhouse.engine;

import java.nio.file.Path;
import java.util.function.DoubleConsumer;
import org.quillhouse.tasks.Cancellation;

/// One native route to GGUF models. Safe on every thread; lives as long as the process.
public interface LlmEngine {
    EngineInfo info();

    /// Loads a model and the first context that goes with it; blocks, so call it from a job.
    ///
    /// With `gpuLayers` below 0 as many layers go to the GPU as fit its free memory; where a load fails for memory
    /// it is tried again with fewer layers and at last on the CPU, and [LlmModel#placement()] says what came of it.
    ///
    /// @param progress told the share that is loaded, 0 to 1, on the loading thread
    /// @throws ModelUnavailable with the reason; the file is left as it is
    /// @throws java.util.concurrent.CancellationException when cancelled
    LlmModel load(Path gguf, LoadOptions options, Cancellation cancellation, DoubleConsumer progress)
            throws ModelUnavailable;
}
