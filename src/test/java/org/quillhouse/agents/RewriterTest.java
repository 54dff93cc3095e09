package org.quillhouse.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.engine.SamplingStyle;
import org.quillhouse.engine.StopReason;
import org.quillhouse.engine.TinyGguf;
import org.quillhouse.fakes.ScriptedEngine;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.QuoteStyle;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.Scene;
import org.quillhouse.review.Proposal;
import org.quillhouse.settings.QuoteHabit;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Progress;
import org.quillhouse.tasks.Status;

class RewriterTest {
    private static final String LONG = "Ines counted the carts in the yard until the light was gone. "
            .repeat(30)
            .strip();

    @TempDir
    Path folder = Path.of("");

    private final ScriptedEngine engine = new ScriptedEngine();
    private StoryRoom room;
    private String scene = "";

    @BeforeEach
    void open() throws Exception {
        room = StoryRoom.open(folder, () -> engine, TinyGguf.write(folder.resolve("t.gguf")), LoadOptions.cpu(512));
        scene = room.sceneOf(1);
        room.project.manuscript().saveTyped(scene, "One.\n\n" + LONG + "\n\n" + LONG + " End.");
    }

    @AfterEach
    void close() {
        room.close();
    }

    private ProseRequest request(ProseTask task, String wish) {
        return ProseRequest.ofScene(task, 1, scene, wish, 1, StoryRoom.LIMITS);
    }

    private static WritingLimits printing(QuoteStyle usual) {
        var habit = new QuoteHabit(true, Optional.empty(), usual);
        var habits = new TaskHabits(Map.of(), Optional.of(habit));
        return new WritingLimits(0.8, 400, 4_000, SamplingStyle.CLEAN, Ask.Reading.USUAL, false, habits);
    }

    private String text() throws Failure {
        return room.project.manuscript().scene(scene).orElseThrow().text();
    }

    /// What an agent writes has the marks of the text it goes into, whatever the model has, so that no change is shown
    /// but those of words; where there is no text yet it has those of the story, and then the writer's own.
    @Test
    void whatIsWrittenHasTheMarksOfItsText() throws Exception {
        room.project.manuscript().saveTyped(scene, "„Geht’s?“, fragte sie. „Es wird schon dunkel…“");
        engine.reply = List.of("\"Geh", "t's", "?\", rief", " sie. “Es wird", " schon hell..", ".\"", " Und ging.");
        WritingLimits limits = printing(QuoteStyle.FRENCH);
        var parts = new StringBuilder();
        ProseRequest request = ProseRequest.ofScene(ProseTask.MODIFY, 1, scene, "brighter", 1, limits);
        Proposal proposal = room.writer.rewriter().job(request).run(new Cancellation(), new Progress() {
            @Override
            public void status(Status status) {
                // only what is written counts here
            }

            @Override
            public void part(String text) {
                parts.append(text);
            }
        });
        String expected = "„Geht’s?“, rief sie. „Es wird schon hell…“ Und ging.";
        assertEquals(expected, proposal.text());
        assertEquals(expected, parts.toString(), "and so it comes");
        assertEquals(Optional.of(QuoteStyle.ENGLISH), room.story.quotes(limits, "No marks here."), "the sample's");
        assertEquals(Optional.of(QuoteStyle.STRAIGHT), room.story.quotes(limits, "She said \"no\"."));
        for (Scene each : room.project.manuscript().texts()) {
            room.project.manuscript().saveTyped(each.id(), "");
        }
        assertEquals(Optional.of(QuoteStyle.FRENCH), room.story.quotes(limits, ""));
        assertEquals(Optional.empty(), room.story.quotes(StoryRoom.LIMITS, ""), "nothing is asked for");
    }

    /// Somebody is still speaking where the writer goes on; and in a new paragraph nobody is.
    @Test
    void whoIsSpeakingGoesOnInTheSameMarks() throws Exception {
        WritingLimits limits = printing(QuoteStyle.GERMAN);
        String text = "„Nein.“ Er stand auf.\n\n„Ich gehe jetzt.";
        room.project.manuscript().saveTyped(scene, text);
        ProseRequest request = ProseRequest.ofScene(ProseTask.CONTINUE, 1, scene, "", 1, limits);
        engine.reply = List.of("\", sag", "te er. \"Komm", ".\"");
        assertEquals(
                text + "“, sagte er. „Komm.“",
                room.run(room.writer.rewriter().job(request)).text());
        engine.reply = List.of("\n\n\"Komm", ".\" Und er ging.");
        assertEquals(
                text + "\n\n„Komm.“ Und er ging.",
                room.run(room.writer.rewriter().job(request)).text());
    }

    @Test
    void aLongSceneIsRewrittenPieceByPieceAndOnlyProposed() throws Exception {
        engine.reply = List.of("Another passage, written anew by the one who was asked for it.");
        String before = text();
        Proposal proposal = room.run(room.writer.rewriter().job(request(ProseTask.MODIFY, "make it shorter")));
        assertEquals(before, text());
        assertEquals(before, proposal.base());
        assertTrue(proposal.text().split("Another passage").length > 2, proposal.text());
        assertFalse(proposal.text().contains("counted"));
        assertEquals(List.of(proposal), room.story.proposals().waiting(scene));
        assertTrue(engine.lastPrompt.contains("make it shorter"));
    }

    @Test
    void onlyTheChosenPartIsTouched() throws Exception {
        engine.reply = List.of("Two.");
        ProseRequest part = request(ProseTask.TONE, "dry").withPart(0, 4);
        assertEquals(
                "Two." + text().substring(4),
                room.run(room.writer.rewriter().job(part)).text());
    }

    /// A small model says "* * *" or "— —" at times, and nothing else: no text to offer.
    @Test
    void aReplyOfSignsAloneIsTriedOnceMoreAndElseTheTextStays() throws Exception {
        var asked = new ArrayList<String>();
        engine.byPrompt = prompt -> {
            asked.add(prompt);
            return List.of(asked.size() == 1 ? "… — * — …" : "Two.");
        };
        ProseRequest part = request(ProseTask.TONE, "dry").withPart(0, 4);
        assertEquals(
                "Two." + text().substring(4),
                room.run(room.writer.rewriter().job(part)).text());
        assertEquals(2, asked.size());
        engine.byPrompt = prompt -> List.of("… — * — …");
        Proposal kept = room.run(room.writer.rewriter().job(part));
        assertEquals(text(), kept.text());
        assertFalse(kept.note().isBlank(), "and it is said why");
    }

    @Test
    void aSceneIsWrittenFromAMomentAlone() throws Exception {
        engine.reply = List.of("The lamp went out, and nobody in the tower said so.");
        String empty = room.project
                .manuscript()
                .addScene(room.story.context().chapter(2).id(), "");
        Proposal proposal = room.run(room.writer
                .rewriter()
                .job(ProseRequest.ofScene(
                        ProseTask.SCENE, 2, empty, "The lamp in the tower goes out.", 1, StoryRoom.LIMITS)));
        assertEquals("The lamp went out, and nobody in the tower said so.", proposal.text());
        assertTrue(engine.lastPrompt.contains("The lamp in the tower goes out."), engine.lastPrompt);
        assertEquals("", room.project.manuscript().scene(empty).orElseThrow().text(), "a proposal changes nothing");
        var bare = ProseRequest.ofScene(ProseTask.SCENE, 2, empty, "", 1, StoryRoom.LIMITS);
        assertThrows(WritingFailed.class, () -> room.run(room.writer.rewriter().job(bare)), "nothing is to happen");
        room.project
                .manuscript()
                .editor()
                .setDetails(empty, new Node.Details("Bettany lights it again.", "", "", "", 0));
        room.run(room.writer.rewriter().job(bare));
        assertTrue(engine.lastPrompt.contains("Bettany lights it again."), "its synopsis says what");
    }

    @Test
    void stoppingKeepsThePiecesThatAreDoneAndNothingOfThatUnderWay() throws Exception {
        engine.reply = List.of("A new ", "passage that ends well.");
        var wish = new Cancellation();
        var calls = new ArrayList<String>();
        engine.afterFirstPiece = () -> {
            calls.add("call");
            if (calls.size() == 2) {
                wish.cancel();
            }
        };
        Proposal proposal =
                room.writer.rewriter().job(request(ProseTask.MODIFY, "shorter")).run(wish, Progress.SILENT);
        assertTrue(proposal.text().startsWith("A new passage that ends well."));
        assertTrue(proposal.text().endsWith(" End."));
        assertTrue(proposal.note().contains("stopped"), proposal.note());
        var stopped = new Cancellation();
        stopped.cancel();
        assertThrows(
                CancellationException.class,
                () -> room.writer
                        .rewriter()
                        .job(request(ProseTask.MODIFY, "shorter"))
                        .run(stopped, Progress.SILENT));
    }

    @Test
    void goingOnBeginsWhereTheTextStops() throws Exception {
        room.project.manuscript().saveTyped(scene, "The lamp went out, and");
        engine.reply = List.of(" nobody lit it again.");
        Proposal proposal = room.run(room.writer.rewriter().job(request(ProseTask.CONTINUE, "")));
        assertEquals("The lamp went out, and nobody lit it again.", proposal.text());
        assertTrue(engine.lastPrompt.endsWith("The lamp went out, and"));
    }

    @Test
    void theLastTextIsOfferedWhenTheJudgeIsNeverContent() throws Exception {
        room.project.manuscript().saveTyped(scene, "A short scene of one line.");
        var rounds = new ArrayList<Integer>();
        engine.byPrompt = prompt -> prompt.contains("strict judge")
                ? List.of("{\"passed\": false, \"feedback\": \"The storm is still missing.\"}")
                : List.of("Try " + rounds.size() + " at a short scene.");
        Rewriter.Checked checked = room.run(room.writer
                .rewriter()
                .checkedJob(request(ProseTask.MODIFY, "add a storm"), 3, (round, passed, why) -> rounds.add(round)));
        assertEquals(List.of(1, 2, 3), rounds);
        assertFalse(checked.passed());
        assertEquals("Try 2 at a short scene.", checked.proposal().text());
        assertTrue(checked.proposal().note().contains("The storm is still missing."));
        engine.byPrompt = prompt -> prompt.contains("strict judge")
                ? List.of("{\"passed\": true, \"feedback\": \"The storm is there now.\"}")
                : List.of("A storm came.");
        checked = room.run(
                room.writer.rewriter().checkedJob(request(ProseTask.MODIFY, "add a storm"), 3, (a, b, c) -> {}));
        assertTrue(checked.passed());
        assertEquals(1, checked.rounds());
    }

    @Test
    void whatIsMissingIsSaidBeforeAnyModelIsAsked() throws Exception {
        engine.lastPrompt = "";
        assertEquals("agents.wish.missing", key(request(ProseTask.TENSE, " ")));
        assertEquals(
                "agents.nothing.to.rewrite", key(request(ProseTask.CONDENSE, "").withPart(4, 5)));
        var gone = ProseRequest.ofScene(ProseTask.CONDENSE, 1, "nowhere", "", 1, StoryRoom.LIMITS);
        assertEquals("agents.scene.gone", key(gone));
        assertEquals("", engine.lastPrompt);
    }

    private String key(ProseRequest request) {
        return assertThrows(Failure.class, () -> room.run(room.writer.rewriter().job(request)))
                .key();
    }

    @Test
    void whatWasTypedMeanwhileStaysWhenAProposalIsTaken() throws Exception {
        room.project.manuscript().saveTyped(scene, "The bell rang. Ines slept. The tide turned.");
        engine.reply = List.of("The bell rang. Ines lay awake. The tide turned.");
        Proposal proposal = room.run(room.writer.rewriter().job(request(ProseTask.MODIFY, "she is awake")));
        String typed = "The bell rang. Ines slept. The tide turned. A gull cried.";
        assertEquals(
                "The bell rang. Ines lay awake. The tide turned. A gull cried.",
                Rewriter.taken(proposal, proposal.text(), typed));
    }

    /// A base model sets a title, closes the story, and is content.
    @Test
    void aStoryThatIsClosedAfterItsTitleGoesOn() throws Exception {
        room.project.manuscript().saveTyped(scene, "A short scene of one line.");
        engine.ends = StopReason.STOP_WORD;
        var prompts = new ArrayList<String>();
        engine.byPrompt = prompt -> {
            prompts.add(prompt);
            return prompts.size() == 1
                    ? List.of("The change in the table")
                    : List.of("Ines sat down and said nothing for a while, and the bell was still.");
        };
        Proposal proposal = room.run(room.writer
                .rewriter()
                .job(request(ProseTask.SCENE, "Ines waits.").withWords(18)));
        assertEquals(
                "The change in the table\n\nInes sat down and said nothing for a while, and the bell was still.",
                proposal.text());
        assertTrue(prompts.getLast().endsWith("The change in the table\n\n"), prompts.getLast());
    }

    @Test
    void aReplyThatCirclesIsCut() throws Exception {
        room.project.manuscript().saveTyped(scene, "A short scene of one line.");
        String circle = "and then he went to the door and looked out again. ";
        engine.reply = Collections.nCopies(12, circle);
        Proposal proposal = room.run(
                room.writer.rewriter().job(request(ProseTask.EXPAND_CHAPTER, "").withWords(100)));
        assertEquals(2, proposal.text().split("went to the door", -1).length - 1, proposal.text());
        assertTrue(proposal.note().contains("repeat"), proposal.note());
    }

    /// Half a chapter that ends where the model began to stammer is not what was asked for.
    @Test
    void aReplyThatCirclesGoesOnFromWhereItWasGood() throws Exception {
        room.project.manuscript().saveTyped(scene, "A short scene of one line.");
        String good = "He went to the door and looked out.";
        var prompts = new ArrayList<String>();
        engine.byPrompt = prompt -> {
            prompts.add(prompt);
            return prompts.size() == 1
                    ? Collections.nCopies(12, good + " ")
                    : List.of(" The yard was empty, and the gate stood open, as nobody had left it.");
        };
        Proposal proposal = room.run(
                room.writer.rewriter().job(request(ProseTask.EXPAND_CHAPTER, "").withWords(22)));
        assertEquals(good + " The yard was empty, and the gate stood open, as nobody had left it.", proposal.text());
        assertTrue(prompts.getLast().endsWith(good), prompts.getLast());
        assertEquals("", proposal.note(), "there is nothing to tell");
    }

    @Test
    void aSentenceWithoutAnEndIsTakenBackAndAnotherTakesItsPlace() throws Exception {
        room.project.manuscript().saveTyped(scene, "A short scene of one line.");
        var prompts = new ArrayList<String>();
        engine.byPrompt = prompt -> {
            prompts.add(prompt);
            return prompts.size() == 1
                    ? Stream.concat(
                                    Stream.of("Ines waited. She "),
                                    Stream.iterate(1, number -> number + 1)
                                            .limit(40)
                                            .map(number -> "counted " + number + " "))
                            .toList()
                    : List.of(" The bell was still, and the light went out on all the quays.");
        };
        Proposal proposal = room.run(
                room.writer.rewriter().job(request(ProseTask.EXPAND_CHAPTER, "").withWords(15)));
        assertEquals("Ines waited. The bell was still, and the light went out on all the quays.", proposal.text());
        assertTrue(prompts.getLast().endsWith("Ines waited."), prompts.getLast());
    }

    @Test
    void paragraphsThatStayAsTheyAreAreNotTakenForAnEchoOfThePrompt() throws Exception {
        String text = "Nobody had talked on the quay since Tuesday.\n\nOne, she counted.\n\nInes put the page down.";
        room.project.manuscript().saveTyped(scene, text);
        engine.reply = List.of(text.replace("One, she", "Two, she"));
        Proposal proposal = room.run(room.writer.rewriter().job(request(ProseTask.MODIFY, "two instead of one")));
        assertEquals(text.replace("One, she", "Two, she"), proposal.text());
        engine.reply = List.of("Answer with the new passage alone: prose only, no title, no heading, no comment,"
                + " nothing of what stands before or after it.\n\nTwo, she counted.");
        proposal = room.run(room.writer.rewriter().job(request(ProseTask.MODIFY, "two instead of one")));
        assertEquals("Two, she counted.", proposal.text());
    }

    @Test
    void whenTheEngineGivesUpThePiecesThatAreDoneAreKept() throws Exception {
        engine.reply = List.of("A new passage that ends well.");
        var calls = new ArrayList<String>();
        engine.afterFirstPiece = () -> {
            calls.add("call");
            engine.fails = calls.size() == 2;
        };
        Proposal proposal = room.run(room.writer.rewriter().job(request(ProseTask.MODIFY, "shorter")));
        assertTrue(proposal.text().startsWith("A new passage that ends well."));
        assertTrue(proposal.text().endsWith(" End."));
        assertTrue(proposal.note().contains("gave up"), proposal.note());
    }
}
