package org.quillhouse.engine.internal.child;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import org.quillhouse.engine.EngineInfo;
import org.quillhouse.engine.GenerationFailed;
import org.quillhouse.engine.LlmEngine;
import org.quillhouse.engine.LlmModel;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.engine.ModelInfo;
import org.quillhouse.engine.ModelUnavailable;
import org.quillhouse.engine.Placement;
import org.quillhouse.tasks.Cancellation;

/// Safe mode: the default engine in a process of its own for each model. Should its native code fail, the app and the
/// manuscript live; one generation is lost, and the next one starts the process again.
public final class ChildEngine implements LlmEngine {
    private final Path libraries;
    private final EngineInfo info;

    private final Duration patience;
    private final Crossing crossing = new Crossing();

    private ChildEngine(Path libraries, EngineInfo info, Duration patience) {
        this.libraries = libraries;
        this.info = info;
        this.patience = patience;
    }

    /// @param libraries the folder of the engine
    /// @param patience a load of which nothing is heard for so long is given up: a damaged file can send the native
    ///     code round in circles
    /// @throws GenerationFailed when no process could be started
    public static ChildEngine open(Path libraries, Duration patience) throws GenerationFailed {
        ChildProcess child = ChildProcess.start(libraries);
        try {
            EngineInfo said = child.ask(Op.INFO, none -> {}, Wire::info);
            return new ChildEngine(
                    libraries,
                    new EngineInfo(
                            said.name() + " (safe mode)",
                            said.version(),
                            said.cpuVariant(),
                            said.devices(),
                            said.capabilities()),
                    patience);
        } finally {
            child.close();
        }
    }

    @Override
    public EngineInfo info() {
        return info;
    }

    @Override
    public LlmModel load(Path gguf, LoadOptions options, Cancellation cancellation, DoubleConsumer progress)
            throws ModelUnavailable {
        ModelInfo model = ModelInfo.inspect(gguf);
        Loaded loaded = start(model, options, cancellation, progress);
        return new ChildModel(model, loaded, () -> start(model, options, new Cancellation(), share -> {}), crossing);
    }

    /// A process that has loaded its model.
    record Loaded(ChildProcess process, Placement placement, int contextTokens) {}

    private Loaded start(ModelInfo model, LoadOptions options, Cancellation cancellation, DoubleConsumer progress)
            throws ModelUnavailable {
        ChildProcess process;
        try {
            process = ChildProcess.start(libraries);
        } catch (GenerationFailed failed) {
            throw ModelUnavailable.loadFailed(model.file(), String.valueOf(failed.getMessage()));
        }
        cancellation.onCancel(process::kill);
        var loaded = new CompletableFuture<Loaded>();
        var loading = new Loading(process, progress, loaded);
        process.begin(
                Op.LOAD,
                out -> {
                    Wire.text(out, model.file().toString());
                    Wire.options(out, options);
                },
                loading);
        try {
            loading.await(patience);
            return loaded.join();
        } catch (CompletionException failed) {
            process.kill();
            cancellation.throwIfCancelled();
            if (failed.getCause() instanceof GenerationFailed known) {
                String reason = String.valueOf(known.arguments().getLast());
                throw ModelUnavailable.loadFailed(model.file(), reason);
            }
            throw failed;
        }
    }

    private static final class Loading implements ChildProcess.Call {
        private final ChildProcess process;
        private final DoubleConsumer progress;
        private final CompletableFuture<Loaded> loaded;
        private volatile long heardNanos = System.nanoTime();

        Loading(ChildProcess process, DoubleConsumer progress, CompletableFuture<Loaded> loaded) {
            this.process = process;
            this.progress = progress;
            this.loaded = loaded;
        }

        void await(Duration patience) {
            while (!loaded.isDone()) {
                if (System.nanoTime() - heardNanos > patience.toNanos()) {
                    loaded.completeExceptionally(GenerationFailed.crashed("it loaded without end"));
                    return;
                }
                loaded.copy()
                        .handle((result, failure) -> true)
                        .completeOnTimeout(false, 200, TimeUnit.MILLISECONDS)
                        .join();
            }
        }

        @Override
        public boolean hear(Op op, DataInputStream in) throws IOException {
            heardNanos = System.nanoTime();
            switch (op) {
                case PROGRESS -> progress.accept(in.readDouble());
                case LOADED -> loaded.complete(new Loaded(process, Wire.placement(in), in.readInt()));
                default -> loaded.completeExceptionally(ChildProcess.failure(in));
            }
            return op != Op.PROGRESS;
        }

        @Override
        public void fail(GenerationFailed failure) {
            loaded.completeExceptionally(failure);
        }
    }
}
