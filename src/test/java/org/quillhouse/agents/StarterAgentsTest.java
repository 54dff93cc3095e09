package org.quillhouse.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.codex.Dossier;
import org.quillhouse.context.AgentKind;
import org.quillhouse.engine.Engines;
import org.quillhouse.engine.GenerationListener;
import org.quillhouse.engine.LlmModel;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.SamplingStyle;
import org.quillhouse.engine.StarterModel;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Words;
import org.quillhouse.lab.ProseCheck;
import org.quillhouse.lab.RunLog;
import org.quillhouse.review.Remark;
import org.quillhouse.review.Review;
import org.quillhouse.review.Reviewer;
import org.quillhouse.tasks.Cancellation;

/// The agents on the real starter model: what is asked of its replies is their form, not that they are good.
@Timeout(900)
class StarterAgentsTest {
    @TempDir
    static Path folder = Path.of("");

    private static StoryRoom room;

    @BeforeAll
    static void open() throws Exception {
        room = StoryRoom.open(
                folder,
                () -> Engines.open(StarterModel.places()).engine(),
                StarterModel.file(),
                LoadOptions.cpu(4_096).withThreads(LoadOptions.defaultThreads()));
    }

    @AfterAll
    static void close() {
        room.close();
    }

    private static WritingLimits limits(int tokens) {
        return new WritingLimits(0.8, tokens, 3_000, SamplingStyle.CLEAN).withExact(true);
    }

    @Test
    void theSameMeaningIsNearestToItself() throws Exception {
        try (ModelHost.Lease lease = room.host.lease(new Cancellation())) {
            List<float[]> meanings = lease.model()
                    .embed(
                            List.of("The bell rang over the water.", "A bell was ringing across the sea.", "Tax law."),
                            new Cancellation());
            assertTrue(
                    LlmModel.nearness(meanings.get(0), meanings.get(1))
                            > LlmModel.nearness(meanings.get(0), meanings.get(2)),
                    "a paraphrase lies nearer than another subject");
        }
    }

    @Test
    void aPanelAnswersInItsFormAndQuotesOnlyWhatIsThere() throws Exception {
        CodexEntry ines = room.project.codex().character("Ines Varrow");
        var reviewers = List.of(
                Panel.editor(),
                room.story.raters().enabled().getFirst().reviewer(),
                new Reviewer(Reviewer.Kind.CHARACTER, ines.id(), ines.name()));
        var request = new Panel.Request(1, reviewers, "", true, 5, limits(1_400));
        Panel.Result result = room.run(room.writer.panel().job(request, Panel.Listener.SILENT));
        assertEquals(reviewers, result.reviews().stream().map(Review::reviewer).toList());
        String text = room.project.manuscript().chapter(1).scenes().getFirst().text();
        for (Remark remark : result.reviews().getFirst().remarks()) {
            var place = remark.anchor().orElseThrow().in(text).orElseThrow();
            assertTrue(place.exact());
            assertFalse(remark.issue().isBlank() || remark.suggestion().isBlank());
        }
        Review rated = result.reviews().get(1);
        assertTrue(rated.scores().get(Review.QUALITY) >= 0 && rated.scores().get(Review.QUALITY) <= 10);
        assertFalse(rated.opinion().isBlank());
        for (Remark.Kind kind : List.of(Remark.Kind.ACTION, Remark.Kind.EMOTION, Remark.Kind.SUBTEXT)) {
            assertTrue(result.reviews().getLast().remarks().stream().anyMatch(remark -> remark.kind() == kind));
        }
    }

    @Test
    void proseKeepsItsLengthAndReceiptsComeOutTheSameAgain() throws Exception {
        String scene = room.sceneOf(2);
        int end = room.project.manuscript().scene(scene).orElseThrow().text().indexOf(". ", 400) + 1;
        var ids = new ArrayList<String>();
        for (ProseTask task : List.of(ProseTask.CONTINUE, ProseTask.CONDENSE, ProseTask.TENSE)) {
            var request = ProseRequest.ofScene(task, 2, scene, "present tense", 7, limits(500))
                    .withPart(0, end)
                    .withWords(task == ProseTask.CONTINUE ? 60 : 0);
            var proposal = room.run(room.writer.rewriter().job(request));
            String made = task == ProseTask.CONTINUE
                    ? proposal.text()
                            .substring(
                                    end,
                                    proposal.text().length() - (proposal.base().length() - end))
                    : proposal.text()
                            .substring(
                                    0,
                                    proposal.text().length() - (proposal.base().length() - end));
            assertFalse(ProseCheck.leaks(made), made);
            assertFalse(ProseCheck.circles(made), made);
            if (task == ProseTask.CONTINUE) {
                int words = Words.count(made);
                assertTrue(words >= 45 && words <= 75, words + ": " + made);
            }
            ids.add(proposal.runId());
        }
        for (String id : ids.reversed()) {
            assertTrue(isSameAgain(id), id);
        }
    }

    private static boolean isSameAgain(String runId) throws Failure {
        RunLog.Again again = room.runs.again(runId).orElseThrow();
        try (ModelHost.Lease lease = room.host.lease(new Cancellation())) {
            assertEquals(lease.fingerprint(), again.modelHash());
            String text = lease.generate(again.request(), new Cancellation(), GenerationListener.SILENT)
                    .text();
            return text.startsWith(again.reply());
        }
    }

    @Test
    void whoWroteASentenceIsFound() throws Exception {
        var request = ProseRequest.ofScene(ProseTask.CONTINUE, 1, room.sceneOf(1), "", 3, limits(60));
        var proposal = room.run(room.writer.rewriter().job(request));
        String reply = room.runs.reply(proposal.runId()).orElseThrow().strip();
        String words = reply.substring(0, Math.min(30, reply.length()));
        assertEquals(proposal.runId(), room.runs.thatWrote(words).getFirst());
        assertTrue(room.runs.prompt(proposal.runId()).orElseThrow().contains("Ines"));
    }

    @Test
    void aPersonIsFilledInWithoutTouchingWhatIsThere() throws Exception {
        CodexEntry oram = room.project.codex().character("Aldous Oram");
        var made = room.run(room.writer.planner().detailsJob(oram.id(), 2, limits(1_000)));
        assertEquals(10, made.size());
        assertTrue(made.get("age").isEmpty() || Integer.parseInt(made.get("age")) <= 200);
        CodexEntry filled = oram.filledWith(made, false);
        oram.fields().forEach((field, text) -> assertEquals(text, filled.field(field)));
        assertFalse(filled.field("fears").isBlank());
    }

    @Test
    void ofATalkOnlyWhatWasSaidIsNoted() throws Exception {
        String talk =
                "You: Mira Lindqvist is a lighthouse keeper on Skarholm who hides a wounded smuggler in her cellar."
                        + "\nThe interviewer: And what does she want?\nYou: She wants to leave the island before winter.";
        var found = room.run(room.writer.dossiers().job(DossierKeeper.Talk.of(talk), false));
        var said = found.orElse(Dossier.EMPTY);
        for (Dossier.Person person : said.people()) {
            assertTrue(talk.toLowerCase().contains(person.name().toLowerCase()), person.name());
        }
        said.places().forEach(place -> assertTrue(talk.toLowerCase().contains(place.toLowerCase()), place));
        assertTrue(new RunLog(room.project.database())
                .list(5).stream().anyMatch(run -> run.task().equals("dossier")));
        assertTrue(room.project.codex().dossiers().now().isEmpty(), "it stores nothing");
    }

    @Test
    void aStoryThatIsToldIsOfferedTitles() throws Exception {
        String told = "You: A carter named Tobias drives salt to the town of Ost in winter. His brother vanished on the"
                + " same road a year ago, and in an inn he finds his brother's ring on a stranger's hand.";
        List<String> titles = room.run(room.writer.titles().job(told, false, 7));
        assertFalse(titles.isEmpty());
        for (String title : titles) {
            assertTrue(Words.count(title) <= 8 && !title.contains("\n") && !title.contains("{"), title);
        }
    }

    @Test
    void whoTalksDoesNotSayTheSameAgain() throws Exception {
        ChatAgent.Partner asks = ChatAgent.Partner.of(AgentKind.INTERVIEWER);
        var said = new ArrayList<String>();
        for (String told : List.of(
                "A carter named Tobias drives salt to the town of Ost in winter. His brother vanished on that road.",
                "In an inn he sees his brother's ring on a stranger's hand.",
                "He follows the stranger north, to the salt works, where nobody asks for names.",
                "The stranger knows the way over the ice, and he wants to be paid.")) {
            var job = room.writer.talker().job(asks, asks.thread(), 1, told, 7, limits(160));
            said.add(room.run(job).text());
        }
        for (int i = 1; i < said.size(); i++) {
            assertTrue(longestShared(said.get(i - 1), said.get(i)) < 14, said.toString());
        }
    }

    /// Words in a row that both have.
    private static int longestShared(String one, String other) {
        String all = " " + String.join(" ", one.split("\\s+")) + " ";
        String[] words = other.split("\\s+");
        int longest = 0;
        for (int from = 0; from < words.length; from++) {
            int to = from;
            while (to < words.length
                    && all.contains(" " + String.join(" ", List.of(words).subList(from, to + 1)) + " ")) {
                to++;
            }
            longest = Math.max(longest, to - from);
        }
        return longest;
    }

    @Test
    void aPlaceIsDescribedWithoutTouchingWhatIsThere() throws Exception {
        CodexEntry quay = room.project
                .codex()
                .addNamed(
                        CodexEntry.Kind.PLACE,
                        "Rope Quay",
                        "Where the ferries land.",
                        Map.of("history", "Burnt once."),
                        CodexEntry.Source.WRITER);
        var made = room.run(room.writer.planner().descriptionJob(quay.id(), 3, limits(1_000)));
        assertEquals(List.of("description", "history", "use", "detail"), List.copyOf(made.keySet()));
        CodexEntry filled = quay.filledWith(made, false);
        assertEquals("Burnt once.", filled.field("history"));
        assertTrue(filled.field("description").length() >= 60, filled.field("description"));
    }
}
