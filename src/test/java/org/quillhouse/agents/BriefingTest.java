package org.quillhouse.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.context.AgentKind;
import org.quillhouse.context.Allocation;
import org.quillhouse.context.ContextFilter;
import org.quillhouse.context.ContextTask;
import org.quillhouse.context.Layer;
import org.quillhouse.context.LayerBudgets;
import org.quillhouse.context.Mark;
import org.quillhouse.context.Overflow;
import org.quillhouse.context.Priority;
import org.quillhouse.context.PromptSheet;
import org.quillhouse.context.StoryMemory;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.engine.TinyGguf;
import org.quillhouse.fakes.ScriptedEngine;
import org.quillhouse.kernel.Failure;
import org.quillhouse.lab.RunLog;
import org.quillhouse.review.ChapterPhase;
import org.quillhouse.review.Remark;
import org.quillhouse.review.Review;

/// What the writer says about reading, and what is learnt of it.
class BriefingTest {
    private static final Ask CHAPTER = Ask.of(ContextTask.CHAPTER, 3, "");

    @TempDir
    Path folder = Path.of("");

    private final ScriptedEngine engine = new ScriptedEngine();
    private StoryRoom room;

    @BeforeEach
    void open() throws Exception {
        room = StoryRoom.open(
                folder, () -> engine, TinyGguf.write(folder.resolve("tiny.gguf")), LoadOptions.cpu(1_500));
        engine.reply = List.of("She ran down to the quay and counted the carts.");
        // more than there is room for
        for (int scene = 0; scene < 12; scene++) {
            String id = room.project.manuscript().addScene(chapterId(1), "");
            room.project.manuscript().saveTyped(id, "Carts came over the causeway. ".repeat(60));
        }
    }

    private String chapterId(int number) throws Failure {
        return room.story.context().chapter(number).id();
    }

    @AfterEach
    void close() {
        room.close();
    }

    private static WritingLimits adaptive() {
        return new WritingLimits(
                0.8,
                200,
                4_000,
                StoryRoom.LIMITS.style(),
                new Ask.Reading(LayerBudgets.DEFAULTS, Overflow.REALLOCATE, Allocation.ADAPTIVE, ContextFilter.NONE),
                false,
                TaskHabits.NONE);
    }

    private void goOn(WritingLimits limits) throws Failure {
        room.run(room.writer
                .rewriter()
                .job(ProseRequest.ofScene(ProseTask.CONTINUE, 2, room.sceneOf(2), "", 1, limits)));
    }

    /// The memory as it is after the story was closed and opened again.
    private StoryMemory afterARestart() throws Exception {
        room.close();
        room = StoryRoom.reopen(
                folder, () -> engine, TinyGguf.write(folder.resolve("tiny.gguf")), LoadOptions.cpu(1_500));
        return room.story.memory();
    }

    @Test
    void layersLearnFromRunsAloneAndKeepItOverARestart() throws Exception {
        room.writer.preview(CHAPTER, adaptive());
        goOn(StoryRoom.LIMITS);
        for (ContextTask task : ContextTask.values()) {
            assertTrue(room.story.memory().learntLayers(task).isEmpty(), "a look, and a run that is to learn nothing");
        }
        goOn(adaptive());
        LayerBudgets first =
                room.story.memory().learntLayers(ContextTask.CONTINUE).orElseThrow();
        assertNotEquals(LayerBudgets.DEFAULTS, first);
        assertTrue(
                first.of(Layer.STORY) > LayerBudgets.DEFAULTS.of(Layer.STORY),
                "the story wants more than there is: " + first);
        goOn(adaptive());
        LayerBudgets second =
                room.story.memory().learntLayers(ContextTask.CONTINUE).orElseThrow();
        for (Layer layer : Layer.values()) {
            assertTrue(second.of(layer) >= layer.least() && second.of(layer) <= layer.most(), second.toString());
        }
        assertTrue(room.story.memory().learntLayers(ContextTask.CHAPTER).isEmpty(), "each kind of task by itself");
        assertEquals(Optional.of(second), afterARestart().learntLayers(ContextTask.CONTINUE));
        room.story.memory().forgetLayers();
        assertTrue(room.story.memory().learntLayers(ContextTask.CONTINUE).isEmpty());
    }

    @Test
    void runsInWhichNotEverythingFittedAreSummedUp() throws Exception {
        assertEquals(0, room.runs.allocations().runs());
        goOn(StoryRoom.LIMITS);
        goOn(StoryRoom.LIMITS);
        RunLog.Allocations all = room.runs.allocations();
        assertEquals(2, all.runs());
        assertTrue(all.granted() > 0 && all.granted() <= all.asked(), all.toString());
        assertEquals(2, all.truncated(), "the story never has all it wants");
        assertTrue(all.meanUse() > 0.5 && all.mostUse() <= 1, all.toString());
    }

    @Test
    void whatAKindOfTaskMayReadIsSaidOnceAndStays() throws Exception {
        ContextFilter noWorld = ContextFilter.NONE.with(ContextFilter.Kind.WORLD, false);
        room.story.memory().filter(ContextTask.CHAPTER, noWorld);
        assertEquals(noWorld, afterARestart().filter(ContextTask.CHAPTER));
        assertFalse(text(CHAPTER).contains("Halvern is a harbour town"), text(CHAPTER));
        assertTrue(text(Ask.of(ContextTask.EDITOR_REVIEW, 3, "")).contains("Halvern is a harbour town"));
        room.story.memory().filter(ContextTask.CHAPTER, noWorld.with(ContextFilter.Kind.WORLD, true));
        assertEquals(ContextFilter.NONE, room.story.memory().filter(ContextTask.CHAPTER));
        assertTrue(text(CHAPTER).contains("Halvern is a harbour town"));
        String ines = room.project.codex().visibleCharacters().getFirst().id();
        room.story
                .memory()
                .filter(
                        ContextTask.CHAPTER,
                        ContextFilter.NONE.withPeople(Set.of(ines)).from(Priority.MEDIUM));
        long people = room.writer.preview(CHAPTER, StoryRoom.LIMITS).included().stream()
                .filter(part -> part.kind().equals("character"))
                .count();
        assertEquals(1, people);
        room.story.memory().filter(ContextTask.CHAPTER, ContextFilter.NONE.withPeople(Set.of("nobody-there-any-more")));
        assertTrue(
                room.writer.preview(CHAPTER, StoryRoom.LIMITS).included().stream()
                                .filter(part -> part.kind().equals("character"))
                                .count()
                        > 1,
                "who is gone shuts nobody out");
        String oram = room.project.codex().visibleCharacters().stream()
                .map(CodexEntry::id)
                .filter(id -> !id.equals(ines))
                .findFirst()
                .orElseThrow();
        Ask speaks = Ask.of(ContextTask.CHARACTER_FEEDBACK, 3, "").withCharacter(Optional.of(oram));
        long own = room.writer.preview(speaks, StoryRoom.LIMITS).included().stream()
                .filter(part -> part.kind().equals("character"))
                .count();
        room.story
                .memory()
                .filter(
                        ContextTask.CHARACTER_FEEDBACK,
                        ContextFilter.NONE.withPeople(Set.of(ines)).with(ContextFilter.Kind.FACTS, false));
        PromptSheet said = room.writer.preview(speaks, StoryRoom.LIMITS);
        assertEquals(
                own,
                said.included().stream()
                        .filter(part -> part.kind().equals("character"))
                        .count(),
                "whoever speaks has a sheet");
        assertTrue(said.included().stream().noneMatch(part -> part.kind().equals("fact")), "and no facts, as wished");
    }

    @Test
    void whatTheAuthorSaidElsewhereIsNotForgotten() throws Exception {
        room.story.chats().author("writer", "Let the fog stay until the very last scene.");
        room.story.chats().author("writer", "Thank you!");
        var writer = ChatAgent.Partner.of(AgentKind.WRITER);
        room.story
                .chats()
                .author(
                        writer.thread(new ChatAgent.Place(chapterId(3), ChapterPhase.DRAFT)),
                        "In this chapter the gulls are quiet.");
        room.story
                .chats()
                .author(
                        writer.thread(new ChatAgent.Place(chapterId(2), ChapterPhase.DRAFT)),
                        "In the second chapter it rains.");
        room.story.chats().author("editor", "Never mind the long sentences of Master Oram.");
        var remarks = List.of(
                remark("r1", "Show the lamp going out", Remark.Status.ACCEPTED),
                remark("r2", "Cut the herring", Remark.Status.DISMISSED),
                remark("r3", "Name the ship", Remark.Status.PENDING));
        room.story
                .reviews()
                .keep(new Review(
                        "v", "node:" + chapterId(3), Panel.editor(), "", Map.of(), remarks, "hash", "", Instant.EPOCH));
        String writes = text(CHAPTER);
        assertTrue(writes.contains("the fog stay until the very last scene"), writes);
        assertTrue(writes.contains("and the author agrees: Show the lamp going out"), writes);
        assertTrue(writes.contains("the gulls are quiet"), writes);
        for (String not :
                List.of("second chapter it rains", "Thank you", "long sentences", "herring", "Name the ship")) {
            assertFalse(writes.contains(not), not);
        }
        String reviews = text(Ask.of(ContextTask.EDITOR_REVIEW, 3, ""));
        assertTrue(reviews.contains("long sentences of Master Oram"), reviews);
        assertTrue(reviews.contains("do not raise it again: Cut the herring is missing"), reviews);
        assertFalse(reviews.contains("the lamp going out") || reviews.contains("the fog stay"), reviews);
        String rates = text(Ask.of(ContextTask.RATER_FEEDBACK, 3, ""));
        assertFalse(rates.contains("herring is missing") || rates.contains("the fog stay"), "raters judge afresh");
        room.story.memory().mark("talk:writer", Optional.of(Mark.NEVER));
        assertFalse(text(CHAPTER).contains("the fog stay"));
        assertTrue(room.writer.preview(CHAPTER, StoryRoom.LIMITS).parts().stream()
                .anyMatch(part -> part.why().equals("context.why.never")));
    }

    private static Remark remark(String id, String suggestion, Remark.Status status) {
        return new Remark(
                id,
                Optional.empty(),
                Remark.Kind.PLOT,
                suggestion + " is missing",
                suggestion,
                Remark.Priority.HIGH,
                status);
    }

    private String text(Ask ask) throws Failure {
        PromptSheet sheet = room.writer.preview(ask, StoryRoom.LIMITS);
        return sheet.systemText() + sheet.userText();
    }
}
