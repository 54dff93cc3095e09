package org.quillhouse.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.engine.internal.child.ChildEngine;
import org.quillhouse.engine.internal.fetch.EngineFiles;
import org.quillhouse.kernel.Texts;
import org.quillhouse.tasks.Cancellation;

/// A thousand headers with something wrong: our own reader refuses or passes each, and what it passes is tried in the
/// engine's own process, so that whatever the native library makes of it the app lives.
class DamagedHeadersTest {
    private static final int MUTATIONS = 1_000;
    private static final int TRIED_NATIVELY = 14;

    @TempDir
    Path folder;

    @Test
    void appLivesWhateverTheHeaderSays() throws Exception {
        Path libraries = new EngineFiles(StarterModel.places()).find().orElseThrow();
        LlmEngine engine = ChildEngine.open(libraries, Duration.ofSeconds(8));
        byte[] whole = Files.readAllBytes(TinyGguf.write(folder.resolve("whole.gguf")));
        int header = 12_000;
        var random = new Random(77);
        int tried = 0;
        int refused = 0;
        for (int round = 0; round < MUTATIONS; round++) {
            byte[] mutated = whole.clone();
            for (int change = 0; change <= random.nextInt(4); change++) {
                mutated[random.nextInt(header)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(folder.resolve("mutated.gguf"), mutated);
            try {
                ModelInfo.inspect(file);
                if (tried++ < TRIED_NATIVELY) {
                    tryIn(engine, file);
                }
            } catch (ModelUnavailable told) {
                refused++;
                assertFalse(Texts.of(told).isBlank());
            }
        }
        assertTrue(refused > 50, "refused " + refused);
        assertTrue(tried > 50, "tried " + tried);
        try (LlmModel model =
                engine.load(folder.resolve("whole.gguf"), LoadOptions.cpu(256), new Cancellation(), share -> {})) {
            var request = GenerationRequest.of("once", 5, Sampling.greedy()).pastTheEnd();
            GenerationResult result = model.session().generate(request, new Cancellation(), GenerationListener.SILENT);
            assertEquals(5, result.writtenTokens());
        }
    }

    private static void tryIn(LlmEngine engine, Path file) {
        try (LlmModel model = engine.load(file, LoadOptions.cpu(256), new Cancellation(), share -> {})) {
            assertEquals(0, model.placement().gpuLayers());
        } catch (ModelUnavailable told) {
            assertFalse(Texts.of(told).isBlank());
        }
    }
}
