package org.quillhouse.engine.internal.llama;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.DoubleConsumer;
import org.quillhouse.engine.Capability;
import org.quillhouse.engine.Device;
import org.quillhouse.engine.EngineInfo;
import org.quillhouse.engine.GenerationFailed;
import org.quillhouse.engine.LlmEngine;
import org.quillhouse.engine.LlmModel;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.engine.MachineMemory;
import org.quillhouse.engine.ModelInfo;
import org.quillhouse.engine.ModelUnavailable;
import org.quillhouse.engine.Placement;
import org.quillhouse.engine.internal.ModelThread;
import org.quillhouse.tasks.Cancellation;

/// llama.cpp through `java.lang.foreign` on prebuilt libraries: the default engine.
public final class LlamaEngine implements LlmEngine {
    /// `LLAMA_LOAD_MODE_NONE`: not mapped from the file.
    private static final int LOAD_INTO_MEMORY = 0;

    private final LlamaLibrary library;
    private final EngineInfo info;
    private final RightOfWay way = new RightOfWay();
    /// Threads of closed models, for the next ones: the C library keeps freed memory apart for each thread, so with a
    /// new thread a model some 100 MB would pile up over a few models.
    private final ConcurrentLinkedDeque<ModelThread> idleThreads = new ConcurrentLinkedDeque<>();

    private LlamaEngine(LlamaLibrary library) {
        this.library = library;
        Set<Capability> capabilities = EnumSet.allOf(Capability.class);
        if (!library.hasGpu()) {
            capabilities.remove(Capability.GPU_OFFLOAD);
        }
        info = new EngineInfo("llama", library.version(), library.cpuVariant(), library.devices(), capabilities);
    }

    /// Opens the libraries in `folder` for the life of the process.
    ///
    /// @throws UnsatisfiedLinkError when they are missing or of another release
    public static LlamaEngine open(Path folder) {
        return new LlamaEngine(LlamaLibrary.open(folder));
    }

    /// Somebody waits for a generation elsewhere on this machine: background work stands still until [#goOn]. Counted.
    public void standBack() {
        way.take();
    }

    public void goOn() {
        way.give();
    }

    @Override
    public EngineInfo info() {
        return info;
    }

    @Override
    public LlmModel load(Path gguf, LoadOptions options, Cancellation cancellation, DoubleConsumer progress)
            throws ModelUnavailable {
        ModelInfo model = ModelInfo.inspect(gguf);
        int context = options.contextTokens() == 0 ? model.contextTokens() : options.contextTokens();
        requireMemory(model, context);
        var fallbacks = new ArrayList<String>();
        List<Integer> attempts = GpuFit.attempts(options.gpuLayers(), model, context, library.devices());
        for (int layers : attempts) {
            try {
                return tryLoad(model, options.withGpuLayers(layers), fallbacks, cancellation, progress);
            } catch (NotLoaded failed) {
                cancellation.throwIfCancelled();
                boolean last = layers == 0 || !ModelUnavailable.isAboutMemory(failed.reason);
                if (last) {
                    throw ModelUnavailable.loadFailed(gguf, failed.reason);
                }
                fallbacks.add(layers + " layers on the GPU: " + failed.reason);
            }
        }
        throw new IllegalStateException("no attempt was made");
    }

    /// A system that lends more memory than it has would end the whole app when the cache is first written to.
    private void requireMemory(ModelInfo model, int contextTokens) throws ModelUnavailable {
        long onGpus = library.devices().stream()
                .filter(Device::isGpu)
                .mapToLong(Device::freeBytes)
                .sum();
        long usable = MachineMemory.totalBytes() / 100 * 95 + onGpus;
        long perToken = Math.max(1, model.cacheBytesPerToken());
        if (model.fileBytes() + perToken * contextTokens > usable) {
            long fitting = Math.max(0, (usable - model.fileBytes()) / perToken);
            throw ModelUnavailable.tooLarge(model.file(), contextTokens, fitting, usable >> 20);
        }
    }

    private LlmModel tryLoad(
            ModelInfo model,
            LoadOptions options,
            List<String> fallbacks,
            Cancellation cancellation,
            DoubleConsumer progress)
            throws NotLoaded {
        ModelThread idle = idleThreads.poll();
        ModelThread thread = idle == null ? new ModelThread() : idle;
        try {
            return thread.call(cancellation, () -> {
                library.log.clear();
                Optional<LargePages> pages = LargePages.forLoading(model, options);
                var watch = new LoadWatch(cancellation, progress, pages);
                MemorySegment pointer = loadFile(model.file(), options.gpuLayers(), watch);
                int onGpu = offloadedLayers(options.gpuLayers(), model);
                try {
                    var context = new NativeContext(library, pointer, options);
                    pages.ifPresent(LargePages::afterLoading);
                    var placement = new Placement(deviceName(onGpu), onGpu, model.layers() + 1, fallbacks);
                    return new FfmModel(
                            library, pointer, context, thread, idleThreads::add, model, options, placement, way);
                } catch (GenerationFailed noContext) {
                    library.modelFree.run(pointer);
                    throw noContext;
                }
            });
        } catch (GenerationFailed failed) {
            idleThreads.add(thread);
            throw new NotLoaded(String.valueOf(failed.arguments().getFirst()));
        }
    }

    private MemorySegment loadFile(Path gguf, int gpuLayers, LoadWatch watch) throws GenerationFailed {
        try (var arena = Arena.ofConfined()) {
            MemorySegment params = library.modelDefaults.toPointer((SegmentAllocator) arena);
            Layouts.set(params, Layouts.MODEL_PARAMS, "n_gpu_layers", gpuLayers);
            if (watch.pages.isPresent()) {
                Layouts.set(params, Layouts.MODEL_PARAMS, "load_mode", LOAD_INTO_MEMORY);
            }
            Layouts.set(params, Layouts.MODEL_PARAMS, "progress_callback", watch.stub(arena));
            MemorySegment pointer = library.modelLoad.toPointer(arena.allocateFrom(gguf.toString()), params);
            if (pointer.address() == 0) {
                throw GenerationFailed.nativeError(library.log.errors());
            }
            return pointer;
        }
    }

    /// The library's own word on it where it says one.
    private int offloadedLayers(int wanted, ModelInfo model) {
        int expected = library.hasGpu() ? Math.min(wanted, model.layers() + 1) : 0;
        return library.log
                .firstMatch("offloaded (\\d+)/\\d+ layers")
                .map(Integer::valueOf)
                .orElse(expected);
    }

    private String deviceName(int layersOnGpu) {
        return library.devices().stream()
                .filter(device -> device.isGpu() == layersOnGpu > 0)
                .findFirst()
                .map(Device::description)
                .orElse("CPU");
    }

    /// Hears how far a load is and stops it.
    private static final class LoadWatch {
        private final Cancellation cancellation;
        private final DoubleConsumer progress;
        private final Optional<LargePages> pages;

        LoadWatch(Cancellation cancellation, DoubleConsumer progress, Optional<LargePages> pages) {
            this.cancellation = cancellation;
            this.progress = progress;
            this.pages = pages;
        }

        @SuppressWarnings("unused") // called by the library
        private boolean onProgress(float share, MemorySegment userData) {
            pages.ifPresent(LargePages::beforeReading);
            progress.accept(share);
            return !cancellation.isCancelled();
        }

        MemorySegment stub(Arena arena) {
            try {
                var type = MethodType.methodType(boolean.class, float.class, MemorySegment.class);
                var handle = MethodHandles.lookup().bind(this, "onProgress", type);
                return Linker.nativeLinker()
                        .upcallStub(handle, FunctionDescriptor.of(JAVA_BOOLEAN, JAVA_FLOAT, ADDRESS), arena);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private static final class NotLoaded extends Exception {
        private final String reason;

        NotLoaded(String reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
