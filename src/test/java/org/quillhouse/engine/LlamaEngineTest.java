package org.quillhouse.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.quillhouse.kernel.Failure;
import org.quillhouse.tasks.Cancellation;

/// The default engine, on the prebuilt libraries.
class LlamaEngineTest extends EngineContract {
    private static final LlmEngine ENGINE = Engines.open(StarterModel.places()).engine();

    @Override
    LlmEngine engine() {
        return ENGINE;
    }

    @Test
    void thisIsTheDefaultEngine() {
        assertEquals("llama", ENGINE.info().name());
        assertFalse(ENGINE.info().cpuVariant().isEmpty());
    }

    @Test
    void openingAndClosingGivesTheMemoryBack() throws Exception {
        String said = run("64m", MemoryProbe.class);
        long grownBytes = Long.parseLong(said.replaceAll("(?s).*grew by (-?\\d+).*", "$1"));
        IO.println(said.strip());
        // The C library's own housekeeping makes it go up and down by 20 MB; a lost model would be 94 MB a time.
        assertTrue(grownBytes < 40L << 20, said);
    }

    @Test
    void cancelStopsThePromptEvaluation() throws Exception {
        try (LlmModel model = ENGINE.load(StarterModel.file(), LoadOptions.cpu(8192), new Cancellation(), s -> {})) {
            LlmSession session = model.session();
            var reading = new CountDownLatch(1);
            var wish = new Cancellation();
            CompletableFuture<GenerationResult> result = CompletableFuture.supplyAsync(() -> {
                try {
                    var request = GenerationRequest.of("The tide ran out. ".repeat(1_200), 5, Sampling.greedy());
                    return session.generate(request, wish, listener(reading));
                } catch (Failure failure) {
                    throw new IllegalStateException(failure);
                }
            });
            assertTrue(reading.await(60, TimeUnit.SECONDS));
            wish.cancel();
            GenerationResult stopped = result.get(60, TimeUnit.SECONDS);
            assertEquals(StopReason.CANCELLED, stopped.stop());
            assertEquals(0, stopped.writtenTokens());
            var after = session.generate(
                    GenerationRequest.of("The tide ran out.", 5, Sampling.greedy())
                            .pastTheEnd(),
                    new Cancellation(),
                    GenerationListener.SILENT);
            assertEquals(5, after.writtenTokens());
        }
    }

    private static GenerationListener listener(CountDownLatch reading) {
        return new GenerationListener() {
            @Override
            public void onText(String text) {}

            @Override
            public void onRead(int read, int total) {
                if (read > 0) {
                    reading.countDown();
                }
            }
        };
    }

    @Test
    void processEndsByItself() throws Exception {
        assertTrue(run("64m", ExitProbe.class).contains("wrote 5"));
    }

    /// Twenty minutes of it: `mvn test -Psoak -Dtest=LlamaEngineTest -Dskip.fallback=true`.
    @Test
    @Timeout(3_600)
    void mixedWorkLeavesNoMemoryBehindAndNobodyStuck() throws Exception {
        String seconds = System.getProperty("soak.seconds", "6");
        String said = run("128m", SoakProbe.class, seconds);
        IO.println(said.strip());
        long grownBytes = Long.parseLong(said.replaceAll("(?s).*grew by (-?\\d+) of.*", "$1"));
        assertTrue(grownBytes < 48L << 20, said);
    }

    /// Runs a program in a process of its own, which must end by itself within a minute.
    private static String run(String memory, Class<?> program, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms" + memory,
                "-Xmx" + memory,
                "-XX:+AlwaysPreTouch",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), said);
        assertEquals(0, process.exitValue(), said);
        return said;
    }
}
