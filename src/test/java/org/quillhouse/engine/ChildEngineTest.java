package org.quillhouse.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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

    @Test
    void backgroundInAnotherProcessStandsStillToo() throws Exception {
        Path tiny = TinyGguf.write(folder.resolve("tiny.gguf"));
        try (LlmModel one = ENGINE.load(tiny, LoadOptions.cpu(4096), new Cancellation(), share -> {});
                LlmModel other = ENGINE.load(tiny, LoadOptions.cpu(4096), new Cancellation(), share -> {})) {
            var begun = new CountDownLatch(1);
            var told = new AtomicInteger();
            var summary =
                    GenerationRequest.of("a summary", 3_500, Sampling.greedy()).pastTheEnd();
            var background = other.session().begin(summary.inBackground(), new Cancellation(), text -> {
                told.incrementAndGet();
                begun.countDown();
            });
            assertTrue(begun.await(30, TimeUnit.SECONDS));
            var atFirst = new AtomicInteger(-1);
            var atLast = new AtomicInteger();
            var asked = GenerationRequest.of("the writer waits", 600, Sampling.greedy())
                    .pastTheEnd();
            one.session().generate(asked, new Cancellation(), text -> {
                atFirst.compareAndSet(-1, told.get());
                atLast.set(told.get());
            });
            assertFalse(background.isDone());
            assertTrue(atLast.get() - atFirst.get() <= 60, atFirst + " to " + atLast + ": what was on its way");
            assertEquals(3_500, background.get(60, TimeUnit.SECONDS).writtenTokens());
        }
    }
}
