package org.quillhouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quillhouse.agents.Panel;
import org.quillhouse.agents.PhaseGuide;
import org.quillhouse.agents.ProseTask;
import org.quillhouse.manuscript.Origin;
import org.quillhouse.manuscript.Origins;
import org.quillhouse.review.ChapterPhase;
import org.quillhouse.review.OutlineState;
import org.quillhouse.review.Rater;
import org.quillhouse.review.Remark;
import org.quillhouse.review.Reviewer;
import org.quillhouse.review.Revision;
import org.quillhouse.ui.page.Ghost;
import org.quillhouse.ui.page.MarginNote;
import org.quillhouse.ui.page.PageViewModel;
import org.quillhouse.ui.review.GhostViewModel;
import org.quillhouse.ui.review.MarginViewModel;
import org.quillhouse.ui.review.PanelViewModel;
import org.quillhouse.ui.review.PhasesViewModel;
import org.quillhouse.ui.review.ProposalsViewModel;
import org.quillhouse.ui.review.RatersViewModel;
import org.quillhouse.ui.review.RewriteViewModel;
import org.quillhouse.ui.story.OutlineReviewsViewModel;
import org.quillhouse.ui.story.StorySheetViewModel;

/// What agents say and propose, as the writer sees and settles it.
class ReviewScreensTest extends ShellTest {
    private static final String TEXT =
            "The bell rang twice over the yard. Ines put down her pen and went to look. Nobody was on the causeway.";
    private static final String POINT = "{\"quote\": \"Nobody was on the causeway.\", \"kind\": \"FLOW\","
            + " \"issue\": \"It says what is not there\", \"suggestion\": \"Show the empty stones\", \"priority\": \"HIGH\"}";

    private PageViewModel page;

    @BeforeEach
    void write() throws Exception {
        loadModel();
        page = openChapter(1);
        page.typed(TEXT);
        page.flush();
        engine.byPrompt = prompt -> {
            if (prompt.contains("strict judge")) {
                return List.of("{\"passed\": true, \"feedback\": \"Now the stones are there.\"}");
            }
            if (prompt.contains("critical reader")) {
                return List.of("{\"opinion\": \"It is short, and that is what it should be.\", \"quality\": 7,"
                        + " \"engagement\": 8, \"suggestions\": ["
                        + (prompt.contains("<outline>") ? POINT.replaceFirst("\"quote\"[^,]*, ", "") : POINT) + "]}");
            }
            if (prompt.contains("You are the editor")) {
                return List.of("{\"suggestions\": [" + POINT + "]}");
            }
            if (prompt.contains("Break this outline")) {
                String chapter =
                        "{\"title\": \"The Bell\", \"description\": \"Ines hears it ring the wrong hour at night.\","
                                + " \"keyPlotItems\": [\"the wrong hour\"], \"involvedCharacters\": [\"Ines Varrow\"]}";
                return List.of(
                        "{\"chapters\": [" + String.join(", ", java.util.Collections.nCopies(8, chapter)) + "]}");
            }
            return List.of(
                    "The bell rang twice over the yard. Ines put down her pen and went to look. The wet stones lay empty.");
        };
    }

    private ProposalsViewModel proposals() {
        return story().desk().review().proposals();
    }

    private RewriteViewModel rewrite() {
        return story().desk().review().rewrite();
    }

    private PanelViewModel panel() {
        return story().desk().review().panel();
    }

    /// As when somebody looks at it.
    private StorySheetViewModel sheet() {
        StorySheetViewModel sheet = story().desk().sheet();
        sheet.refresh();
        return sheet;
    }

    @Test
    void aProposalChangesNothingUntilItIsTakenAndThenIsOneStepToUndo() throws Exception {
        story().writer().guidanceProperty().set("show the stones");
        rewrite().start(ProseTask.MODIFY);
        assertEquals(TEXT, page.text());
        assertEquals(1, proposals().waitingProperty().get());
        assertTrue(proposals().openProperty().get());
        proposals().takeAll();
        assertTrue(page.text().endsWith("The wet stones lay empty."));
        assertEquals(0, proposals().waitingProperty().get());
        assertFalse(proposals().openProperty().get());
        story().binder().undo();
        assertEquals(TEXT, page.text());
    }

    @Test
    void whatWasTypedWhileAProposalWaitedStays() throws Exception {
        story().writer().guidanceProperty().set("show the stones");
        rewrite().start(ProseTask.MODIFY);
        proposals().close();
        page.typed("At dusk, as always. " + TEXT);
        proposals().look();
        proposals().takeAll();
        assertEquals(
                "At dusk, as always. The bell rang twice over the yard. Ines put down her pen and went to look. The wet"
                        + " stones lay empty.",
                page.text());
    }

    @Test
    void goingOnIsShownUnderThePageAndTakenAsFarAsItIsGood() throws Exception {
        engine.byPrompt = prompt -> List.of(" Nobody came. The causeway lay bare, and the carts stood still.");
        GhostViewModel ghost = rewrite().ghost();
        rewrite().start(ProseTask.CONTINUE);
        assertFalse(proposals().openProperty().get(), "the page stays");
        assertEquals(TEXT, page.text());
        assertEquals(1, proposals().waitingProperty().get());
        Ghost shown = ghost.ghostProperty().get().orElseThrow();
        assertTrue(shown.done());
        assertEquals(TEXT.length(), shown.at());
        ghost.leave();
        assertTrue(ghost.ghostProperty().get().isEmpty());
        assertEquals(1, proposals().waitingProperty().get(), "it waits");
        rewrite().retry();
        page.typed("At dusk. " + TEXT);
        String words = ghost.ghostProperty().get().orElseThrow().text();
        ghost.take(words.indexOf("came.") + "came.".length());
        assertEquals("At dusk. " + TEXT + " Nobody came.", page.text().replaceAll("\\s+", " "));
        assertTrue(ghost.ghostProperty().get().isEmpty());
        story().binder().undo();
        assertEquals("At dusk. " + TEXT, page.text());
        rewrite().retry();
        assertTrue(ghost.ghostProperty().get().isPresent());
        proposals().look();
        proposals().decline();
        assertTrue(ghost.ghostProperty().get().isEmpty(), "declined elsewhere");
        rewrite().retry();
        engine.byPrompt = prompt -> List.of("At dusk the bell rang twice over the yard.");
        story().writer().guidanceProperty().set("shorter");
        rewrite().start(ProseTask.MODIFY);
        assertTrue(ghost.ghostProperty().get().isEmpty(), "another task's words are not shown here");
        proposals().close();
        rewrite().start(ProseTask.CONTINUE);
        openChapter(2);
        assertTrue(ghost.ghostProperty().get().isEmpty(), "another scene has its own");
        String secondScene = page.sceneId();
        openChapter(1);
        engine.afterFirstPiece = () -> openChapter(2);
        rewrite().start(ProseTask.CONTINUE);
        engine.afterFirstPiece = () -> {};
        assertEquals(secondScene, page.sceneId(), "the writer stays where they went meanwhile");
        assertTrue(ghost.ghostProperty().get().isEmpty());
    }

    @Test
    void variantsWaitOverARestart() {
        story().writer().guidanceProperty().set("show the stones");
        rewrite().start(ProseTask.MODIFY);
        rewrite().retry();
        assertEquals(2, proposals().waitingProperty().get());
        Path folder = story().folder();
        shell.closeStory();
        shell.open(folder);
        page = openChapter(1);
        assertEquals(2, proposals().waitingProperty().get());
        proposals().look();
        proposals().decline();
        assertEquals(1, proposals().waitingProperty().get());
        assertEquals(TEXT, page.text());
    }

    @Test
    void whatIsMissingIsToldAndTheTurnIsGivenBack() {
        rewrite().start(ProseTask.TENSE);
        assertTrue(
                shell.bannerProperty().get().startsWith("Say first"),
                shell.bannerProperty().get());
        assertFalse(story().writer().busyProperty().get());
    }

    @Test
    void thePanelSpeaksAndWhatIsPickedIsWorkedInByOneProposal() throws Exception {
        panel().watch(true);
        panel().chooseAll(Reviewer.Kind.RATER, true);
        panel().ask(false);
        PanelViewModel.Board board = panel().boardProperty().get();
        assertFalse(board.asking());
        PanelViewModel.Seat editor = board.seats().getFirst();
        assertEquals(Panel.State.DONE, editor.state());
        assertTrue(editor.fits());
        assertEquals(
                4,
                board.seats().stream().filter(seat -> seat.review().isPresent()).count());
        assertEquals(3, board.history().size());
        Remark remark = editor.review().orElseThrow().remarks().getFirst();
        panel().pick(remark, true);
        assertEquals(1, panel().picked());
        panel().apply(false);
        assertTrue(engine.lastPrompt.contains("Show the empty stones"), engine.lastPrompt);
        proposals().takeAll();
        Remark after = panel().boardProperty()
                .get()
                .seats()
                .getFirst()
                .review()
                .orElseThrow()
                .remarks()
                .getFirst();
        assertEquals(Remark.Status.INCORPORATED, after.status());
        panel().refresh();
        assertFalse(panel().boardProperty().get().seats().getFirst().fits(), "the text is another one now");
        panel().reveal(after);
        assertTrue(
                panel().noteProperty().get().contains("no longer"),
                panel().noteProperty().get());
    }

    @Test
    void oneTaskAtATime() {
        assertTrue(story().writer().claim());
        panel().refresh();
        panel().ask(false);
        rewrite().start(ProseTask.CONDENSE);
        story().writer().write();
        assertTrue(panel().boardProperty().get().seats().stream()
                .allMatch(seat -> seat.review().isEmpty()));
        assertEquals(0, proposals().waitingProperty().get());
        story().writer().release();
    }

    @Test
    void anOutlineIsApprovedOnlyWhenItsRatersHaveReadIt() {
        StorySheetViewModel.Sheet first = sheet().sheetProperty().get();
        assertEquals(OutlineState.Status.DRAFT, first.outline().status());
        assertFalse(first.mayApprove());
        OutlineReviewsViewModel reviews = sheet().reviews();
        assertEquals(
                List.of(Panel.State.WAITING, Panel.State.WAITING, Panel.State.WAITING),
                reviews.cardsProperty().get().stream()
                        .map(OutlineReviewsViewModel.Card::state)
                        .toList());
        reviews.ask(List.of(reviews.cardsProperty().get().getFirst().rater()));
        assertFalse(sheet().sheetProperty().get().mayApprove(), "one of three");
        reviews.askAll();
        StorySheetViewModel.Sheet heard = sheet().sheetProperty().get();
        assertTrue(reviews.cardsProperty().get().stream()
                .allMatch(card -> card.state() == Panel.State.DONE && !card.old()));
        assertEquals(OutlineState.Status.UNDER_REVIEW, heard.outline().status());
        sheet().approve();
        assertEquals(
                OutlineState.Status.APPROVED,
                sheet().sheetProperty().get().outline().status());
        var facts = sheet().sheetProperty().get().facts();
        sheet().keep(facts.withOutline(facts.outline() + " And then it rains."));
        StorySheetViewModel.Sheet changed = sheet().sheetProperty().get();
        assertEquals(OutlineState.Status.DRAFT, changed.outline().status());
        assertEquals(2, changed.outline().version());
        assertTrue(reviews.cardsProperty().get().stream().allMatch(OutlineReviewsViewModel.Card::old));
        engine.fails = true;
        reviews.askAll();
        OutlineReviewsViewModel.Card failed = reviews.cardsProperty().get().getFirst();
        assertEquals(Panel.State.FAILED, failed.state());
        assertTrue(failed.failure().isPresent());
        reviews.skip(failed.rater());
        assertEquals(Panel.State.DONE, reviews.cardsProperty().get().getFirst().state());
    }

    @Test
    void chaptersOfTheOutlineAreOfferedAndAddedInOneStep() {
        int before = chapters().size();
        sheet().breakIntoChapters();
        assertEquals(8, sheet().sheetProperty().get().chapters().size());
        assertEquals(before, chapters().size());
        sheet().takeChapters(true);
        assertEquals(8, chapters().size());
        assertEquals(
                "Ines hears it ring the wrong hour at night.",
                chapters().getFirst().plotPoint());
        story().binder().undo();
        assertEquals(before, chapters().size());
    }

    @Test
    void aFullerWorldIsOfferedBeforeItIsTaken() {
        String before = sheet().sheetProperty().get().facts().world();
        sheet().expand(true);
        assertEquals(before, sheet().sheetProperty().get().facts().world());
        assertTrue(sheet().sheetProperty().get().offer().isPresent());
        sheet().takeOffer(true);
        assertTrue(sheet().sheetProperty().get().facts().world().startsWith(before.stripTrailing()));
        assertTrue(sheet().sheetProperty().get().facts().world().contains("wet stones"));
        assertTrue(sheet().sheetProperty().get().offer().isEmpty());
    }

    @Test
    void ratersGoOutToAFileAndComeInFromOne() throws Exception {
        RatersViewModel raters = story().desk().review().raters();
        raters.refresh();
        Rater flow = raters.allProperty().get().get(1);
        dialogs.file = Optional.of(folder.resolve("flow.json"));
        raters.exportTo(flow);
        raters.importFrom();
        assertTrue(shell.bannerProperty().get().contains("Flow"), "the name is taken");
        raters.remove(flow);
        raters.importFrom();
        Rater back = raters.allProperty().get().getLast();
        assertEquals(flow.criteria(), back.criteria());
        assertEquals(flow.marks(), back.marks());
        java.nio.file.Files.writeString(folder.resolve("flow.json"), "{\"name\": \"x\"}");
        raters.importFrom();
        assertTrue(
                shell.bannerProperty().get().contains("no rater"),
                shell.bannerProperty().get());
    }

    @Test
    void aChapterIsApprovedAndARevisionOfItComesBack() {
        PhasesViewModel phases = story().desk().review().phases();
        phases.refresh();
        assertEquals(
                ChapterPhase.DRAFT,
                phases.standingProperty().get().orElseThrow().phase());
        phases.move(ChapterPhase.APPROVED);
        assertEquals(
                ChapterPhase.APPROVED,
                phases.standingProperty().get().orElseThrow().phase());
        page.typed(TEXT + " She waited.");
        dialogs.words = Optional.of("Waiting");
        phases.keep();
        Revision approved =
                phases.standingProperty().get().orElseThrow().revisions().getFirst();
        phases.compare(approved);
        assertTrue(phases.differenceProperty().get().orElseThrow().stream()
                .anyMatch(piece -> piece.text().contains("waited")));
        phases.bringBack(approved);
        assertEquals(TEXT, page.text());
        story().binder().undo();
        assertEquals(TEXT + " She waited.", page.text());
    }

    @Test
    void whatIsSaidOfAPassageStandsBesideItUntilItIsSettled() {
        MarginViewModel margin = story().desk().review().margin();
        panel().watch(true);
        panel().ask(true);
        MarginNote note = margin.notesProperty().get().getFirst();
        assertEquals("Nobody was on the causeway.", TEXT.substring(note.start(), note.end()));
        assertEquals("Editor", note.who());
        panel().pickAll(Remark.Priority.HIGH);
        assertEquals(1, panel().picked());
        page.typed("At dusk. " + TEXT);
        margin.refresh();
        assertEquals(note.start() + 9, margin.notesProperty().get().getFirst().start());
        assertTrue(margin.asQuestion(note).orElseThrow().contains("Show the empty stones"));
        margin.workIn(note);
        assertEquals(1, proposals().waitingProperty().get());
        margin.dismiss(note);
        assertTrue(margin.notesProperty().get().stream().allMatch(MarginNote::isChange));
    }

    @Test
    void whatAnAgentsTextTookThePlaceOfComesBack() throws Exception {
        String before = sheet().sheetProperty().get().facts().world();
        sheet().expand(true);
        sheet().takeOffer(false);
        assertNotEquals(before, sheet().sheetProperty().get().facts().world());
        assertEquals(before, sheet().earlier("world").getFirst().text());
        Path where = story().folder();
        shell.closeStory();
        shell.open(where);
        assertEquals(before, sheet().earlier("world").getFirst().text());
    }

    @Test
    void aFieldTakesTextFilesOnly() throws Exception {
        for (String name : List.of("role.md", "role.pdf", "binary.txt", "large.txt", "none.txt")) {
            Path file = folder.resolve(name);
            if (name.startsWith("role")) {
                Files.writeString(file, "\uFEFFYou write\r\nshort.\n");
            } else if (name.startsWith("binary")) {
                Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
            } else if (name.startsWith("large")) {
                Files.writeString(file, "x".repeat((1 << 20) + 1));
            }
            dialogs.file = Optional.of(file);
            shell.dismissBanner();
            Optional<String> read = sheet().fromFile();
            if (name.equals("role.md")) {
                assertEquals("You write\nshort.", read.orElseThrow());
            } else {
                assertEquals(Optional.empty(), read, name);
                assertTrue(shell.bannerProperty().get().contains(name), name);
            }
        }
    }

    @Test
    void planAndTextAreCompared() {
        StorySheetViewModel sheet = sheet();
        sheet.compare();
        List<PhaseGuide.Drift> drift = sheet.driftProperty().get().orElseThrow();
        assertEquals(3, drift.size());
        assertFalse(drift.get(0).untold().isEmpty(), "the text was replaced by three sentences");
        assertFalse(drift.get(2).written());
        assertTrue(drift.get(2).planned());
        sheet.compareByMeaning();
        PhaseGuide.Drift first = sheet.driftProperty().get().orElseThrow().getFirst();
        assertEquals(first.untold().size(), first.nearest().size());
    }

    @Test
    void aSceneIsWrittenOfAMomentThatTheChapterDoesNotTell() throws Exception {
        engine.byPrompt = prompt -> List.of("Nobody saw her take the page.");
        StorySheetViewModel sheet = sheet();
        sheet.compare();
        PhaseGuide.Drift first = sheet.driftProperty().get().orElseThrow().getFirst();
        String moment = first.untold().getFirst();
        int scenes = scenesOfFirst();
        sheet.onScene((chapter, missing) -> story().writeScene(chapter, missing));
        sheet.writeScene(first, moment);
        assertTrue(engine.lastPrompt.contains(moment), engine.lastPrompt);
        assertEquals(scenes + 1, scenesOfFirst());
        assertTrue(proposals().openProperty().get());
        proposals().takeAll();
        assertEquals("Nobody saw her take the page.", story().desk().page().text());
        rewrite().retry();
        assertEquals(scenes + 1, scenesOfFirst(), "another variant of the same scene");
    }

    private int scenesOfFirst() {
        return story().binder()
                .tree()
                .children(Optional.of(chapters().getFirst().id()))
                .size();
    }

    @Test
    void wordsOfAgentsAreColouredAndCountedAndStatedInAFile() throws Exception {
        story().writer().guidanceProperty().set("show the stones");
        rewrite().start(ProseTask.MODIFY);
        proposals().takeAll();
        assertEquals(List.of(), story().origin().originsProperty().get());
        story().origin().show(true);
        List<Origin> origins = story().origin().originsProperty().get();
        assertEquals(1, origins.size());
        String words = page.text()
                .substring(origins.getFirst().start(), origins.getFirst().end());
        assertEquals("The wet stones lay empty", words);
        story().origin().countShares();
        Origins.Share first = story().origin().sharesProperty().get().getFirst();
        assertEquals(5, first.generated());
        dialogs.file = Optional.of(folder.resolve("statement.md"));
        story().origin().exportStatement();
        String statement = Files.readString(folder.resolve("statement.md"));
        assertTrue(statement.contains("| 1 The Altered Seven | 21 | 16 | 5 | 0 | 0 |"), statement);
    }
}
