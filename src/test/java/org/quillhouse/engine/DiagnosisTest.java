package org.quillhouse.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.Places;
import org.quillhouse.settings.Settings;

class DiagnosisTest {
    private static final long GB = 1_000_000_000;

    @TempDir
    Path folder = Path.of("");

    private Settings settings;
    private ModelInfo model;

    @BeforeEach
    void open() throws Exception {
        settings = Settings.open(new Places(folder, folder, folder), Map.of(), Map.of());
        model = ModelInfo.inspect(TinyGguf.write(folder.resolve("tiny.gguf")));
    }

    @AfterEach
    void close() {
        settings.close();
    }

    private static EngineInfo engine(Device... devices) {
        return new EngineInfo("llama", "1", "haswell", List.of(devices), EnumSet.noneOf(Capability.class));
    }

    private Diagnosis.Machine machine(ModelHost.State state, EngineInfo engine, long freeBytes, long disk) {
        boolean ready = state.phase() == ModelHost.Readiness.READY;
        return new Diagnosis.Machine(
                Optional.of(engine), state, ready ? OptionalInt.of(2_048) : OptionalInt.empty(), freeBytes, 4, disk, 1);
    }

    private ModelHost.State ready(int gpuLayers) {
        return new ModelHost.State(
                ModelHost.Readiness.READY,
                Optional.of(model),
                Optional.of(new Placement("GPU0", gpuLayers, 3, List.of())),
                1,
                Optional.empty());
    }

    private ModelHost.State failed() {
        return new ModelHost.State(
                ModelHost.Readiness.FAILED,
                Optional.of(model),
                Optional.empty(),
                0,
                Optional.of(ModelUnavailable.notChosen()));
    }

    private Set<Diagnosis.Fix> fixes(Diagnosis.Machine machine) {
        return Diagnosis.of(machine, settings).stream()
                .flatMap(finding -> finding.fix().stream())
                .collect(Collectors.toSet());
    }

    private static boolean problem(List<Diagnosis.Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.level() == Diagnosis.Level.PROBLEM);
    }

    @Test
    void whatIsWellIsSaidToBeWell() throws Exception {
        settings.set(Keys.CONTEXT_MAX_TOKENS, 2_000);
        List<Diagnosis.Finding> findings = Diagnosis.of(machine(ready(0), engine(), 8 * GB, 50 * GB), settings);
        assertTrue(findings.stream().allMatch(finding -> finding.level() == Diagnosis.Level.FINE), findings.toString());
        assertTrue(findings.size() >= 5);
    }

    @Test
    void promptsLongerThanTheModelReadsAreFittedToIt() throws Exception {
        Diagnosis.Machine machine = machine(ready(0), engine(), 8 * GB, 50 * GB);
        assertEquals(Set.of(Diagnosis.Fix.FIT_BUDGET), fixes(machine));
        Diagnosis.apply(Diagnosis.Fix.FIT_BUDGET, machine, settings);
        assertEquals(2_048, settings.get(Keys.CONTEXT_MAX_TOKENS));
        assertEquals(Set.of(), fixes(machine));
    }

    @Test
    void aGpuThatIsIdleIsPutToWorkAndOneThatFailedLeftOut() throws Exception {
        settings.set(Keys.CONTEXT_MAX_TOKENS, 2_000);
        var gpu = new Device("CUDA0", "A card", Device.Kind.GPU, 8 * GB, 8 * GB);
        assertEquals(Set.of(Diagnosis.Fix.USE_GPU), fixes(machine(ready(0), engine(gpu), 8 * GB, 50 * GB)));
        assertEquals(Set.of(), fixes(machine(ready(2), engine(gpu), 8 * GB, 50 * GB)));
        assertTrue(fixes(machine(failed(), engine(gpu), 8 * GB, 50 * GB)).contains(Diagnosis.Fix.PROCESSOR_ONLY));
        Diagnosis.apply(Diagnosis.Fix.PROCESSOR_ONLY, machine(failed(), engine(gpu), 8 * GB, 50 * GB), settings);
        assertEquals(0, settings.get(Keys.GPU_LAYERS));
    }

    @Test
    void tooLittleMemoryLeadsToASmallerContextAndThenToAnotherModel() throws Exception {
        settings.set(Keys.CONTEXT_TOKENS, 65_536);
        Diagnosis.Machine machine = machine(failed(), engine(), 1_000, 50 * GB);
        assertTrue(fixes(machine).contains(Diagnosis.Fix.SMALLER_CONTEXT));
        Diagnosis.apply(Diagnosis.Fix.SMALLER_CONTEXT, machine, settings);
        assertEquals(4_096, settings.get(Keys.CONTEXT_TOKENS));
        assertEquals(Set.of(Diagnosis.Fix.CHOOSE_MODEL), fixes(machine));
    }

    @Test
    void slownessThreadsDiskAndNoModelAreTold() throws Exception {
        settings.set(Keys.CONTEXT_MAX_TOKENS, 2_000);
        settings.set(Keys.THREADS, 64);
        settings.set(Keys.MEASURED_SPEED, model.fileBytes() + " 0.5");
        Diagnosis.Machine slow = machine(ready(0), engine(), 8 * GB, GB);
        assertEquals(Set.of(Diagnosis.Fix.USUAL_THREADS, Diagnosis.Fix.CHOOSE_MODEL), fixes(slow));
        assertTrue(problem(Diagnosis.of(slow, settings)));
        var fallback = new EngineInfo("java-llama.cpp", "1", "any", List.of(), Set.of());
        assertTrue(Diagnosis.of(machine(ready(0), fallback, 8 * GB, 50 * GB), settings).stream()
                .anyMatch(finding -> finding.level() == Diagnosis.Level.HINT
                        && finding.words().contains("fallback")));
        var none = new Diagnosis.Machine(
                Optional.empty(), ModelHost.State.NOT_CONFIGURED, OptionalInt.empty(), 8 * GB, 4, 50 * GB, 0);
        assertTrue(fixes(none).contains(Diagnosis.Fix.GET_MODEL));
    }
}
