package org.quillhouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.quillhouse.agents.StoryTeller;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.codex.Fact;
import org.quillhouse.codex.Strand;
import org.quillhouse.context.ContextFilter;
import org.quillhouse.context.ContextTask;
import org.quillhouse.context.Fate;
import org.quillhouse.context.Layer;
import org.quillhouse.context.Mark;
import org.quillhouse.context.PromptPart;
import org.quillhouse.context.PromptSheet;
import org.quillhouse.exchange.CharacterCard;
import org.quillhouse.review.ChapterPhase;
import org.quillhouse.ui.codex.KnowledgeViewModel;
import org.quillhouse.ui.codex.StrandsViewModel;
import org.quillhouse.ui.desk.BudgetViewModel;
import org.quillhouse.ui.desk.ContextViewModel;
import org.quillhouse.ui.desk.MemoryViewModel;
import org.quillhouse.ui.review.PhasesViewModel;

/// What agents read and who knows what, as the writer sees it.
class AgentScreensTest extends ShellTest {
    @Test
    void inspectorShowsWhatWouldBeReadAndTheWriterDecides() {
        openChapter(3);
        ContextViewModel context = story().desk().context();
        assertTrue(context.sheetProperty().get().isEmpty(), "nothing is put together while nobody looks");
        context.watchedProperty().set(true);
        PromptSheet sheet = context.sheetProperty().get().orElseThrow();
        assertFalse(sheet.exact(), "no model is loaded");
        PromptPart world = sheet.parts().stream()
                .filter(part -> part.source().startsWith("story:world"))
                .findFirst()
                .orElseThrow();
        context.mark(world, Optional.of(Mark.NEVER));
        assertFalse(context.promptText().contains("Halvern is a harbour town"));
        assertTrue(context.parts().stream().anyMatch(part -> part.why().equals("context.why.never")));
        context.listedProperty().set(ContextViewModel.Listed.NOT_WHOLE);
        assertTrue(context.parts().stream().noneMatch(part -> part.fate() == Fate.KEPT));
        context.taskProperty().set(ContextTask.CHARACTER_FEEDBACK);
        assertTrue(context.sheetProperty().get().isEmpty());
        assertFalse(context.troubleProperty().get().isEmpty(), "somebody must speak");
        context.speakerProperty().set(Optional.of(context.peopleProperty().get().getFirst()));
        assertFalse(context.promptText().contains("Aldous Oram**"), context.promptText());
    }

    @Test
    void theWriterSaysWhatAKindOfTaskMayRead() {
        openChapter(3);
        ContextViewModel context = story().desk().context();
        context.watchedProperty().set(true);
        context.setFilter(context.filterProperty().get().with(ContextFilter.Kind.WORLD, false));
        assertFalse(context.promptText().contains("Halvern is a harbour town"));
        assertTrue(context.parts().stream().anyMatch(part -> part.why().equals("context.why.filter")));
        context.taskProperty().set(ContextTask.EDITOR_REVIEW);
        assertEquals(ContextFilter.NONE, context.filterProperty().get());
        assertTrue(context.promptText().contains("Halvern is a harbour town"));
        context.taskProperty().set(ContextTask.CHAPTER);
        assertFalse(context.filterProperty().get().reads(ContextFilter.Kind.WORLD));
        context.useFilterForEveryTask();
        context.taskProperty().set(ContextTask.EDITOR_REVIEW);
        assertFalse(context.promptText().contains("Halvern is a harbour town"));
    }

    @Test
    void memorySaysHowFarItIsAndWhatWasThereComesBack() throws Exception {
        loadModel();
        openChapter(1);
        MemoryViewModel memory = story().desk().memory();
        memory.setWatched(true);
        assertTrue(
                memory.stateProperty().get().contains("too small"),
                memory.stateProperty().get());
        engine.fails = true;
        memory.makeAll();
        assertTrue(
                memory.stateProperty().get().contains("tried again in ten minutes"),
                memory.stateProperty().get());
        engine.fails = false;
        engine.reply = List.of("Ines Varrow found that the seven had been changed, and Bettany Crowe heard of it before"
                + " the bell of the harbour rang for the carts on the Long Walk that morning.");
        memory.makeAll();
        assertEquals(
                "Everything is told and up to date.", memory.stateProperty().get());
        assertTrue(memory.totalsProperty().get().contains("told in short"));
        var history = new java.util.ArrayList<MemoryViewModel.Made>();
        memory.history(history::addAll);
        assertFalse(history.isEmpty());
        assertFalse(history.getFirst().title().isEmpty());
        StoryTeller.Told book = memory.toldProperty().get().getLast();
        String made = book.summary().orElseThrow().text();
        memory.write(book, "Mine.");
        memory.forget(memory.toldProperty().get().getLast());
        assertEquals(
                List.of("Mine.", made),
                memory.earlier(book).stream().map(one -> one.summary().text()).toList());
        Path file = folder.resolve("notes.txt");
        java.nio.file.Files.writeString(file, "The carts came over the causeway and Ines counted them. ".repeat(20));
        dialogs.file = Optional.of(file);
        var shown = new java.util.ArrayList<String>();
        memory.tellFile((name, told) -> shown.addAll(List.of(name, told)));
        assertEquals("notes.txt", shown.getFirst());
        assertTrue(shown.getLast().startsWith("Ines Varrow found"), shown.toString());
    }

    @Test
    void roomIsDividedBySlidersThatMustFit() {
        openChapter(3);
        BudgetViewModel budget = story().desk().budget();
        assertEquals(30_000, budget.sum());
        assertEquals(30_000, budget.total());
        budget.tokensOf(Layer.STORY).set(20_000);
        assertTrue(
                budget.troubleProperty().get().contains("37,000"),
                budget.troubleProperty().get());
        assertFalse(budget.store(), "more than there is");
        budget.tokensOf(Layer.PLOT).set(3_000);
        assertEquals("", budget.troubleProperty().get());
        assertTrue(budget.store());
        budget.tokensOf(Layer.STORY).set(1_000);
        budget.readAgain();
        assertEquals(20_000, budget.tokensOf(Layer.STORY).get(), "what was not stored is forgotten");
        budget.tryUsual();
        assertTrue(budget.store());
        assertEquals(30_000, budget.sum());
    }

    @Test
    void whatARunReadCanBeLookedAtLater() throws Exception {
        loadModel();
        openChapter(3);
        story().writer().write();
        ContextViewModel context = story().desk().context();
        context.watchedProperty().set(true);
        assertTrue(context.room().contains("once this model has written"), context.room());
        assertTrue(
                context.sumsProperty().get().startsWith("One run in this story"),
                context.sumsProperty().get());
        context.runProperty().set(Optional.of(context.runsProperty().get().getFirst()));
        assertFalse(context.room().contains("once this model"), "a past run needs no forecast");
        PromptSheet read = context.sheetProperty().get().orElseThrow();
        assertEquals(story().writer().sheetProperty().get().orElseThrow(), read);
    }

    @Test
    void knowledgeIsSetInTheTableAndTheHiddenAreShownToTheWriterOnly() {
        KnowledgeViewModel knowledge = story().desk().people().knowledge();
        knowledge.addFact("Oram is blind.");
        Fact fact = knowledge.tableProperty().get().facts().getFirst();
        CodexEntry ines = knowledge.tableProperty().get().people().getFirst();
        String scene = knowledge.tableProperty().get().scenes().get(1).sceneId();
        knowledge.learns(fact, ines, scene);
        Fact now = knowledge.tableProperty().get().facts().getFirst();
        assertEquals("2.1", knowledge.shown(now, ines));
        story().binder().choose(chapters().get(1));
        story().binder().trash();
        assertEquals("in the trash", knowledge.shown(now, ines));
        knowledge.forgets(now, ines);
        assertEquals("", knowledge.shown(knowledge.tableProperty().get().facts().getFirst(), ines));
        knowledge.setHidden(ines, true);
        assertTrue(knowledge.tableProperty().get().people().getFirst().hidden());
        ContextViewModel context = story().desk().context();
        openChapter(1);
        context.watchedProperty().set(true);
        assertTrue(context.peopleProperty().get().stream()
                .noneMatch(person -> person.id().equals(ines.id())));
        assertFalse(context.promptText().contains("**Ines Varrow**"));
    }

    @Test
    void whatWasReadForASentenceIsShown() throws Exception {
        loadModel();
        openChapter(3);
        story().writer().write();
        ContextViewModel context = story().desk().context();
        context.watchedProperty().set(true);
        context.showWhatWrote("She ran.");
        assertEquals("chapter", context.runProperty().get().orElseThrow().task());
        context.showWhatWrote("Nobody ever wrote this.");
        assertTrue(context.runProperty().get().isEmpty());
    }

    @Test
    void somebodyComesInFromACardWithAPictureAndIsThereAfterARestart() throws Exception {
        var png = new java.io.ByteArrayOutputStream();
        javax.imageio.ImageIO.write(
                new java.awt.image.BufferedImage(90, 90, java.awt.image.BufferedImage.TYPE_INT_RGB), "png", png);
        var person = new CodexEntry(
                "",
                CodexEntry.Kind.CHARACTER,
                "Ines Varrow",
                "Another Ines.",
                Map.of("fears", "ink"),
                false,
                CodexEntry.Source.WRITER);
        Path card = folder.resolve("ines.png");
        CharacterCard.write(person, Optional.of(png.toByteArray()), card);
        dialogs.file = Optional.of(card);
        story().desk().people().files().importCard();
        dialogs.file = Optional.of(folder.resolve("no.png"));
        story().desk().people().files().importCard();
        assertTrue(
                shell.bannerProperty().get().contains("no.png"),
                shell.bannerProperty().get());
        Path where = story().folder();
        shell.closeStory();
        shell.open(where);
        List<CodexEntry> people =
                story().desk().people().knowledge().tableProperty().get().people();
        CodexEntry taken = people.getLast();
        assertEquals("Ines Varrow (2)", taken.name());
        assertEquals("ink", taken.field("fears"));
        assertEquals(CodexEntry.Source.IMPORTED, taken.source());
    }

    @Test
    void aPlaceIsMadeDescribedRenamedHiddenAndTakenOut() throws Exception {
        var knowledge = story().desk().people().knowledge();
        dialogs.words = Optional.of("Rope Quay");
        knowledge.add(CodexEntry.Kind.PLACE);
        CodexEntry quay = placeOf(knowledge);
        knowledge.describe(quay, "Where the ferries land.", "burns down in the end");
        dialogs.words = Optional.of("The Rope Quay");
        knowledge.rename(placeOf(knowledge));
        CodexEntry now = placeOf(knowledge);
        assertEquals("The Rope Quay", now.name());
        assertEquals("Where the ferries land.", now.summary());
        assertEquals("burns down in the end", now.field(CodexEntry.AUTHOR_NOTES));
        knowledge.setHidden(now, true);
        assertTrue(placeOf(knowledge).hidden());
        knowledge.remove(now);
        assertTrue(knowledge.tableProperty().get().of(CodexEntry.Kind.PLACE).isEmpty());
        dialogs.words = Optional.of("the rope quay");
        knowledge.add(CodexEntry.Kind.PLACE);
        knowledge.bringBack(knowledge.tableProperty().get().removed().getFirst());
        CodexEntry back =
                knowledge.tableProperty().get().of(CodexEntry.Kind.PLACE).getFirst();
        assertEquals("The Rope Quay (2)", back.name());
        assertEquals("Where the ferries land.", back.summary());
        assertTrue(knowledge.tableProperty().get().removed().isEmpty());
    }

    @Test
    void aThreadIsAddedToldTakenOutAndBroughtBack() throws Exception {
        StrandsViewModel strands = story().desk().people().strands();
        dialogs.words = Optional.of("The bell");
        strands.add(Optional.empty());
        strands.refresh();
        Strand bell = strands.gridProperty().get().strands().getFirst();
        String chapter = strands.gridProperty().get().chapters().get(1).id();
        strands.setBeat(bell, chapter, "Nobody rings it.");
        strands.describe(bell, "Who rings it");
        StrandsViewModel.Grid grid = strands.gridProperty().get();
        Strand told = grid.strands().getFirst();
        assertEquals("Nobody rings it.", told.beat(chapter));
        assertEquals(1, grid.touched(told));
        assertEquals(2, grid.last(told));
        strands.setPerson(told, Optional.of(grid.people().getFirst()));
        assertEquals(
                Optional.of(grid.people().getFirst().name()),
                strands.gridProperty()
                        .get()
                        .personOf(strands.gridProperty().get().strands().getFirst()));
        strands.remove(told);
        assertEquals(List.of(), strands.gridProperty().get().strands());
        strands.bringBack(strands.gridProperty().get().removed().getFirst());
        assertEquals(
                "Who rings it",
                strands.gridProperty().get().strands().getFirst().description());
    }

    @Test
    void aPartOfTheWorldHasItsTopicAndItsWords() throws Exception {
        var knowledge = story().desk().people().knowledge();
        dialogs.words = Optional.of("The tide tax");
        knowledge.add(CodexEntry.Kind.LORE);
        knowledge.setTopic(loreOf(knowledge), "Politics");
        knowledge.describe(loreOf(knowledge), "Whoever lands pays.", "");
        Path where = story().folder();
        shell.closeStory();
        shell.open(where);
        CodexEntry tax = loreOf(story().desk().people().knowledge());
        assertEquals("Politics", tax.field(CodexEntry.TOPIC));
        assertEquals("Whoever lands pays.", tax.summary());
        story().desk().people().knowledge().setTopic(tax, " ");
        assertEquals(Map.of(), loreOf(story().desk().people().knowledge()).fields());
    }

    private static CodexEntry loreOf(KnowledgeViewModel knowledge) {
        return knowledge.tableProperty().get().of(CodexEntry.Kind.LORE).getFirst();
    }

    @Test
    void everybodyInAChapterIsAsItLeftThemUntilThatIsTakenBack() throws Exception {
        loadModel();
        var page = openChapter(1);
        page.typed("Ines put down her pen and went to look. Nobody was on the causeway.");
        String lines = "[\"I count the carts\", \"I keep my hands still\", \"I say nothing\"]";
        engine.byPrompt = prompt -> List.of("{\"actions\": " + lines + ", \"dialog\": " + lines
                + ", \"physicalSensations\": " + lines + ", \"emotions\": " + lines + ", \"internalMonologue\": "
                + lines + ", \"goals\": [\"to find the missing cart\"], \"memories\": [\"the night of the wreck\"],"
                + " \"subtext\": [\"I saw who took it\"]}");
        var knowledge = story().desk().people().knowledge();
        CodexEntry ines = knowledge.tableProperty().get().people().getFirst();
        var panel = story().desk().review().panel();
        panel.updateStates();
        var table = knowledge.tableProperty().get();
        assertEquals(1, table.states().size(), "only who is named");
        assertEquals(
                "to find the missing cart",
                table.lastState(ines).orElseThrow().fields().get("goals"));
        assertFalse(story().writer().busyProperty().get());
        panel.states().undo();
        assertTrue(knowledge.tableProperty().get().states().isEmpty());
        assertFalse(panel.states().canUndoProperty().get());
        page.typed("Nobody whom we know was there.");
        panel.updateStates();
        assertFalse(panel.noteProperty().get().isEmpty());
    }

    private static CodexEntry placeOf(KnowledgeViewModel knowledge) {
        return knowledge.tableProperty().get().of(CodexEntry.Kind.PLACE).getFirst();
    }

    @Test
    void aPhaseIsTakenBackWithItsStatusAndComesAgain() {
        openChapter(1);
        PhasesViewModel phases = story().desk().review().phases();
        phases.refresh();
        phases.move(ChapterPhase.APPROVED);
        story().binder().undo();
        phases.refresh();
        assertEquals(
                ChapterPhase.DRAFT,
                phases.standingProperty().get().orElseThrow().phase());
        assertEquals("", chapters().getFirst().details().status());
        story().binder().redo();
        phases.refresh();
        assertEquals(
                ChapterPhase.APPROVED,
                phases.standingProperty().get().orElseThrow().phase());
    }
}
