package org.quillhouse.engine.internal.javallama;

import de.kherud.llama.ModelParameters;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.quillhouse.engine.Capability;
import org.quillhouse.engine.Device;
import org.quillhouse.engine.EngineInfo;
import org.quillhouse.engine.LlmEngine;
import org.quillhouse.engine.LlmModel;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.engine.ModelInfo;
import org.quillhouse.engine.ModelUnavailable;
import org.quillhouse.tasks.Cancellation;

/// java-llama.cpp from Maven: the fallback where the prebuilt libraries are absent.
///
/// CPU only, llama.cpp of March 2025. It keeps native threads that only ending the process stops, keeps the memory of
/// closed models, cannot be cancelled while it reads a prompt, and swallows bad grammars: all of that is declared by
/// what is missing from its [Capability] set.
public final class JavaLlamaEngine implements LlmEngine {
    private static final String VERSION = "4.2.0 (llama.cpp b4916)";

    private final EngineInfo info = new EngineInfo(
            "java-llama.cpp",
            VERSION,
            "generic",
            List.of(new Device("CPU", "CPU", Device.Kind.CPU, 0, 0)),
            EnumSet.of(Capability.PREFIX_REUSE));

    @Override
    public EngineInfo info() {
        return info;
    }

    @Override
    public LlmModel load(Path gguf, LoadOptions options, Cancellation cancellation, DoubleConsumer progress)
            throws ModelUnavailable {
        ModelInfo model = ModelInfo.inspect(gguf);
        cancellation.throwIfCancelled();
        int context = options.contextTokens() == 0 ? model.contextTokens() : options.contextTokens();
        var parameters = new ModelParameters()
                .setModel(gguf.toString())
                .setCtxSize(context)
                .setThreads(options.threads())
                .setGpuLayers(0);
        try {
            var loaded = new de.kherud.llama.LlamaModel(parameters);
            progress.accept(1);
            return new JavaLlamaModel(loaded, model, context);
        } catch (RuntimeException refused) { // its LlamaException is not public
            throw ModelUnavailable.loadFailed(gguf, String.valueOf(refused.getMessage()));
        } catch (UnsatisfiedLinkError unfit) {
            throw ModelUnavailable.noEngine(String.valueOf(unfit.getMessage()));
        }
    }
}
