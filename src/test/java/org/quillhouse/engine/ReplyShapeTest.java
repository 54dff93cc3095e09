package org.quillhouse.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.engine.internal.shape.Gbnf;
import org.quillhouse.engine.internal.shape.JsonSchema;
import org.quillhouse.engine.internal.shape.Shape;
import org.quillhouse.tasks.Cancellation;

/// Records as grammars: whatever a model says under them can be read.
class ReplyShapeTest {
    private static final LlmEngine ENGINE = Engines.open(StarterModel.places()).engine();

    @TempDir
    Path folder;

    enum Priority {
        HIGH,
        LOW
    }

    record Note(
            @Limits(max = 60) String quote,
            @Limits(max = 80) String issue,
            Priority priority,
            Optional<Integer> line) {}

    record Review(
            @Limits(min = 0, max = 10) double score,
            @Limits(min = -5, max = 250) int pace,
            boolean keep,
            @Limits(min = 1, max = 3) List<Note> notes,
            @Limits(max = 3, itemChars = 20) List<String> tags) {}

    @Test
    void realModelAtHighTemperatureAlwaysGivesTheRecord() throws Exception {
        ReplyShape<Review> shape = ReplyShape.of(Review.class);
        try (LlmModel model = ENGINE.load(StarterModel.file(), LoadOptions.cpu(4096), new Cancellation(), s -> {})) {
            LlmSession session = model.session();
            for (int seed = 1; seed <= 12; seed++) {
                var sampling = Sampling.greedy().withTemperature(1.5f).withSeed(seed);
                var request = GenerationRequest.of("Review this story about a clerk of tides.\n", 1_500, sampling)
                        .withGrammar(shape.gbnf());
                GenerationResult result = session.generate(request, new Cancellation(), GenerationListener.SILENT);
                assertEquals(StopReason.END, result.stop(), result.text());
                Review review = shape.read(result.text()).orElseThrow(() -> new AssertionError(result.text()));
                assertTrue(review.score() >= 0 && review.score() <= 10, result.text());
                assertTrue(review.pace() >= -5 && review.pace() <= 250, result.text());
                assertTrue(review.notes().size() >= 1 && review.notes().size() <= 3, result.text());
            }
        }
    }

    @Test
    void repliesUnderRandomSchemasFollowThem() throws Exception {
        var random = new Random(11);
        var mapper = new ObjectMapper();
        Path tiny = TinyGguf.write(folder.resolve("tiny.gguf"));
        try (LlmModel model = ENGINE.load(tiny, LoadOptions.cpu(2048), new Cancellation(), s -> {})) {
            LlmSession session = model.session();
            for (int round = 0; round < 80; round++) {
                Shape shape = fields(random, 2);
                assertEquals(shape, JsonSchema.read(JsonSchema.write(shape)));
                var sampling = Sampling.greedy().withTemperature(1.5f).withSeed(round);
                var request = GenerationRequest.of("once", 1_500, sampling)
                        .withGrammar(ReplyShape.gbnfOfSchema(JsonSchema.write(shape)));
                GenerationResult result = session.generate(request, new Cancellation(), GenerationListener.SILENT);
                String said = result.text() + " under " + JsonSchema.write(shape) + " " + result.stop();
                assertEquals(StopReason.END, result.stop(), said);
                assertTrue(fits(shape, mapper.readTree(result.text())), said);
            }
        }
    }

    private static Shape fields(Random random, int depth) {
        var fields = new ArrayList<Shape.Field>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            String name = List.of("a", "with space", "quote\"d", "naïve", "back\\slash")
                            .get(random.nextInt(5))
                    + i;
            fields.add(new Shape.Field(name, shape(random, depth - 1), random.nextInt(4) == 0));
        }
        return new Shape.Fields(fields);
    }

    private static Shape shape(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> {
                int least = random.nextInt(4);
                yield new Shape.Text(least, least + random.nextInt(12));
            }
            case 1 -> {
                long least = random.nextInt(4_000) - 2_000;
                yield new Shape.Whole(least, least + random.nextInt(3_000));
            }
            case 2 -> {
                double least = (random.nextInt(400) - 200) / 8.0;
                yield new Shape.Real(least, least + random.nextInt(300) / 8.0);
            }
            case 3 -> new Shape.Truth();
            case 4 -> new Shape.Choice(List.of("yes", "no \"really\"", "back\\slash", "über"));
            case 5 -> {
                int least = random.nextInt(3);
                yield new Shape.Items(shape(random, depth - 1), least, least + random.nextInt(3));
            }
            default -> fields(random, depth - 1);
        };
    }

    private static boolean fits(Shape shape, JsonNode node) {
        return switch (shape) {
            case Shape.Text text -> {
                int length = node.asText().codePointCount(0, node.asText().length());
                boolean torn = node.asText().contains("\uFFFD"); // random bytes: several marks for one character
                yield node.isTextual() && (torn || (length >= text.minChars() && length <= text.maxChars()));
            }
            case Shape.Whole whole ->
                node.isIntegralNumber() && node.asLong() >= whole.min() && node.asLong() <= whole.max();
            case Shape.Real real ->
                node.isNumber() && node.asDouble() >= real.min() - 1e-9 && node.asDouble() <= real.max() + 1e-9;
            case Shape.Truth truth -> node.isBoolean();
            case Shape.Choice choice -> choice.values().contains(node.asText());
            case Shape.Items items -> {
                boolean all = node.isArray() && node.size() >= items.minItems() && node.size() <= items.maxItems();
                for (JsonNode item : node) {
                    all &= fits(items.item(), item);
                }
                yield all;
            }
            case Shape.Fields fields -> {
                boolean all = node.isObject() && node.size() == fields.fields().size();
                for (Shape.Field field : fields.fields()) {
                    JsonNode value = node.path(field.name());
                    all &= (field.optional() && value.isNull()) || fits(field.shape(), value);
                }
                yield all;
            }
        };
    }

    @Test
    void wholeNumbersOfEveryRangeAreThoseOfTheRange() {
        var random = new Random(3);
        for (int round = 0; round < 300; round++) {
            long min = random.nextInt(3_000) - 1_500;
            long max = min + random.nextInt(2_000);
            String grammar = Gbnf.of(new Shape.Whole(min, max));
            String body = grammar.lines()
                    .filter(line -> line.startsWith("r0 ::= "))
                    .findFirst()
                    .orElseThrow();
            String regex = body.substring("r0 ::= ".length()).replace("\"", "").replace(" ", "");
            for (long value = min - 30; value <= max + 30; value++) {
                assertEquals(value >= min && value <= max, Long.toString(value).matches(regex), value + " in " + regex);
            }
        }
    }

    @Test
    void leftRecursionIsAnErrorNotACrash() throws Exception {
        Path tiny = TinyGguf.write(folder.resolve("tiny.gguf"));
        try (LlmModel model = ENGINE.load(tiny, LoadOptions.cpu(512), new Cancellation(), s -> {})) {
            for (String bad :
                    List.of("root ::= root \"a\" | \"b\"", "root ::= x\nx ::= x \"a\"", "root ::= missing", "")) {
                var request =
                        GenerationRequest.of("once", 10, Sampling.greedy()).withGrammar(bad);
                var refused = assertThrows(
                        GenerationFailed.class,
                        () -> model.session().generate(request, new Cancellation(), GenerationListener.SILENT),
                        bad);
                assertEquals("engine.grammar.bad", refused.key());
            }
        }
    }

    @Test
    void looseRepliesAreStillRead() {
        ReplyShape<Note> shape = ReplyShape.of(Note.class);
        String json = "{\"quote\": \"a\", \"issue\": \"b\", \"priority\": \"high\", \"line\": null}";
        var note = new Note("a", "b", Priority.HIGH, Optional.empty());
        assertEquals(Optional.of(note), shape.read(json));
        assertEquals(Optional.of(note), shape.read("Here you are:\n```json\n" + json + "\n```\nGood luck."));
        assertEquals(Optional.of(note), shape.read("Sure. " + json + " Anything else?"));
        assertEquals(Optional.empty(), shape.read("I would rather not."));
        assertEquals(Optional.empty(), shape.read("{\"quote\": 3"));
        assertEquals(Optional.empty(), shape.read("{\"quote\": \"a\"}"));
    }

    @Test
    void linesLoseTheirBulletsAndHeadings() {
        String reply = "Suggestions:\n- One.\n* Two.\n3. Three.\n(4) Four.\n\n**Five**\n• Six\n```\n";
        assertEquals(List.of("One.", "Two.", "Three.", "Four.", "Five", "Six"), ReplyLines.of(reply));
        assertEquals(10, ReplyLines.of("- x\n".repeat(30)).size());
        assertFalse(ReplyLines.of("- x\n").isEmpty());
    }
}
