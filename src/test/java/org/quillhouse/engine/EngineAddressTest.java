package org.quillhouse.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.fakes.OtherProgram;
import org.quillhouse.prompts.Jinja;
import org.quillhouse.settings.Places;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Progress;

/// Engines of other programs on this machine, over real HTTP.
class EngineAddressTest {
    private static final Cancellation NEVER = new Cancellation();

    @TempDir
    Path folder;

    private OtherProgram program;
    private final Jinja jinja = new Jinja();
    private final ModelHost host = new ModelHost(
            () -> {
                throw new AssertionError("no engine of our own is needed");
            },
            () -> jinja);

    @BeforeEach
    void open() throws Exception {
        program = new OtherProgram();
    }

    @AfterEach
    void close() {
        host.close();
        program.close();
    }

    private Path address(boolean pictures) throws Exception {
        return new EngineAddress(EngineAddress.parse(program.address()), "tide-7b", 512, pictures).keep(folder);
    }

    private ModelHost.Lease load(boolean pictures) throws Exception {
        host.loadJob(address(pictures), LoadOptions.cpu(4_096)).run(NEVER, Progress.SILENT);
        return host.lease(NEVER);
    }

    private static GenerationRequest ask(ModelHost.Lease lease) throws Exception {
        String prompt = lease.format()
                .apply(List.of(ChatMessage.system("You are brief."), ChatMessage.user("Who <ran> & why?\n")));
        return GenerationRequest.of(prompt, 60, Sampling.prose(0.7f, 11));
    }

    @Test
    void onlyThisMachineIsSpokenTo() throws Exception {
        for (String good : List.of("127.0.0.1:8080", "http://localhost:11434/v1/", "[::1]:80", " 127.3.4.5 ")) {
            assertTrue(EngineAddress.parse(good).toString().startsWith("http://"), good);
        }
        assertEquals(
                "http://127.0.0.1:8080/v1",
                EngineAddress.parse("127.0.0.1:8080").toString());
        assertEquals(
                "http://localhost:5001/api/v1",
                EngineAddress.parse("http://localhost:5001/api/v1/").toString());
        for (String bad : List.of(
                "example.com",
                "192.168.1.7:8080",
                "https://127.0.0.1:8080",
                "http://me@127.0.0.1",
                "127.0.0.1.example.com:80",
                "localhost.example.com",
                "0.0.0.0:80",
                "file:///etc/passwd",
                "",
                "not an address")) {
            assertThrows(ModelUnavailable.class, () -> EngineAddress.parse(bad), bad);
        }
        Files.writeString(folder.resolve("far.address"), "{\"base\":\"http://10.0.0.2/v1\",\"model\":\"m\"}");
        assertThrows(ModelUnavailable.class, () -> EngineAddress.read(folder.resolve("far.address")));
        Files.writeString(folder.resolve("torn.address"), "{\"base\":\"http://127");
        assertThrows(ModelUnavailable.class, () -> ModelInfo.inspect(folder.resolve("torn.address")));
    }

    @Test
    void chatGoesAsMessagesAndComesAsAStream() throws Exception {
        try (ModelHost.Lease lease = load(false)) {
            var pieces = new ArrayList<String>();
            GenerationResult result = lease.generate(ask(lease).withGrammar("root ::= \"x\""), NEVER, pieces::add);
            assertEquals("She ran.", result.text());
            assertEquals(List.of("She ", "ran."), pieces);
            assertEquals(GenerationResult.Tokens.of(40, 30, 7), result.tokens());
            assertEquals(StopReason.END, result.stop());
            JsonNode body = program.asked.getLast();
            assertEquals("You are brief.", body.at("/messages/0/content").asText());
            assertEquals("Who <ran> & why?\n", body.at("/messages/1/content").asText());
            assertEquals("user", body.at("/messages/1/role").asText());
            assertEquals(2, body.path("messages").size());
            assertEquals("tide-7b", body.path("model").asText());
            assertEquals(11, body.path("seed").asInt());
            assertEquals(60, body.path("max_tokens").asInt());
            assertEquals("root ::= \"x\"", body.path("grammar").asText());
            assertEquals(0.7, body.path("temperature").asDouble(), 0.001);
        }
    }

    @Test
    void begunReplyIsAMessageOfTheAssistantAndPlainTextGoesAsItIs() throws Exception {
        try (ModelHost.Lease lease = load(false)) {
            GenerationRequest asked = ask(lease);
            lease.generate(
                    GenerationRequest.of(asked.prompt() + "It was", 9, asked.sampling()),
                    NEVER,
                    GenerationListener.SILENT);
            JsonNode body = program.asked.getLast();
            assertEquals("assistant", body.at("/messages/2/role").asText());
            assertEquals("It was", body.at("/messages/2/content").asText());
            lease.generate(
                    GenerationRequest.of("It was a night", 9, Sampling.greedy()), NEVER, GenerationListener.SILENT);
            assertEquals(
                    "It was a night", program.asked.getLast().path("prompt").asText());
        }
    }

    record Mark(int score, @Limits(max = 60) String why) {}

    @Test
    void shapesGoAsSchemasAndGrammarsAlone() throws Exception {
        try (ModelHost.Lease lease = load(false)) {
            program.reply = body -> List.of("{\"score\": 7, \"why\":", " \"It is dry.\"}");
            var shape = ReplyShape.of(Mark.class);
            assertEquals(new Mark(7, "It is dry."), lease.questions().ask(shape, ask(lease), NEVER));
            JsonNode body = program.asked.getLast();
            assertFalse(body.has("grammar"), "programs refuse both at once");
            JsonNode schema = body.at("/response_format/json_schema/schema");
            assertEquals("integer", schema.at("/properties/score/type").asText());
            assertEquals(60, schema.at("/properties/why/maxLength").asInt());
            lease.generate(ask(lease).withGrammar(lease.grammar(shape)), NEVER, GenerationListener.SILENT);
            assertTrue(program.asked.getLast().has("response_format"));
            assertTrue(lease.grammar(shape).endsWith(shape.gbnf()), "the grammar itself is the same");
        }
    }

    @Test
    void stopWordsThoughtsAndLength() throws Exception {
        try (ModelHost.Lease lease = load(false)) {
            program.reply = body -> List.of("<think>hm", "m</think>", "She ran. EN", "D more");
            var thought = new StringBuilder();
            GenerationListener hears = new GenerationListener() {
                @Override
                public void onText(String text) {}

                @Override
                public void onThought(String text) {
                    thought.append(text);
                }
            };
            GenerationResult result = lease.generate(ask(lease).withStopWords(List.of("END")), NEVER, hears);
            assertEquals("She ran. ", result.text());
            assertEquals("hmm", thought.toString());
            assertEquals(StopReason.STOP_WORD, result.stop());
            program.finish = "length";
            program.reply = body -> List.of("She");
            assertEquals(
                    StopReason.LENGTH,
                    lease.generate(ask(lease), NEVER, GenerationListener.SILENT).stop());
            var tooLong = GenerationRequest.of("tide ".repeat(900), 9, Sampling.greedy());
            assertThrows(GenerationFailed.class, () -> lease.generate(tooLong, NEVER, GenerationListener.SILENT));
        }
    }

    @Test
    @Timeout(60)
    void cancellingHangsUpAndKeepsWhatCame() throws Exception {
        try (ModelHost.Lease lease = load(false)) {
            var first = new CountDownLatch(1);
            program.reply = body ->
                    () -> Stream.generate(() -> "word ").limit(1_000_000).iterator();
            var wish = new Cancellation();
            var begun = lease.session().begin(ask(lease), wish, text -> first.countDown());
            assertTrue(first.await(30, TimeUnit.SECONDS));
            wish.cancel();
            GenerationResult result = begun.get(30, TimeUnit.SECONDS);
            assertEquals(StopReason.CANCELLED, result.stop());
            assertTrue(result.text().startsWith("word "));
            while (!program.hungUp) {
                Thread.onSpinWait();
            }
        }
    }

    /// Such a program fails when more prompts come at once than it has room for, and does not say how many that are.
    @Test
    @Timeout(60)
    void oneAtATime() throws Exception {
        try (ModelHost.Lease lease = load(false)) {
            var begun = new CountDownLatch(1);
            var go = new CountDownLatch(1);
            var at = new AtomicInteger();
            var most = new AtomicInteger();
            var order = new CopyOnWriteArrayList<Integer>();
            program.reply = body -> {
                most.accumulateAndGet(at.incrementAndGet(), Math::max);
                order.add(body.path("seed").asInt());
                begun.countDown();
                try {
                    go.await();
                } catch (InterruptedException ended) {
                    throw new IllegalStateException(ended);
                }
                at.decrementAndGet();
                return List.of("word");
            };
            GenerationRequest request = ask(lease);
            var all = new ArrayList<CompletableFuture<GenerationResult>>();
            var given = new Cancellation();
            all.add(lease.session().begin(seeded(request, 1), NEVER, GenerationListener.SILENT));
            assertTrue(begun.await(30, TimeUnit.SECONDS));
            all.add(lease.session().begin(seeded(request, 2).inBackground(), NEVER, GenerationListener.SILENT));
            all.add(lease.session().begin(seeded(request, 3), given, GenerationListener.SILENT));
            all.add(lease.session().begin(seeded(request, 4), NEVER, GenerationListener.SILENT));
            given.cancel();
            assertEquals(
                    StopReason.CANCELLED, all.get(2).get(30, TimeUnit.SECONDS).stop());
            go.countDown();
            for (var one : all) {
                one.get(30, TimeUnit.SECONDS);
            }
            assertEquals(1, most.get());
            assertEquals(3, order.size(), "what was cancelled before its turn is never sent");
        }
    }

    private static GenerationRequest seeded(GenerationRequest request, int seed) {
        return request.withSampling(request.sampling().withSeed(seed));
    }

    @Test
    void whatGoesWrongThereIsTold() throws Exception {
        try (ModelHost.Lease lease = load(false)) {
            program.status = 500;
            GenerationFailed refused = assertThrows(
                    GenerationFailed.class, () -> lease.generate(ask(lease), NEVER, GenerationListener.SILENT));
            assertEquals("500 out of memory", refused.arguments().getLast());
            program.status = 200;
            assertEquals(
                    "She ran.",
                    lease.generate(ask(lease), NEVER, GenerationListener.SILENT).text());
            program.close();
            assertThrows(GenerationFailed.class, () -> lease.generate(ask(lease), NEVER, GenerationListener.SILENT));
        }
        Path kept = address(false);
        assertThrows(
                ModelUnavailable.class,
                () -> host.loadJob(kept, LoadOptions.cpu(4_096)).run(NEVER, Progress.SILENT));
        assertEquals(ModelHost.Readiness.FAILED, host.state().phase());
    }

    @Test
    void meaningsAreOfUnitLength() throws Exception {
        try (ModelHost.Lease lease = load(false)) {
            float[] vector = lease.model().embed("The tide.");
            assertEquals(0.6f, vector[0], 1e-6);
            assertEquals(0.8f, vector[1], 1e-6);
        }
    }

    @Test
    void pictureGoesWithTheQuestion() throws Exception {
        byte[] bytes = {1, 2, 3};
        Path picture = Files.write(folder.resolve("map.png"), bytes);
        try (ModelHost.Lease lease = load(true)) {
            assertTrue(host.seesPictures());
            GenerationResult seen = lease.model().describe(picture, ask(lease), NEVER, GenerationListener.SILENT);
            assertEquals("She ran.", seen.text());
            JsonNode parts = program.asked.getLast().at("/messages/1/content");
            assertEquals("Who <ran> & why?\n", parts.at("/0/text").asText());
            assertEquals(
                    "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes),
                    parts.at("/1/image_url/url").asText());
            assertThrows(
                    GenerationFailed.class,
                    () -> lease.model()
                            .describe(folder.resolve("gone.png"), ask(lease), NEVER, GenerationListener.SILENT));
        }
        host.unloadJob().run(NEVER, Progress.SILENT);
        try (ModelHost.Lease lease = load(false)) {
            assertFalse(host.seesPictures());
            assertThrows(
                    GenerationFailed.class,
                    () -> lease.model().describe(picture, ask(lease), NEVER, GenerationListener.SILENT));
        }
    }

    @Test
    void addressesAreListedAndForgotten() throws Exception {
        var places = new Places(folder, folder.resolve("cache"), folder.resolve("cache"));
        var store = new ModelStore(ModelCatalogue.shipped(), places);
        var base = EngineAddress.parse(program.address());
        List<String> there = EngineAddress.modelsJob(base).run(NEVER, Progress.SILENT);
        assertEquals(program.models, there);
        Path kept = store.keep(new EngineAddress(base, there.getFirst(), 4_096, false));
        assertEquals(
                List.of("tide-7b"), store.list().stream().map(StoredModel::name).toList());
        assertEquals(kept, store.resolve("tide-7b"));
        assertEquals(there.getFirst(), EngineAddress.read(kept).model());
        store.remove("tide-7b");
        assertEquals(List.of(), store.list());
    }
}
