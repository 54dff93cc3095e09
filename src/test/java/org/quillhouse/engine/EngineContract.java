package org.quillhouse.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.tasks.Cancellation;

/// What every engine must do, and what it must not pretend to do: where an engine lacks a [Capability], the test checks
/// what it does instead. Runs on a tiny random model, so that it needs no download.
abstract class EngineContract {
    @TempDir
    Path folder;

    private Path tiny;
    private LlmModel model;
    private LlmSession session;

    abstract LlmEngine engine();

    @BeforeEach
    void loadTinyModel() throws Exception {
        tiny = TinyGguf.write(folder.resolve("tiny.gguf"));
        model = load(tiny);
        session = model.session();
    }

    @AfterEach
    void closeModel() {
        model.close();
    }

    private LlmModel load(Path file) throws ModelUnavailable {
        return engine().load(file, LoadOptions.cpu(1024), new Cancellation(), share -> {});
    }

    private static GenerationRequest request(String prompt, int tokens) {
        return GenerationRequest.of(
                        prompt,
                        tokens,
                        Sampling.greedy()
                                .withTemperature(0.9f)
                                .withCut(new Sampling.Cut(40, 0.95f, 0.02f, 1))
                                .withSeed(11))
                .pastTheEnd();
    }

    private GenerationResult generate(GenerationRequest request) throws Failure {
        return session.generate(request, new Cancellation(), GenerationListener.SILENT);
    }

    @Test
    void streamedPiecesAreTheWholeText() throws Exception {
        var heard = new StringBuilder();
        GenerationResult result = session.generate(request("once", 40), new Cancellation(), heard::append);
        assertEquals(result.text(), heard.toString());
        assertWritten(40, result);
    }

    private void assertWritten(int tokens, GenerationResult result) {
        if (engine().info().can(Capability.EXACT_COUNTS)) {
            assertEquals(tokens, result.writtenTokens());
            assertEquals(StopReason.LENGTH, result.stop());
        } else {
            assertTrue(result.writtenTokens() > tokens / 4, result.toString());
        }
    }

    /// Without chance, so that the last digits of a sum, which depend on how a prompt was cut, change nothing.
    private static GenerationRequest greedy(String prompt) {
        return GenerationRequest.of(prompt, 12, Sampling.greedy()).pastTheEnd();
    }

    private void assertSame(String expected, String text) {
        if (engine().info().can(Capability.REPEATABLE)) {
            assertEquals(expected, text);
        } else {
            assertFalse(text.isEmpty());
        }
    }

    @Test
    void sameSeedGivesTheSameText() throws Exception {
        String first = generate(request("a tale of ice", 30)).text();
        session.clear();
        assertSame(first, generate(request("a tale of ice", 30)).text());
    }

    @Test
    void replyEndsBeforeTheStopWord() throws Exception {
        String free = generate(request("a tale", 60)).text();
        String word = free.substring(free.length() / 2, free.length() / 2 + 2);
        session.clear();
        GenerationResult stopped = generate(request("a tale", 60).withStopWords(List.of(word)));
        assertFalse(stopped.text().contains(word), stopped.text());
        if (engine().info().can(Capability.REPEATABLE)) {
            assertEquals(StopReason.STOP_WORD, stopped.stop());
            assertEquals(free.substring(0, free.indexOf(word)), stopped.text());
        }
    }

    @Test
    void sameBeginningIsNotReadAgain() throws Exception {
        assertTrue(engine().info().can(Capability.PREFIX_REUSE));
        generate(request("the sea was grey and the boats were out of sight of land", 2));
        GenerationResult second = generate(request("the sea was grey and the boats were out of their minds", 2));
        assertTrue(second.reusedTokens() > second.promptTokens() / 2, second.toString());
        assertTrue(second.reusedTokens() < second.promptTokens(), second.toString());
    }

    @Test
    void reusedBeginningDoesNotChangeTheText() throws Exception {
        String cold =
                generate(greedy("the sea was grey and the boats were out")).text();
        generate(greedy("the sea was grey and the nets were torn"));
        assertSame(
                cold,
                generate(greedy("the sea was grey and the boats were out")).text());
    }

    @Test
    void grammarIsObeyed() throws Exception {
        GenerationResult result = generate(
                GenerationRequest.of("answer", 20, Sampling.prose(1f, 5)).withGrammar("root ::= \"yes\" | \"no\""));
        assertTrue(List.of("yes", "no").contains(result.text().strip()), result.text());
    }

    @Test
    void badGrammarIsAnErrorWhereDeclared() throws Exception {
        GenerationRequest bad = request("answer", 5).withGrammar("root ::= ((( nothing");
        if (engine().info().can(Capability.GRAMMAR_ERRORS)) {
            assertThrows(GenerationFailed.class, () -> generate(bad));
            assertWritten(5, generate(request("answer", 5)));
        } else {
            assertWritten(5, generate(bad));
        }
    }

    @Test
    void promptLongerThanTheContextIsRefused() {
        var refused = assertThrows(GenerationFailed.class, () -> generate(request("x ".repeat(2_000), 5)));
        assertEquals("engine.prompt.too.long", refused.key());
    }

    @Test
    void cancelledWhileWritingKeepsTheText() throws Exception {
        var wish = new Cancellation();
        var heard = new StringBuilder();
        GenerationResult result = session.generate(request("once", 900), wish, text -> {
            heard.append(text);
            if (heard.length() > 10) {
                wish.cancel();
            }
        });
        assertEquals(StopReason.CANCELLED, result.stop());
        assertTrue(result.writtenTokens() < 200, result.toString());
        assertEquals(heard.toString(), result.text());
    }

    @Test
    void cancelledBeforeItBeginsWritesNothing() throws Exception {
        var wish = new Cancellation();
        wish.cancel();
        GenerationResult result = session.generate(request("once", 50), wish, GenerationListener.SILENT);
        assertEquals(StopReason.CANCELLED, result.stop());
        assertEquals("", result.text());
    }

    @Test
    void closingWhileGeneratingIsSafe() throws Exception {
        var begun = new CountDownLatch(1);
        CompletableFuture<StopReason> writing = CompletableFuture.supplyAsync(() -> {
            try {
                return session.generate(request("once", 900), new Cancellation(), text -> begun.countDown())
                        .stop();
            } catch (Failure failure) {
                throw new IllegalStateException(failure);
            }
        });
        assertTrue(begun.await(20, TimeUnit.SECONDS));
        model.close();
        assertEquals(StopReason.CANCELLED, writing.get(20, TimeUnit.SECONDS));
        model.close();
        assertFalse(model.isExact());
        assertThrows(GenerationFailed.class, () -> generate(request("once", 5)));
    }

    @Test
    void textSurvivesTokensAndBack() {
        String text = "the old café by the sea – naïve 雪";
        int[] tokens = model.tokenize(text, false);
        assertEquals(text, model.detokenize(tokens).strip());
        assertEquals(0, model.tokenize("", false).length);
    }

    @Test
    void moreTextCountsMoreTokens() {
        assertEquals(0, model.count("").tokens());
        assertTrue(model.count("the sea and the sky").tokens()
                > model.count("the sea").tokens());
        assertTrue(model.isExact());
    }

    @Test
    void twoSessionsDoNotDisturbEachOtherWhereDeclared() throws Exception {
        LlmSession first = session;
        LlmSession second = model.session();
        if (!engine().info().can(Capability.SEVERAL_SESSIONS)) {
            assertEquals(first, second);
            return;
        }
        String alone = first.generate(request("the sea", 20), new Cancellation(), GenerationListener.SILENT)
                .text();
        first.clear();
        CompletableFuture<String> other = CompletableFuture.supplyAsync(() -> {
            try {
                return second.generate(request("the hill", 20), new Cancellation(), GenerationListener.SILENT)
                        .text();
            } catch (Failure failure) {
                throw new IllegalStateException(failure);
            }
        });
        String together = first.generate(request("the sea", 20), new Cancellation(), GenerationListener.SILENT)
                .text();
        assertEquals(alone, together);
        assertFalse(other.get(20, TimeUnit.SECONDS).isEmpty());
        second.close();
        first.close();
    }

    @Test
    void costTellsWhatIsCached() throws Exception {
        session.generate(request("the sea was grey", 1), new Cancellation(), GenerationListener.SILENT);
        PromptCost cost = session.cost("the sea was grey and wide");
        assertTrue(cost.cachedTokens() > 3 && cost.cachedTokens() < cost.promptTokens(), cost.toString());
    }

    @Test
    void damagedFilesAreRefusedWithAReason() throws Exception {
        byte[] whole = Files.readAllBytes(tiny);
        assertRefused("cut.gguf", Arrays.copyOf(whole, whole.length - 20_000), "cut off");
        assertRefused("header.gguf", Arrays.copyOf(whole, 600), "header");
        assertRefused("magic.gguf", "not a model at all, not even nearly".getBytes(), "mark of a GGUF");
        byte[] noise = new byte[2_000];
        new java.util.Random(1).nextBytes(noise);
        assertRefused("noise.gguf", noise, "mark of a GGUF");
        assertRefused("empty.gguf", new byte[0], "mark of a GGUF");
        assertWritten(10, generate(request("still alive", 10)));
    }

    private void assertRefused(String name, byte[] bytes, String reason) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        var refused = assertThrows(ModelUnavailable.class, () -> load(file));
        String words = Texts.of(refused);
        assertTrue(words.contains(name) && words.contains(reason), words);
    }

    @Test
    void unknownArchitectureIsRefusedWithAReasonWhereDeclared() throws Exception {
        Path file = TinyGguf.write(folder.resolve("odd.gguf"), "oddity");
        var refused = assertThrows(ModelUnavailable.class, () -> load(file));
        String words = Texts.of(refused);
        assertTrue(words.contains("odd.gguf"), words);
        assertEquals(engine().info().can(Capability.LOAD_REASONS), words.contains("oddity"), words);
    }

    @Test
    void missingFileIsNamed() {
        var missing = assertThrows(ModelUnavailable.class, () -> load(folder.resolve("gone.gguf")));
        assertEquals("engine.model.missing", missing.key());
    }

    @Test
    void allLayersStayOnTheCpuWithoutAGpu() {
        boolean gpu = engine().info().devices().stream().anyMatch(Device::isGpu);
        assertEquals(gpu, engine().info().can(Capability.GPU_OFFLOAD));
        assertEquals(0, model.placement().gpuLayers());
        assertEquals(3, model.placement().totalLayers());
    }

    @Test
    void askingForGpuLayersWithoutAGpuStillLoads() throws Exception {
        if (engine().info().can(Capability.GPU_OFFLOAD)) {
            return; // the device run checks the layers there
        }
        for (int layers : new int[] {-1, 1, 99}) {
            try (LlmModel asked =
                    engine().load(tiny, LoadOptions.cpu(256).withGpuLayers(layers), new Cancellation(), share -> {})) {
                assertEquals(0, asked.placement().gpuLayers());
            }
        }
    }

    @Test
    void countsArePartsOfTheSameWhole() {
        int[] tokens = model.tokenize("grey sea", false);
        assertArrayEquals(tokens, model.tokenize("grey sea", false));
        assertEquals(tokens.length, model.count("grey sea").tokens());
    }
}
