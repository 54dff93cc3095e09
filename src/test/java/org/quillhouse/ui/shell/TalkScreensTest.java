package org.quillhouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quillhouse.agents.ChatAgent;
import org.quillhouse.agents.DossierKeeper;
import org.quillhouse.chat.Message;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.codex.Dossier;
import org.quillhouse.context.AgentKind;
import org.quillhouse.review.ChapterPhase;
import org.quillhouse.review.WorldTalk;
import org.quillhouse.ui.chat.ChatViewModel;
import org.quillhouse.ui.chat.TitlesViewModel;
import org.quillhouse.ui.page.PageViewModel;
import org.quillhouse.ui.review.PhasesViewModel;
import org.quillhouse.ui.story.DossierViewModel;
import org.quillhouse.ui.story.StorySheetViewModel;

/// Talks with agents, as the writer has them.
class TalkScreensTest extends ShellTest {
    @BeforeEach
    void write() throws Exception {
        loadModel();
        PageViewModel page = openChapter(1);
        page.typed("The bell rang twice over the yard. Ines put down her pen and went to look.");
        page.flush();
        sheet().refresh();
    }

    private StorySheetViewModel sheet() {
        return story().desk().sheet();
    }

    @Test
    void aTalkIsKeptAndSomebodyOfTheStoryKnowsOnlyTheirOwn() throws Exception {
        ChatViewModel chat = story().desk().chat();
        engine.byPrompt = prompt -> List.of("The table was right when I signed it.");
        chat.refresh();
        ChatAgent.Partner ines = chat.partnersProperty().get().stream()
                .filter(each -> each.name().equals("Ines Varrow"))
                .findFirst()
                .orElseThrow();
        chat.partnerProperty().set(ines);
        chat.wordsProperty().set("Who changed the table?");
        chat.say();
        assertEquals(
                List.of("Who changed the table?", "The table was right when I signed it."),
                chat.messagesProperty().get().stream().map(Message::text).toList());
        assertTrue(engine.lastPrompt.contains("You are Ines Varrow"), engine.lastPrompt);
        assertFalse(engine.lastPrompt.contains("keep the secret of his eyes"), "what Oram wants is his alone");
        chat.wordsProperty().set("And before that?");
        chat.say();
        assertTrue(engine.lastPrompt.contains("The table was right when I signed it."), engine.lastPrompt);
        Path folder = story().folder();
        shell.closeStory();
        shell.open(folder);
        ChatViewModel again = story().desk().chat();
        again.refresh();
        assertEquals(ines, again.partnerProperty().get(), "with whom one talked last");
        assertEquals(4, again.messagesProperty().get().size());
        again.world().add(again.messagesProperty().get().get(1));
        sheet().refresh();
        assertTrue(sheet().sheetProperty().get().facts().world().endsWith("when I signed it."));
        again.clear();
        assertEquals(List.of(), again.messagesProperty().get());
    }

    @Test
    void eachPhaseOfAChapterHasATalkOfItsOwn() throws Exception {
        ChatViewModel chat = story().desk().chat();
        engine.byPrompt = prompt -> List.of("Then let him fall before noon.");
        chat.refresh();
        assertEquals(
                List.of(Optional.empty(), Optional.of(ChapterPhase.DRAFT)),
                chat.phasesProperty().get());
        chat.discussPhase();
        chat.wordsProperty().set("When does Master Oram fall down the stairs?");
        chat.say();
        assertTrue(engine.lastPrompt.contains("which is still a draft"), engine.lastPrompt);
        assertEquals(2, chat.messagesProperty().get().size());
        PhasesViewModel phases = story().desk().review().phases();
        phases.refresh();
        phases.move(ChapterPhase.REFINED);
        chat.discussPhase();
        assertEquals(List.of(), chat.messagesProperty().get(), "another phase, another talk");
        chat.wordsProperty().set("Is the stair scene too long now?");
        chat.say();
        assertTrue(engine.lastPrompt.contains("which is being refined"), engine.lastPrompt);
        assertFalse(engine.lastPrompt.contains("When does Master Oram fall"), engine.lastPrompt);
        chat.phaseProperty().set(Optional.of(ChapterPhase.DRAFT));
        assertEquals(2, chat.messagesProperty().get().size());
        chat.phaseProperty().set(Optional.empty());
        assertEquals(List.of(), chat.messagesProperty().get(), "the story as a whole");
        chat.phaseProperty().set(Optional.of(ChapterPhase.DRAFT));
        openChapter(2);
        assertEquals(List.of(), chat.messagesProperty().get(), "another chapter");
        chat.partnerProperty().set(ChatAgent.Partner.of(AgentKind.WORLDBUILDING));
        assertEquals(List.of(Optional.empty()), chat.phasesProperty().get());
        assertEquals(Optional.empty(), chat.phaseProperty().get());
    }

    @Test
    void whatTheInterviewerHearsWaitsForTheDossierAndGoesFromThereIntoTheStory() throws Exception {
        ChatViewModel chat = story().desk().chat();
        DossierViewModel dossier = story().desk().dossier();
        chat.onAnswer(dossier::heard); // as the window does
        engine.byPrompt = prompt -> List.of(
                prompt.contains("with one field, news")
                        ? "{\"news\": true}"
                        : prompt.contains("Note what was said")
                                ? "{\"characters\": [{\"name\": \"Tobias\", \"description\": \"A carter who lost his brother.\","
                                        + " \"relationships\": [], \"characterArc\": \"\"}, {\"name\": \"Gandalf\","
                                        + " \"description\": \"\", \"relationships\": [], \"characterArc\": \"\"}],"
                                        + " \"themes\": [\"debt\"], \"locations\": [\"Ost\", \"Mordor\"],"
                                        + " \"plotPoints\": [\"Tobias lost his brother on Ost.\"]}"
                                : "And what does he owe the reckoner of Mordor, Gandalf?");
        chat.interview();
        chat.wordsProperty().set("Tobias is a carter who lost his brother on the way to Ost.");
        chat.say();
        assertTrue(dossier.dossierProperty().get().isEmpty(), "it waits");
        Dossier found = dossier.foundProperty().get().orElseThrow();
        assertEquals(
                List.of("Tobias"),
                found.people().stream().map(Dossier.Person::name).toList(),
                "nobody is made up");
        assertEquals(List.of("Ost"), found.places());
        dossier.decline();
        assertTrue(dossier.foundProperty().get().isEmpty());
        dossier.look(DossierKeeper.Talk.of("You: Tobias is a carter who lost his brother on the way to Ost."));
        dossier.take();
        assertEquals(found, dossier.dossierProperty().get());
        dossier.intoPeople(found.people().getFirst());
        dossier.intoPlaces();
        dossier.intoPlaces();
        dossier.intoOutline();
        dossier.intoOutline();
        var codex = story().desk().people().knowledge().tableProperty().get();
        CodexEntry tobias = codex.people().getLast();
        assertEquals("Tobias", tobias.name());
        assertEquals("A carter who lost his brother.", tobias.summary());
        assertEquals(CodexEntry.Source.AGENT, tobias.source());
        assertEquals(1, codex.of(CodexEntry.Kind.PLACE).size());
        sheet().refresh();
        String outline = sheet().sheetProperty().get().facts().outline();
        assertEquals(2, outline.split("Tobias lost his brother on Ost", -1).length, outline);
        List<String> prompts = new ArrayList<>();
        engine.byPrompt = prompt -> {
            prompts.add(prompt);
            return List.of("Tell me more.");
        };
        chat.wordsProperty().set("He pays.");
        chat.say();
        assertTrue(prompts.stream().anyMatch(prompt -> prompt.contains("ask beyond it") && prompt.contains("Tobias")));
        dossier.bringBack(Dossier.EMPTY);
        assertTrue(dossier.dossierProperty().get().isEmpty());
        Path folder = story().folder();
        shell.closeStory();
        shell.open(folder);
        story().desk().dossier().refresh();
        assertTrue(story().desk().dossier().dossierProperty().get().isEmpty());
    }

    @Test
    void aStoryThatIsToldFirstIsOfferedTitlesUntilItHasOne() {
        dialogs.words = Optional.of("Untitled story");
        dialogs.parent = Optional.of(folder);
        shell.newStory("Untitled story");
        openChapter(1);
        ChatViewModel chat = story().desk().chat();
        TitlesViewModel titles = chat.titles();
        engine.byPrompt = prompt -> List.of(
                prompt.contains("Suggest three titles")
                        ? "{\"titles\": [\"The Salt Road\", \"the salt road\", \"Tobias\"]}"
                        : "And who waits for him there?");
        chat.interview();
        chat.wordsProperty().set("Hello.");
        chat.say();
        assertEquals(List.of(), titles.offeredProperty().get(), "nothing is told yet");
        chat.wordsProperty().set("Tobias carries salt to Ost in winter.");
        chat.say();
        assertEquals(
                List.of("The Salt Road", "Tobias"), titles.offeredProperty().get());
        assertEquals("Untitled story", storyTitle(), "only offered");
        titles.take("The Salt Road");
        assertEquals("The Salt Road", storyTitle());
        assertEquals(List.of(), titles.offeredProperty().get());
        titles.takeBack();
        assertEquals("Untitled story", storyTitle());
        chat.wordsProperty().set("He lost his brother on that road.");
        chat.say();
        assertFalse(titles.offeredProperty().get().isEmpty(), "it is untitled again");
        titles.later();
        chat.wordsProperty().set("In spring he will go by ship.");
        chat.say();
        assertEquals(List.of(), titles.offeredProperty().get(), "not now");
        chat.findTitles();
        assertFalse(titles.offeredProperty().get().isEmpty(), "the writer asks for some");
        dialogs.words = Optional.of("Ost");
        titles.own();
        assertEquals("Ost", storyTitle());
        assertEquals(List.of(), titles.offeredProperty().get());
    }

    @Test
    void aFolderThatHasNoTitleGetsItWhenTheStoryIsClosed() {
        dialogs.words = Optional.of("Untitled story");
        dialogs.parent = Optional.of(folder);
        shell.newStory("Untitled story");
        Path untitled = folder.resolve("Untitled story.quill");
        assertEquals(untitled, story().folder());
        openChapter(1).typed("The bell rang.");
        story().desk().chat().titles().take("Salt: a road");
        shell.newStory("Untitled story");
        Path titled = folder.resolve("Salt_ a road.quill");
        assertTrue(Files.isDirectory(titled));
        Path second = folder.resolve("Untitled story 2.quill");
        assertEquals(second, story().folder(), "none is in the way of another");
        assertEquals(List.of(second, titled), shell.recentStories().subList(0, 2));
        story().desk().chat().titles().take("Tide");
        shell.open(story().folder());
        assertEquals(folder.resolve("Tide.quill"), story().folder(), "where it lies by now");
        dialogs.words = Optional.of("Reef");
        story().binder().renameStory();
        shell.closeStory();
        assertTrue(Files.isDirectory(folder.resolve("Tide.quill")), "a folder with a title keeps it");
        shell.open(titled);
        assertEquals("The bell rang.", openChapter(1).text());
        shell.open(untitled);
        assertEquals(titled, story().folder(), "by its old name");
        dialogs.words = Optional.of("Untitled story");
        shell.newStory("Untitled story");
        assertEquals(untitled, story().folder());
        shell.closeStory();
        shell.open(untitled);
        assertEquals(untitled, story().folder(), "by now another one lies there");
        assertEquals("", shell.bannerProperty().get());
    }

    private String storyTitle() {
        return story().binder().storyTitleProperty().get();
    }

    @Test
    void aTalkGoesAnotherWayAndWhatWasTakenOutComesBack() {
        ChatViewModel chat = story().desk().chat();
        chat.refresh();
        chat.partnerProperty().set(ChatAgent.Partner.of(AgentKind.EDITOR));
        chat.wordsProperty().set("Is it too short for a chapter?");
        chat.say();
        Message asked = chat.messagesProperty().get().getFirst();
        assertEquals(2, chat.messagesProperty().get().size());
        chat.sayDifferently(asked);
        assertEquals(List.of(), chat.messagesProperty().get());
        assertEquals(
                "Is it too short for …",
                chat.branchProperty().get().orElseThrow().name());
        assertEquals(asked.text(), chat.wordsProperty().get());
        chat.wordsProperty().set("Is it too long?");
        chat.say();
        assertEquals("Is it too long?", chat.messagesProperty().get().getFirst().text());
        chat.removeBranch();
        assertEquals(asked, chat.messagesProperty().get().getFirst());
        chat.undo();
        assertEquals(1, chat.branchesProperty().get().size());
        chat.clear();
        assertEquals(List.of(), chat.messagesProperty().get());
        chat.undo();
        assertEquals(2, chat.messagesProperty().get().size());
        chat.branchFrom(chat.messagesProperty().get().getLast());
        chat.wordsProperty().set("And then?");
        chat.say();
        chat.clear();
        assertEquals(2, chat.messagesProperty().get().size(), "what both have stays");
        chat.removeBranch();
        assertEquals(2, chat.messagesProperty().get().size());
        chat.edit(asked, "Is it short?");
        assertEquals("Is it short?", chat.messagesProperty().get().getFirst().text());
        dialogs.file = Optional.of(folder.resolve("talk.json"));
        chat.exportTo();
        chat.importFrom();
        assertEquals("talk", chat.branchProperty().get().orElseThrow().name());
        assertEquals(2, chat.messagesProperty().get().size());
    }

    @Test
    void whatIsSeenInAPictureIsOfferedBehindTheNotes() {
        assertFalse(sheet().seesPictures());
        engine.sees = true;
        assertTrue(sheet().seesPictures());
        engine.byPrompt = prompt -> List.of("Two moles close the harbour.", " A lamp stands on the longer one.");
        dialogs.file = Optional.of(folder.resolve("map.png"));
        String before = sheet().sheetProperty().get().facts().world();
        sheet().worldFromPicture();
        assertEquals(dialogs.file, engine.shown);
        assertTrue(engine.lastPrompt.contains(before.substring(0, 20)), "names are told as they are noted");
        assertEquals(before, sheet().sheetProperty().get().facts().world());
        sheet().takeOffer(true);
        String after = sheet().sheetProperty().get().facts().world();
        assertTrue(after.startsWith(before.strip()), after);
        assertTrue(after.endsWith("A lamp stands on the longer one."), after);
        assertEquals(before, sheet().earlier("world").getFirst().text());
        dialogs.file = Optional.empty();
        sheet().worldFromPicture();
        assertTrue(sheet().sheetProperty().get().offer().isEmpty());
    }

    @Test
    void aTalkAboutTheWorldIsWorkedIntoItsNotesOnlyWhenTaken() {
        ChatViewModel chat = story().desk().chat();
        assertTrue(chat.world().stand().isEmpty(), "any other talk");
        chat.world().discuss("Who pays for the oil?");
        assertEquals(WorldTalk.State.INITIAL, chat.world().stand().orElseThrow().state());
        chat.say();
        assertEquals(
                WorldTalk.State.EXPLORING, chat.world().stand().orElseThrow().state());
        chat.world().discuss(chat.world().stand().orElseThrow().questions().getFirst());
        assertFalse(chat.wordsProperty().get().isEmpty(), "a question waits to be sent");
        chat.wordsProperty().set("");
        var talks = new java.util.ArrayList<String>();
        chat.world().onInto(talks::add);
        chat.world().into();
        assertTrue(talks.getFirst().startsWith("You: Who pays for the oil?"), talks.getFirst());
        String before = sheet().sheetProperty().get().facts().world();
        sheet().worldFromTalk(talks.getFirst());
        assertTrue(engine.lastPrompt.contains("Who pays for the oil?"));
        assertEquals(before, sheet().sheetProperty().get().facts().world());
        sheet().takeOffer(false);
        assertEquals(before, sheet().earlier("world").getFirst().text());
    }
}
