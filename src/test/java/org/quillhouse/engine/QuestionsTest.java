package org.quillhouse.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.fakes.ScriptedEngine;
import org.quillhouse.kernel.Texts;
import org.quillhouse.tasks.Cancellation;

class QuestionsTest {
    @TempDir
    Path folder;

    private final ScriptedEngine engine = new ScriptedEngine();
    private final AtomicLong now = new AtomicLong(1_000);
    private final ReplyCache cache = new ReplyCache(() -> Instant.ofEpochMilli(now.get()));
    private final GenerationRequest request = GenerationRequest.of("Which mood?", 50, Sampling.greedy());
    private Questions questions;

    record Mood(String mood) {}

    @BeforeEach
    void open() throws Exception {
        Path file = TinyGguf.write(folder.resolve("tiny.gguf"));
        LlmModel model = engine.load(file, LoadOptions.cpu(512), new Cancellation(), share -> {});
        questions = new Questions(model.info(), model.session(), cache);
    }

    @Test
    void sameQuestionIsAnsweredFromMemory() throws Exception {
        engine.reply = List.of("grey");
        questions.reply(request, new Cancellation());
        engine.reply = List.of("blue");
        assertEquals("grey", questions.reply(request, new Cancellation()).text());
        var other = request.withSampling(Sampling.greedy().withSeed(5));
        assertEquals("blue", questions.reply(other, new Cancellation()).text());
    }

    @Test
    void oldAndManyRepliesGo() throws Exception {
        engine.reply = List.of("grey");
        questions.reply(request, new Cancellation());
        now.addAndGet(13 * 3_600_000L);
        engine.reply = List.of("blue");
        assertEquals("blue", questions.reply(request, new Cancellation()).text());
        for (int seed = 0; seed < 700; seed++) {
            questions.reply(request.withSampling(Sampling.greedy().withSeed(seed)), new Cancellation());
        }
        assertEquals(500, cache.size());
        cache.clear();
        assertEquals(0, cache.size());
    }

    @Test
    void recordIsReadFromTheReply() throws Exception {
        engine.reply = List.of("{\"mood\": ", "\"grey\"}");
        assertEquals(new Mood("grey"), questions.ask(ReplyShape.of(Mood.class), request, new Cancellation()));
    }

    @Test
    void unreadableReplyIsShownAfterThreeTries() {
        engine.reply = List.of("I cannot say.");
        var failed = assertThrows(
                GenerationFailed.class, () -> questions.ask(ReplyShape.of(Mood.class), request, new Cancellation()));
        assertTrue(Texts.of(failed).contains("I cannot say."), Texts.of(failed));
        assertEquals(0, cache.size());
    }

    @Test
    void cancelledQuestionIsNotKept() {
        var wish = new Cancellation();
        wish.cancel();
        assertThrows(CancellationException.class, () -> questions.reply(request, wish));
        assertEquals(0, cache.size());
    }
}
