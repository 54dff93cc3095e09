package org.quillhouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quillhouse.agents.ProseTask;
import org.quillhouse.ui.page.MarginNote;
import org.quillhouse.ui.page.PageViewModel;
import org.quillhouse.ui.review.MarginViewModel;
import org.quillhouse.ui.review.ProposalsViewModel;

/// What a proposal would change, taken and left out in the lines of the page.
class ChangesOnPageTest extends ShellTest {
    private static final String TEXT =
            "The bell rang twice over the yard. Ines put down her pen and went to look. Nobody"
                    + " was on the causeway, and the tide stood high.";
    private static final String REPLY =
            "The bell rang three times over the yard. Ines put down her pen and went to look,"
                    + " slowly. Nobody was on the causeway, and the water stood high.";

    private PageViewModel page;

    @BeforeEach
    void propose() throws Exception {
        loadModel();
        page = openChapter(1);
        page.typed(TEXT);
        page.flush();
        engine.byPrompt = prompt -> List.of(REPLY);
        story().writer().guidanceProperty().set("another bell");
        story().desk().review().rewrite().start(ProseTask.MODIFY);
        proposals().close();
    }

    private ProposalsViewModel proposals() {
        return story().desk().review().proposals();
    }

    private MarginViewModel margin() {
        return story().desk().review().margin();
    }

    private List<MarginNote> changes() {
        return margin().notesProperty().get().stream()
                .filter(MarginNote::isChange)
                .toList();
    }

    private List<String> passages() {
        return changes().stream()
                .map(note -> page.text().substring(note.start(), note.end()))
                .toList();
    }

    @Test
    void whatWouldGoIsMarkedWhereItStandsAndWhatWouldComeIsSaid() {
        assertEquals(List.of("twice", "look", "tide"), passages());
        assertEquals(
                List.of("three times", ", slowly", "water"),
                changes().stream().map(MarginNote::words).toList());
        assertEquals(
                List.of(MarginNote.Kind.REPLACED, MarginNote.Kind.ADDED, MarginNote.Kind.REPLACED),
                changes().stream().map(MarginNote::kind).toList());
        assertEquals(TEXT, page.text());
    }

    @Test
    void oneIsTakenAsAStepToUndoAndTheOthersGoOnWaiting() {
        margin().take(changes().get(1));
        assertTrue(page.text().contains("went to look, slowly. Nobody"));
        assertTrue(page.text().contains("rang twice"));
        assertEquals(List.of("twice", "tide"), passages());
        assertEquals(1, proposals().waitingProperty().get());
        margin().take(changes().getFirst());
        margin().take(changes().getFirst());
        assertEquals(REPLY, page.text());
        assertEquals(0, proposals().waitingProperty().get());
        assertEquals(List.of(), changes());
        story().binder().undo();
        story().binder().undo();
        story().binder().undo();
        assertEquals(TEXT, page.text());
    }

    @Test
    void whatWasLeftOutStaysSoOverARestart() throws Exception {
        margin().leaveOut(changes().getFirst());
        assertEquals(TEXT, page.text());
        assertEquals(List.of("look", "tide"), passages());
        shell.closeStory();
        shell.start(Optional.empty());
        page = openChapter(1);
        margin().refresh();
        assertEquals(List.of("look", "tide"), passages());
        margin().look(changes().getFirst());
        assertTrue(proposals().openProperty().get());
        proposals().takeAll();
        assertEquals(REPLY.replace("three times", "twice"), page.text());
        assertEquals(0, proposals().waitingProperty().get());
    }

    @Test
    void whereTheLastIsLeftOutNothingWaits() throws Exception {
        margin().take(changes().getFirst());
        margin().leaveOut(changes().getFirst());
        margin().leaveOut(changes().getFirst());
        assertEquals(TEXT.replace("twice", "three times"), page.text());
        assertEquals(0, proposals().waitingProperty().get());
        assertEquals(List.of(), changes());
    }

    @Test
    void whatWasTypedMeanwhileStaysAndWhatWasWrittenOverIsNoChangeAnyMore() {
        page.typed("At dusk. " + TEXT.replace("the tide", "the sea"));
        margin().refresh();
        assertEquals(List.of("twice", "look"), passages());
        margin().take(changes().getFirst());
        assertEquals("At dusk. " + TEXT.replace("the tide", "the sea").replace("twice", "three times"), page.text());
    }

    @Test
    void takingAnAgentsWordsBackByHandIsNoWordOfTheWriters() throws Exception {
        var progress = story().progress();
        int before = progress.figuresProperty().get().today();
        margin().take(changes().getFirst());
        String taken = page.text();
        for (String text : List.of(TEXT, taken, TEXT)) { // undo, redo, undo
            page.typed(text);
            page.flush();
            assertEquals(before, progress.figuresProperty().get().today());
        }
        page.typed(TEXT + " Four words of mine.");
        page.flush();
        assertEquals(before + 4, progress.figuresProperty().get().today());
    }

    @Test
    void theyCanBeHidden() {
        margin().showChanges(false);
        assertEquals(List.of(), changes());
        assertEquals(1, proposals().waitingProperty().get());
    }

    @Test
    void aTextThatWouldBeAnotherOneIsNotStruckOutFromEndToEnd() throws Exception {
        proposals().look();
        proposals().decline();
        engine.byPrompt = prompt -> List.of("Somebody else stood there in the rain, and the carts had gone inland.");
        story().desk().review().rewrite().start(ProseTask.MODIFY);
        proposals().close();
        assertEquals(1, proposals().waitingProperty().get());
        assertEquals(List.of(), changes());
        assertFalse(page.text().isEmpty());
    }
}
