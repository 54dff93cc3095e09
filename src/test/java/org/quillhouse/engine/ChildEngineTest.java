package org.quillhouse.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.quillhouse.tasks.Cancellation;

/// Safe mode: all that the default engine promises, from a process of its own, and what happens when that dies.
class ChildEngineTest extends EngineContract {
    private static final LlmEngine ENGINE =
            Engines.openSafely(StarterModel.places()).engine();

    @Override
    LlmEngine engine() {
        return ENGINE;
    }

    @Test
    void thisIsTheEngineInAProcessOfItsOwn() {
        assertEquals("llama (safe mode)", ENGINE.info().name());
    }

    @Test
    void killedProcessCostsOneGenerationAndStartsAgain() throws Exception {
        try (LlmModel model = ENGINE.load(StarterModel.file(), LoadOptions.cpu(4096), new Cancellation(), s -> {})) {
            LlmSession session = model.session();
            var request = GenerationRequest.of("once", 3_000, Sampling.greedy()).pastTheEnd();
            var begun = new CountDownLatch(1);
            var running = session.begin(request, new Cancellation(), text -> begun.countDown());
            assertTrue(begun.await(20, TimeUnit.SECONDS));
            ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
            var lost = assertThrows(ExecutionException.class, () -> running.get(20, TimeUnit.SECONDS));
            assertEquals("engine.crashed", ((GenerationFailed) lost.getCause()).key());
            var again = GenerationRequest.of("once", 9, Sampling.greedy()).pastTheEnd();
            assertEquals(
                    9,
                    session.generate(again, new Cancellation(), GenerationListener.SILENT)
                            .writtenTokens());
        }
    }
}
