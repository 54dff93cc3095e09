package org.quillhouse.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.engine.TinyGguf;
import org.quillhouse.fakes.ScriptedEngine;
import org.quillhouse.kernel.Failure;
import org.quillhouse.review.Proposal;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Progress;

class DirectorTest {
    @TempDir
    Path folder = Path.of("");

    private final ScriptedEngine engine = new ScriptedEngine();
    private final List<Director.Step> steps = new ArrayList<>();
    private StoryRoom room;
    private int drafted;

    @BeforeEach
    void open() throws Exception {
        room = StoryRoom.open(folder, () -> engine, TinyGguf.write(folder.resolve("t.gguf")), LoadOptions.cpu(512));
        engine.byPrompt = this::answer;
    }

    @AfterEach
    void close() {
        room.close();
    }

    private List<String> answer(String prompt) {
        if (prompt.contains("Plan chapter")) {
            return List.of("{\"beats\": [\"Ines climbs the stairs to the old man\", \"He knows why she comes to him\","
                    + " \"She leaves with the ledger under her coat\"]}");
        }
        if (prompt.contains("who reads the draft")) {
            return List.of("{\"notes\": [\"Let the old man speak sooner than he does\"]}");
        }
        if (prompt.contains("strict judge")) {
            return List.of("{\"score\": 6.5, \"passed\": false, \"feedback\": \"The ledger comes too easily.\"}");
        }
        return List.of("Moment " + ++drafted + " was told in these ten words and no more.");
    }

    private Director.Request request(int rounds) throws Failure {
        return new Director.Request(3, room.writer.panel().everybody(), "", 30, rounds, 1, 1, StoryRoom.LIMITS);
    }

    @Test
    void theRoomPlansDraftsNotesRevisesAndJudgesAndTheAuthorHasTheLastWord() throws Exception {
        String before = room.project.manuscript().chapter(3).content();
        Proposal proposal = room.run(room.writer.director().job(request(2), steps::add));
        List<Director.Step.Kind> kinds = steps.stream().map(Director.Step::kind).toList();
        var round = List.of(
                Director.Step.Kind.NOTES,
                Director.Step.Kind.NOTES,
                Director.Step.Kind.NOTES,
                Director.Step.Kind.NOTES,
                Director.Step.Kind.REVISION,
                Director.Step.Kind.VERDICT);
        var wanted = new ArrayList<>(List.of(
                Director.Step.Kind.PLAN, Director.Step.Kind.BEAT, Director.Step.Kind.BEAT, Director.Step.Kind.BEAT));
        wanted.addAll(round);
        wanted.addAll(round);
        assertEquals(wanted, kinds);
        assertEquals(before, room.project.manuscript().chapter(3).content(), "nothing is accepted without the author");
        assertTrue(proposal.note().contains("too easily"), proposal.note());
        assertEquals(List.of(proposal), room.story.proposals().waiting(proposal.sceneId()));
    }

    @Test
    void stoppedOnTheWayItKeepsWhatWasDrafted() throws Exception {
        var wish = new Cancellation();
        Proposal proposal = room.writer
                .director()
                .job(request(2), step -> {
                    steps.add(step);
                    if (steps.size() == 3) {
                        wish.cancel();
                    }
                })
                .run(wish, Progress.SILENT);
        assertEquals(
                "Moment 1 was told in these ten words and no more.\n\nMoment 2 was told in these ten words and no more.",
                proposal.text());
        assertTrue(proposal.note().contains("stopped"), proposal.note());
    }

    @Test
    void aChapterWithoutAPlanNeedsAWish() throws Exception {
        room.project.manuscript().addChapter("Bare", "", List.of());
        int last = room.project.manuscript().chapters().size();
        var bare = new Director.Request(last, List.of(), "", 0, 0, 1, 1, StoryRoom.LIMITS);
        assertEquals(
                "agents.nothing.to.go.on",
                assertThrows(
                                Failure.class,
                                () -> room.run(room.writer.director().job(bare, steps::add)))
                        .key());
    }
}
