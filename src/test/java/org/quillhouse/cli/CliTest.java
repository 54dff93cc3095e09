package org.quillhouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.context.PromptSheet;
import org.quillhouse.engine.StarterModel;
import org.quillhouse.tasks.Cancellation;

/// The command line as a script calls it, on the real starter model.
class CliTest {
    @TempDir
    Path folder;

    private record Answer(int code, String out, String err) {
        JsonNode json() throws Exception {
            return new ObjectMapper().readTree(out);
        }
    }

    private Answer run(String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        var home = Path.of(System.getProperty("user.home"));
        var cli = new Cli(new PrintWriter(out), new PrintWriter(err), System.getenv(), home, new Cancellation());
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--profile", folder.resolve("profile").toString()));
        return new Answer(cli.run(all.toArray(String[]::new)), out.toString(), err.toString());
    }

    private String sample() {
        String story = folder.resolve("Tide.quill").toString();
        assertEquals(0, run("new", "--sample", story).code());
        return story;
    }

    @Test
    void secondRunNeedNotReadTheStoryAgain() throws Exception {
        String story = sample();
        for (int round = 0; round < 2; round++) {
            JsonNode tokens = run(
                            "write",
                            "--story",
                            story,
                            "--chapter",
                            "3",
                            "--max-tokens",
                            "40",
                            "--model",
                            StarterModel.file().toString(),
                            "--json")
                    .json()
                    .path("tokens");
            int prompt = tokens.path("prompt").asInt();
            int reused = tokens.path("reused").asInt();
            assertTrue(round == 0 ? reused == 0 : reused > prompt * 0.9, reused + " of " + prompt);
            awaitWarmState();
        }
    }

    /// It is written in the background.
    private void awaitWarmState() throws Exception {
        for (int i = 0; i < 200; i++) {
            try (var files = Files.walk(folder)) {
                if (files.anyMatch(file -> file.toString().endsWith(".kv"))) {
                    return;
                }
            }
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Test
    void documentsAreReadAndFound() throws Exception {
        Path notes = Files.writeString(folder.resolve("oil.md"), "# Oil\n\nThe lamp burned *spermaceti* oil.");
        JsonNode added = run(
                        "documents",
                        "add",
                        notes.toString(),
                        folder.resolve("gone.txt").toString(),
                        "--json")
                .json();
        assertEquals(1, added.get("added").size());
        assertEquals(1, added.get("unread").size());
        JsonNode found = run("documents", "search", "burned lamps", "--json").json();
        assertEquals("oil.md", found.get("results").get(0).get("file_name").asText());
        assertEquals(
                1, run("documents", "list", "--json").json().get("total_chunks").asInt());
    }

    @Test
    void aTalkIsLookedThroughForTheDossier() throws Exception {
        String story = sample();
        Path talk = Files.writeString(folder.resolve("t.txt"), "Mira keeps the light on Skarholm.");
        String[] look = {"dossier", "look", "" + talk, "--story", story, "--model", "" + StarterModel.file(), "--json"};
        JsonNode looked = run(look).json();
        JsonNode shown = run("dossier", "show", "--story", story, "--json").json();
        assertEquals(looked.get("dossier"), shown.get("dossier"));
        assertEquals(
                looked.get("news").asBoolean() ? 1 : 0, shown.get("versions").size());
    }

    @Test
    void characterReadsOnlyWhatItHasLearnt() throws Exception {
        String story = sample();
        Answer added = run("character", "add", "--story", story, "--name", "Wren", "--bio", "A ferryman.");
        assertEquals(0, added.code(), added.err());
        assertEquals(
                1,
                run("character", "add", "--story", story, "--name", "wren", "--bio", "")
                        .code());
        String secret = "The ledger entry was paid for in salt.";
        Answer set = run(
                "knowledge",
                "set",
                "--story",
                story,
                "--fact",
                secret,
                "--scene",
                "2.1",
                "--knows",
                "Wren,Ines Varrow",
                "--json");
        assertEquals(0, set.code(), set.err());
        assertEquals(2, set.json().path("facts").path(0).path("knows").size());
        assertEquals(
                set.out(), run("knowledge", "list", "--story", story, "--json").out());
        assertFalse(prompt(story, "2", "Wren").contains(secret), "not in the chapter in which it is learnt");
        String later = prompt(story, "3", "Wren");
        assertTrue(later.contains(secret) && later.contains("A ferryman."), later);
        assertFalse(later.contains("known to"), "nor who else knows it");
        assertFalse(prompt(story, "3", "Bettany Crowe").contains(secret));
        assertEquals(
                1,
                run("knowledge", "set", "--story", story, "--fact", "x", "--scene", "9.1", "--knows", "Wren")
                        .code());
        assertEquals(
                1,
                run("knowledge", "set", "--story", story, "--fact", "x", "--scene", "1.1", "--knows", "Nobody")
                        .code());
    }

    private String prompt(String story, String chapter, String character) {
        Answer shown = run(
                "context",
                "show",
                "--story",
                story,
                "--agent",
                "character",
                "--character",
                character,
                "--chapter",
                chapter,
                "--text");
        assertEquals(0, shown.code(), shown.err());
        return shown.out();
    }

    @Test
    void filesAreCountedOneByOneAndAgainstABudget() throws Exception {
        Path prose = Files.writeString(folder.resolve("prose.md"), "The tide ran out over the stones. ".repeat(40));
        Path list = Files.writeString(folder.resolve("list.txt"), "{\"a\": [1, 2, 3]}");
        Answer counted = run(
                "context",
                "count",
                prose.toString(),
                list.toString(),
                "--model",
                StarterModel.file().toString(),
                "--budget",
                "100",
                "--json");
        assertEquals(0, counted.code(), counted.err());
        JsonNode data = counted.json();
        assertTrue(data.path("exact").asBoolean());
        assertTrue(data.path("texts").path(0).path("tokens").asInt() > 200);
        assertEquals(2, data.path("summary").path("texts").asInt());
        assertFalse(data.path("budget").path("fits").asBoolean());
        assertTrue(data.path("budget").path("overflow").asInt() > 100);
        Answer about = run("context", "count", prose.toString());
        assertTrue(about.out().contains("≈"), about.out());
        Path tooLong = Files.writeString(folder.resolve("long.txt"), "word ".repeat(30_000));
        Answer refused = run("context", "count", tooLong.toString());
        assertEquals(1, refused.code());
        assertTrue(refused.err().contains("100,000"), refused.err());
        assertEquals(
                2,
                run("context", "count", prose.toString(), "--strategy", "wild").code());
    }

    @Test
    void sheetTellsEveryPartAndItsFate() throws Exception {
        String story = sample();
        Answer shown = run(
                "context",
                "show",
                "--story",
                story,
                "--agent",
                "writer",
                "--task",
                "chapter",
                "--chapter",
                "3",
                "--budget",
                "900",
                "--json");
        assertEquals(0, shown.code(), shown.err());
        JsonNode sheet = shown.json();
        assertTrue(sheet.path("totals").path("tokens").asInt() <= 900);
        assertEquals(900, sheet.path("totals").path("budget").asInt());
        var fates = new ArrayList<String>();
        for (JsonNode part : sheet.path("parts")) {
            for (String field : List.of("kind", "layer", "priority", "tokens", "source", "fate", "reason")) {
                assertTrue(part.has(field), field);
            }
            fates.add(part.path("fate").asText());
        }
        assertTrue(fates.containsAll(List.of("kept", "shortened")), fates.toString());
        assertEquals(
                2,
                run("context", "show", "--story", story, "--agent", "nobody", "--chapter", "1")
                        .code());
        assertEquals(
                1, run("context", "show", "--story", story, "--chapter", "12").code());
    }

    @Test
    void chapterIsWrittenStreamedAndStored() throws Exception {
        String story = sample();
        Answer written = run(
                "write",
                "--story",
                story,
                "--chapter",
                "3",
                "--seed",
                "3",
                "--max-tokens",
                "120",
                "--model",
                StarterModel.file().toString(),
                "--json");
        assertEquals(0, written.code(), written.err());
        JsonNode draft = written.json();
        assertTrue(draft.path("wordCount").asInt() > 20, written.out());
        assertTrue(draft.path("tokens").path("prompt").asInt() > 1_000);
        assertEquals(
                "The Reckoner's Window",
                draft.path("metadata").path("chapterTitle").asText());
        assertFalse(draft.path("versionId").asText().isEmpty());
        String text = draft.path("text").asText();
        assertEquals(
                text,
                run("story", "show", story, "--json")
                        .json()
                        .path("chapters")
                        .path(2)
                        .path("content")
                        .asText());
        String state =
                run("story", "state", story, "--json").json().path("state").asText();
        var steps =
                org.quillhouse.context.ContextState.ofText(state).orElseThrow().history();
        assertEquals(List.of("chapter"), steps.stream().map(step -> step.task()).toList());
        Path exported = Files.writeString(folder.resolve("state.txt"), state);
        assertEquals(
                0, run("story", "state", story, "--import", exported.toString()).code());
        assertEquals(
                1,
                run(
                                "story",
                                "state",
                                story,
                                "--import",
                                folder.resolve("Tide.quill/id").toString())
                        .code());
        assertFalse(text.contains("<|") || text.contains("##"), text);
        PromptSheet.headings().forEach(heading -> assertFalse(text.lines().anyMatch(heading::equals), text));
    }

    @Test
    void sameSeedWritesTheSameChapter() throws Exception {
        String story = sample();
        var texts = new ArrayList<String>();
        for (int i = 0; i < 2; i++) {
            Answer answer = run(
                    "write",
                    "--story",
                    story,
                    "--chapter",
                    "3",
                    "--seed",
                    "9",
                    "--max-tokens",
                    "40",
                    "--model",
                    StarterModel.file().toString());
            assertEquals(0, answer.code(), answer.err());
            texts.add(answer.out());
        }
        assertEquals(texts.get(0), texts.get(1));
    }

    @Test
    void withoutAModelItSaysWhatToDoAndChangesNothing() throws Exception {
        String story = sample();
        Answer answer = run("write", "--story", story, "--chapter", "3");
        assertEquals(1, answer.code());
        assertEquals("", answer.out());
        assertTrue(answer.err().contains("models get starter"), answer.err());
        assertEquals(
                0,
                run("story", "show", story, "--json")
                        .json()
                        .path("chapters")
                        .path(2)
                        .path("wordCount")
                        .asInt());
    }

    @Test
    void wrongChapterAndWrongModelAreNamed() {
        String story = sample();
        Answer chapter = run("write", "--story", story, "--chapter", "8");
        assertTrue(chapter.code() == 1 && chapter.err().contains("no chapter 8"), chapter.err());
        Answer model = run("write", "--story", story, "--chapter", "3", "--model", "/nowhere/x.gguf", "--json");
        assertTrue(model.code() == 1 && model.err().contains("engine.model.missing"), model.err());
    }

    @Test
    void wrongCallsAreRefused() {
        assertEquals(2, run("write", "--chapter", "3").code());
        assertEquals(
                2,
                run("new", "--sample", "--title", "T", folder.resolve("x").toString())
                        .code());
        assertEquals(
                1, run("story", "show", folder.resolve("nowhere").toString()).code());
    }

    @Test
    void markdownBecomesAStory() throws Exception {
        Path file = Files.writeString(folder.resolve("b.md"), "# Sea\n\n## One\n\nText here.\n\n***\n\nMore.\n");
        JsonNode made = run(
                        "new",
                        "--from",
                        file.toString(),
                        folder.resolve("S.quill").toString(),
                        "--json")
                .json();
        assertEquals("Sea", made.path("title").asText());
        assertEquals(2, made.path("chapters").path(0).path("scenes").asInt());
        assertEquals(3, made.path("wordCount").asInt());
    }

    @Test
    void aStoryIsWrittenAsABookAndReadAgain() throws Exception {
        String story = folder.resolve("Tide.quill").toString();
        assertEquals(0, run("new", "--sample", story).code());
        for (String ending : new String[] {"docx", "epub", "md", "html", "txt", "json"}) {
            String file = folder.resolve("tide." + ending).toString();
            Answer written = run("export", "--json", "--author", "A", "--headings", "number_and_title", story, file);
            assertEquals(0, written.code(), written.err());
            assertEquals(2, written.json().get("chapters").asInt());
            assertEquals("", written.err());
        }
        Answer again = run(
                "new",
                "--json",
                "--from",
                folder.resolve("tide.docx").toString(),
                folder.resolve("b").toString());
        assertEquals(0, again.code(), again.err());
        assertEquals(
                "1. The Altered Seven",
                again.json().get("chapters").get(0).get("title").asText());
        assertNotEquals(
                0, run("export", story, folder.resolve("a.odt").toString()).code());
    }

    @Test
    void doctorTellsTheFourFacts() throws Exception {
        JsonNode doctor = run("doctor", "--json").json();
        assertEquals("llama", doctor.path("engine").asText());
        assertEquals("ok", doctor.path("database").asText());
        assertTrue(doctor.path("devices").size() > 0);
    }

    @Test
    void chosenModelIsRemembered() throws Exception {
        assertEquals(0, run("models", "use", StarterModel.file().toString()).code());
        JsonNode models = run("models", "list", "--json").json().path("models");
        assertTrue(models.path(0).path("used").asBoolean(), models.toString());
        JsonNode info = run("models", "inspect", "starter", "--json").json();
        assertEquals("Q4_1", info.path("quantization").asText());
        assertEquals(30, info.path("layers").asInt());
    }

    private static List<String> words(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--model", StarterModel.file().toString(), "--json"));
        return all;
    }

    private JsonNode ask(String... words) throws Exception {
        Answer answer = run(words(words).toArray(String[]::new));
        assertEquals(0, answer.code(), answer.err());
        return answer.json();
    }

    @Test
    void theRoomReviewsRewritesAndRunsAreReplayedFromTheCommandLine() throws Exception {
        String story = sample();
        JsonNode review = ask("review", "--story", story, "--chapter", "1", "--editor", "--seed", "4");
        JsonNode first = review.path("editor").path("suggestions").get(0);
        assertTrue(first.path("end").asInt() > first.path("start").asInt(), first.toString());
        assertFalse(first.path("quote").asText().isBlank());
        assertTrue(
                List.of("high", "medium", "low").contains(first.path("priority").asText()));
        JsonNode before = run("story", "show", story, "--text", "--json").json();
        JsonNode proposed = ask(
                "rewrite",
                "--task",
                "condense",
                "--story",
                story,
                "--chapter",
                "1",
                "--max-tokens",
                "120",
                "--seed",
                "4",
                "--propose");
        assertEquals("condense", proposed.path("task").asText());
        assertEquals(before, run("story", "show", story, "--text", "--json").json());
        assertEquals(
                1,
                run("rewrite", "--task", "scene", "--story", story, "--chapter", "3")
                        .code(),
                "of what?");
        JsonNode scene = ask(
                "rewrite",
                "--task",
                "scene",
                "--story",
                story,
                "--chapter",
                "3",
                "--request",
                "Ines lights the lamp.",
                "--max-tokens",
                "40",
                "--seed",
                "4");
        assertEquals("scene", scene.path("task").asText());
        assertTrue(scene.path("wordCount").asInt() > 5, scene.toString());
        JsonNode runs = run("runs", "list", "--story", story, "--json").json().path("runs");
        assertTrue(runs.size() >= 3);
        String id = runs.get(runs.size() - 1).path("id").asText();
        assertTrue(run("runs", "show", "--story", story, id, "--json")
                .json()
                .path("prompt")
                .asText()
                .contains("Ines"));
        Answer replay = run("runs", "replay", "--story", story, id, "--json");
        assertEquals(1, replay.json().path("equal").asInt(), replay.out());
        assertEquals(1, run("runs", "show", "--story", story, "nobody").code());
        assertEquals(
                2,
                run("rewrite", "--story", story, "--task", "sing", "--chapter", "1")
                        .code());
        assertEquals(
                1,
                run(
                                "modify",
                                "--story",
                                story,
                                "--chapter",
                                "1",
                                "--model",
                                StarterModel.file().toString())
                        .code());
    }
}
