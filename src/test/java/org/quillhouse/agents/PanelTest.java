package org.quillhouse.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.codex.CharacterState;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.engine.TinyGguf;
import org.quillhouse.fakes.ScriptedEngine;
import org.quillhouse.kernel.Failure;
import org.quillhouse.review.Remark;
import org.quillhouse.review.Review;
import org.quillhouse.review.Reviewer;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Progress;

class PanelTest {
    private static final String TEXT =
            "The bell rang twice over the yard. Ines put down her pen and went to the window."
                    + " Nobody was on the causeway at that hour. She counted the carts again and found one missing.";
    private static final String POINT = "{\"quote\": \"Nobody was on the causeway at that\", \"kind\": \"FLOW\","
            + " \"issue\": \"It says what is not there\", \"suggestion\": \"Show the empty stones\", \"priority\": \"HIGH\"}";
    private static final String FOUR = "[" + String.join(", ", POINT, POINT, POINT.replace("HIGH", "LOW"), POINT) + "]";

    @TempDir
    Path folder = Path.of("");

    private final ScriptedEngine engine = new ScriptedEngine();
    private StoryRoom room;

    @BeforeEach
    void open() throws Exception {
        room = StoryRoom.open(folder, () -> engine, TinyGguf.write(folder.resolve("t.gguf")), LoadOptions.cpu(512));
        room.project.manuscript().saveTyped(room.sceneOf(1), TEXT);
        engine.byPrompt = PanelTest::answer;
    }

    @AfterEach
    void close() {
        room.close();
    }

    private static List<String> answer(String prompt) {
        if (prompt.contains("a person in the novel")) {
            String lines = "[\"I count the carts again\", \"I keep my hands still\", \"I say nothing to him\"]";
            return List.of("{\"actions\": " + lines + ", \"dialog\": " + lines + ", \"physicalSensations\": " + lines
                    + ", \"emotions\": " + lines + ", \"internalMonologue\": " + lines
                    + ", \"goals\": [\"to find the missing cart\"], \"memories\": [\"the night of the wreck\"],"
                    + " \"subtext\": [\"I saw who took it\"]}");
        }
        String points = "\"suggestions\": " + FOUR + "}";
        return prompt.contains("critical reader")
                ? List.of(
                        "{\"opinion\": \"It begins well and then it slows down.\", \"quality\": 6.5, \"engagement\": 7,",
                        points)
                : List.of("{", points);
    }

    private Panel.Request request(List<Reviewer> reviewers) {
        return new Panel.Request(1, reviewers, "", false, 1, StoryRoom.LIMITS);
    }

    private Panel.Result ask(Panel.Request request) throws Failure {
        return room.run(room.writer.panel().job(request, Panel.Listener.SILENT));
    }

    @Test
    void everybodyIsHeardAndRemarksAreFoundInTheText() throws Exception {
        CodexEntry tomas = room.project.codex().character("Tomas Varrow");
        room.project.codex().update(tomas.withHidden(true));
        List<Reviewer> all = room.writer.panel().everybody();
        assertEquals(
                List.of("Editor", "Consistency", "Flow", "Quality"),
                all.stream().limit(4).map(Reviewer::name).toList());
        assertTrue(all.stream().noneMatch(each -> each.name().equals("Tomas Varrow")));
        Panel.Result result = ask(request(all));
        assertEquals(all, result.reviews().stream().map(Review::reviewer).toList());
        Remark first = result.reviews().getFirst().remarks().getFirst();
        assertEquals(2, result.reviews().getFirst().remarks().size(), "the same words twice count once");
        assertEquals(
                "Nobody was on the causeway at that hour.",
                first.anchor().orElseThrow().quote());
        assertEquals(
                TEXT.indexOf("Nobody"),
                first.anchor().orElseThrow().in(TEXT).orElseThrow().start());
        assertEquals(6.5, result.reviews().get(1).scores().get(Review.QUALITY));
        assertEquals(
                all.size(),
                room.story
                        .reviews()
                        .current(room.project.manuscript().chapter(1).id())
                        .size());
        assertEquals(all.size(), room.runs.list(100).size());
    }

    @Test
    void theSameTextIsNotReadTwiceUnlessAskedFor() throws Exception {
        var editor = List.of(Panel.editor());
        Review first = ask(request(editor)).reviews().getFirst();
        engine.lastPrompt = "";
        assertEquals(first, ask(request(editor)).reviews().getFirst());
        assertEquals("", engine.lastPrompt);
        var anew = new Panel.Request(1, editor, "", true, 2, StoryRoom.LIMITS);
        assertFalse(first.id().equals(ask(anew).reviews().getFirst().id()));
        room.project.manuscript().saveTyped(room.sceneOf(1), TEXT + " Then it rained on all of them.");
        assertFalse(first.id().equals(ask(request(editor)).reviews().getFirst().id()));
    }

    @Test
    void whatCannotBeReadIsAskedOnceMoreAndThenShownAsItIs() throws Exception {
        var prompts = new ArrayList<String>();
        engine.byPrompt = prompt -> {
            prompts.add(prompt);
            return List.of("I would rather not say.");
        };
        var failed = assertThrows(Failure.class, () -> ask(request(List.of(Panel.editor()))));
        assertEquals("engine.reply.unreadable", failed.key());
        assertTrue(failed.arguments().toString().contains("I would rather not say."));
        assertEquals(2, prompts.size());
        assertEquals(
                List.of(),
                room.story.reviews().all(room.project.manuscript().chapter(1).id()));
    }

    @Test
    void oneThatFailsDoesNotStopTheOthers() throws Exception {
        engine.byPrompt = prompt -> prompt.contains("You are Flow") ? List.of("no") : answer(prompt);
        Panel.Result result = ask(request(room.writer.panel().everybody()));
        assertEquals(
                List.of("Flow"),
                result.failures().keySet().stream().map(Reviewer::name).toList());
        assertEquals(
                room.writer.panel().everybody().size() - 1, result.reviews().size());
    }

    @Test
    void aReplyCutByTheLimitGivesWhatWasWhole() throws Exception {
        engine.byPrompt = prompt -> List.of(
                "{\"suggestions\": [" + POINT + ", " + POINT.replace("Show", "Tell") + ", {\"quote\": \"The be");
        List<Remark> remarks =
                ask(request(List.of(Panel.editor()))).reviews().getFirst().remarks();
        assertEquals(2, remarks.size());
    }

    @Test
    void anEmptyChapterIsSaidAndCancellingLeavesNothingBehind() throws Exception {
        room.project.manuscript().addChapter("Empty", "", List.of());
        int last = room.project.manuscript().chapters().size();
        var empty = new Panel.Request(last, List.of(Panel.editor()), "", false, 1, StoryRoom.LIMITS);
        assertEquals(
                "agents.nothing.to.review",
                assertThrows(Failure.class, () -> ask(empty)).key());
        assertEquals(
                "agents.nobody.to.ask",
                assertThrows(Failure.class, () -> ask(request(List.of()))).key());
        var wish = new Cancellation();
        engine.afterFirstPiece = wish::cancel;
        assertThrows(
                CancellationException.class,
                () -> room.writer
                        .panel()
                        .job(
                                request(List.of(new Reviewer(Reviewer.Kind.RATER, "rater-flow", "Flow"))),
                                Panel.Listener.SILENT)
                        .run(wish, Progress.SILENT));
        assertEquals(
                List.of(),
                room.story.reviews().all(room.project.manuscript().chapter(1).id()));
    }

    @Test
    void aSceneEditedWhileItsReviewRunsKeepsTheMarksThatStillFit() throws Exception {
        engine.afterFirstPiece = () -> {
            try {
                room.project
                        .manuscript()
                        .saveTyped(
                                room.sceneOf(1),
                                "Before it all, a gull. " + TEXT.replace("at that hour", "at this late hour"));
            } catch (Failure failed) {
                throw new IllegalStateException(failed);
            }
        };
        Remark remark = ask(request(List.of(Panel.editor())))
                .reviews()
                .getFirst()
                .remarks()
                .getFirst();
        String now =
                room.project.manuscript().scene(room.sceneOf(1)).orElseThrow().text();
        var place = remark.anchor().orElseThrow().in(now).orElseThrow();
        assertFalse(place.exact());
        assertTrue(now.substring(place.start(), place.end()).startsWith("Nobody was on the causeway"));
        assertFalse(room.story
                .reviews()
                .current(room.project.manuscript().chapter(1).id())
                .getFirst()
                .isOf(Panel.hash(now)));
    }

    @Test
    void whatACharacterSaysAndTheAuthorAcceptsBecomesItsState() throws Exception {
        CodexEntry ines = room.project.codex().character("Ines Varrow");
        var reviewer = new Reviewer(Reviewer.Kind.CHARACTER, ines.id(), ines.name());
        Review review = ask(request(List.of(reviewer))).reviews().getFirst();
        room.writer.planner().remember(ines.id(), 1, review.remarks());
        CharacterState state = room.project.codex().ledger().states().getFirst();
        assertEquals("to find the missing cart", state.fields().get("goals"));
        assertTrue(state.fields().getOrDefault("internal_monologue", "").endsWith("I saw who took it"));
        var preview = room.writer.preview(
                Ask.of(org.quillhouse.context.ContextTask.CHARACTER_FEEDBACK, 3, "")
                        .withCharacter(java.util.Optional.of(ines.id())),
                StoryRoom.LIMITS);
        assertTrue(preview.userText().contains("to find the missing cart"), preview.userText());
    }

    @Test
    void aCharacterRenamedWhileItSpeaksIsStillTheSame() throws Exception {
        CodexEntry ines = room.project.codex().character("Ines Varrow");
        engine.afterFirstPiece = () -> {
            try {
                room.project.codex().update(ines.with("Agnes Varrow", ines.summary(), ines.fields()));
            } catch (Failure failed) {
                throw new IllegalStateException(failed);
            }
        };
        var reviewer = new Reviewer(Reviewer.Kind.CHARACTER, ines.id(), ines.name());
        ask(request(List.of(reviewer)));
        engine.afterFirstPiece = () -> {};
        Reviewer renamed = room.writer.panel().everybody().stream()
                .filter(each -> each.id().equals(ines.id()))
                .findFirst()
                .orElseThrow();
        assertEquals("Agnes Varrow", renamed.name());
        List<Review> kept = room.story
                .reviews()
                .current(room.project.manuscript().chapter(1).id());
        assertTrue(kept.getFirst().reviewer().isSame(renamed));
    }
}
