package org.quillhouse.engine;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.Places;
import org.quillhouse.settings.Settings;
import org.quillhouse.storage.StorageFailed;

/// What may be wrong with engine and model, and the change that would help (spec WA-159): not loading, out of memory,
/// slow, prompts that do not fit.
public final class Diagnosis {
    private static final String NATIVE = "llama";
    private static final long SLACK_BYTES = 300L << 20;
    private static final long LEAST_DISK_BYTES = 2_000_000_000;
    private static final int SMALL_CONTEXT = 4_096;
    private static final double WORDS_A_TOKEN = 0.75;
    private static final double SLOW_WORDS_A_MINUTE = 60;

    private Diagnosis() {}

    /// The machine and the model as they are.
    ///
    /// @param contextTokens of the loaded model; empty while there is none
    /// @param freeDiskBytes where models and states are kept
    /// @param modelsHere how many models are on this machine
    public record Machine(
            Optional<EngineInfo> engine,
            ModelHost.State state,
            OptionalInt contextTokens,
            long freeBytes,
            int processors,
            long freeDiskBytes,
            int modelsHere) {
        /// As it is now.
        public static Machine now(ModelHost host, int modelsHere, Places places) {
            File cache = places.cache().toFile();
            long free = cache.getUsableSpace();
            return new Machine(
                    host.engineInfo(),
                    host.state(),
                    host.contextTokens(),
                    MachineMemory.freeBytes(),
                    Runtime.getRuntime().availableProcessors(),
                    cache.exists() ? free : Long.MAX_VALUE,
                    modelsHere);
        }
    }

    /// How much it matters.
    public enum Level {
        FINE,
        HINT,
        PROBLEM
    }

    /// A change that would help.
    public enum Fix {
        GET_MODEL,
        CHOOSE_MODEL,
        USE_GPU,
        PROCESSOR_ONLY,
        SMALLER_CONTEXT,
        USUAL_THREADS,
        FIT_BUDGET;

        public String key() {
            return "diagnosis.fix." + name().toLowerCase(Locale.ROOT).replace('_', '.');
        }

        /// Whether it is done on the Models screen, by the writer.
        public boolean isChoice() {
            return this == GET_MODEL || this == CHOOSE_MODEL;
        }
    }

    /// One thing that was looked at.
    public record Finding(Level level, String words, Optional<Fix> fix) {}

    /// In the order in which things go wrong: engine, model, memory, GPU, speed, prompts, disk.
    public static List<Finding> of(Machine machine, Settings settings) {
        var findings = new ArrayList<Finding>();
        engine(machine, findings);
        model(machine, findings);
        memory(machine, settings, findings);
        gpu(machine, findings);
        speed(machine, settings, findings);
        prompts(machine, settings, findings);
        if (machine.freeDiskBytes() < LEAST_DISK_BYTES) {
            findings.add(problem("diagnosis.disk", Optional.empty(), machine.freeDiskBytes() / 1e9));
        }
        return List.copyOf(findings);
    }

    private static Finding fine(String key, Object... arguments) {
        return new Finding(Level.FINE, Texts.of(key, arguments), Optional.empty());
    }

    private static Finding hint(String key, Optional<Fix> fix, Object... arguments) {
        return new Finding(Level.HINT, Texts.of(key, arguments), fix);
    }

    private static Finding problem(String key, Optional<Fix> fix, Object... arguments) {
        return new Finding(Level.PROBLEM, Texts.of(key, arguments), fix);
    }

    private static void engine(Machine machine, List<Finding> findings) {
        machine.engine().ifPresent(engine -> {
            findings.add(
                    machine.state().model().filter(ModelInfo::isElsewhere).isPresent()
                            ? fine(
                                    "diagnosis.engine.elsewhere",
                                    machine.state().model().orElseThrow().quantization())
                            : engine.name().equals(NATIVE)
                                    ? fine("diagnosis.engine", engine.name(), engine.version(), engine.cpuVariant())
                                    : hint(
                                            "diagnosis.engine.fallback",
                                            Optional.empty(),
                                            engine.name(),
                                            engine.version()));
        });
    }

    private static void model(Machine machine, List<Finding> findings) {
        Optional<Fix> get = Optional.of(machine.modelsHere() == 0 ? Fix.GET_MODEL : Fix.CHOOSE_MODEL);
        switch (machine.state().phase()) {
            case NOT_CONFIGURED -> findings.add(problem("diagnosis.model.none", get));
            case LOADING -> findings.add(hint("diagnosis.model.loading", Optional.empty()));
            case READY ->
                findings.add(fine(
                        "diagnosis.model.ready",
                        machine.state().model().map(ModelInfo::name).orElse(""),
                        machine.contextTokens().orElse(0)));
            case FAILED -> {
                Optional<Failure> why = machine.state().failure();
                findings.add(new Finding(
                        Level.PROBLEM, why.map(Texts::of).orElseGet(() -> Texts.of("diagnosis.model.none")), get));
            }
        }
    }

    /// What the model in use, or the one that did not load, needs against what is free.
    private static void memory(Machine machine, Settings settings, List<Finding> findings) {
        Optional<ModelInfo> model = machine.state().model().filter(known -> !known.isElsewhere());
        if (model.isEmpty()) {
            return;
        }
        int wanted = settings.get(Keys.CONTEXT_TOKENS);
        int context = wanted > 0 ? wanted : ContextFit.tokens(model.get());
        long need = model.get().fileBytes() + model.get().cacheBytesPerToken() * context + SLACK_BYTES;
        boolean loaded = machine.state().phase() == ModelHost.Readiness.READY;
        if (loaded || need <= machine.freeBytes()) {
            findings.add(fine("diagnosis.memory", need / 1e9, machine.freeBytes() / 1e9));
        } else {
            Optional<Fix> fix = Optional.of(context > SMALL_CONTEXT ? Fix.SMALLER_CONTEXT : Fix.CHOOSE_MODEL);
            findings.add(problem("diagnosis.memory.short", fix, need / 1e9, machine.freeBytes() / 1e9));
        }
    }

    private static void gpu(Machine machine, List<Finding> findings) {
        Optional<Device> gpu = machine.engine().stream()
                .flatMap(engine -> engine.devices().stream())
                .filter(Device::isGpu)
                .findFirst();
        Optional<Placement> placement = machine.state().placement();
        if (machine.state().model().filter(ModelInfo::isElsewhere).isPresent()) {
            return; // that program's to say
        }
        if (gpu.isEmpty()) {
            findings.add(fine("diagnosis.gpu.none"));
        } else if (placement.isEmpty() && machine.state().phase() == ModelHost.Readiness.FAILED) {
            findings.add(hint(
                    "diagnosis.gpu.failed",
                    Optional.of(Fix.PROCESSOR_ONLY),
                    gpu.get().description()));
        } else if (placement.filter(each -> each.gpuLayers() == 0).isPresent()) {
            findings.add(hint(
                    "diagnosis.gpu.idle", Optional.of(Fix.USE_GPU), gpu.get().description()));
        } else if (placement.isPresent()) {
            findings.add(fine(
                    "diagnosis.gpu",
                    gpu.get().description(),
                    placement.get().gpuLayers(),
                    placement.get().totalLayers()));
        }
    }

    private static void speed(Machine machine, Settings settings, List<Finding> findings) {
        int threads = settings.get(Keys.THREADS);
        if (threads > machine.processors()) {
            findings.add(problem("diagnosis.threads", Optional.of(Fix.USUAL_THREADS), threads, machine.processors()));
        }
        machine.state().model().ifPresent(model -> {
            var expected = new SpeedMemory(settings).expect(model.fileBytes());
            expected.ifPresent(tokens -> {
                double words = tokens * WORDS_A_TOKEN * 60;
                findings.add(
                        words < SLOW_WORDS_A_MINUTE
                                ? hint("diagnosis.slow", Optional.of(Fix.CHOOSE_MODEL), Math.round(words))
                                : fine("diagnosis.speed", Math.round(words)));
            });
        });
    }

    private static void prompts(Machine machine, Settings settings, List<Finding> findings) {
        int budget = settings.get(Keys.CONTEXT_MAX_TOKENS);
        machine.contextTokens().ifPresent(context -> {
            if (budget > context) {
                findings.add(hint("diagnosis.prompts", Optional.of(Fix.FIT_BUDGET), budget, context));
            } else {
                findings.add(fine("diagnosis.prompts.fit", budget, context));
            }
        });
    }

    /// Makes a change; the model has to be loaded again after it.
    ///
    /// @param fix none that is the writer's choice
    public static void apply(Fix fix, Machine machine, Settings settings) throws StorageFailed {
        switch (fix) {
            case USE_GPU -> settings.set(Keys.GPU_LAYERS, -1);
            case PROCESSOR_ONLY -> settings.set(Keys.GPU_LAYERS, 0);
            case SMALLER_CONTEXT -> settings.set(Keys.CONTEXT_TOKENS, SMALL_CONTEXT);
            case USUAL_THREADS -> settings.set(Keys.THREADS, 0);
            case FIT_BUDGET ->
                settings.set(
                        Keys.CONTEXT_MAX_TOKENS,
                        Math.max(1_000, machine.contextTokens().orElse(1_000)));
            case GET_MODEL, CHOOSE_MODEL -> throw new IllegalArgumentException(fix.name());
        }
    }
}
