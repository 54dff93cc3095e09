package org.quillhouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quillhouse.agents.AgentTools;
import org.quillhouse.agents.BriefWriter;
import org.quillhouse.archive.Brief;
import org.quillhouse.archive.ChatArchive;
import org.quillhouse.archive.Conversation;
import org.quillhouse.kernel.Failure;
import org.quillhouse.lab.RunLog;
import org.quillhouse.prompts.PromptFiles;
import org.quillhouse.tasks.DirectRunner;
import org.quillhouse.ui.archive.ChatsViewModel;
import org.quillhouse.ui.archive.ChatsViewModel.Shown;

/// A talk with another assistant becomes a brief, and the brief a story.
class ChatsTest extends ShellTest {
    private static final String TALK =
            "# The lamp\n\nYou: A lamp that lies.\n\nClaude: Who lights it?\n\nYou: Her father.";

    private final List<Failure> failed = new ArrayList<>();
    private ChatsViewModel chats;
    private RunLog receipts;

    @BeforeEach
    void bringIn() {
        reopen();
        chats.importText(TALK);
    }

    private void reopen() {
        chats = new ChatsViewModel(
                new ChatsViewModel.Means(
                        () -> ChatArchive.open(folder, clock, ids),
                        archive -> {
                            receipts = new RunLog(archive.database());
                            return new BriefWriter(new AgentTools(
                                    new PromptFiles(() -> jinja, Optional.empty()), host, receipts, clock, ids));
                        },
                        projects,
                        new DirectRunner(),
                        Runnable::run,
                        dialogs),
                shell::open);
        chats.onFailure(failed::add);
        chats.refresh();
    }

    @AfterEach
    void leave() {
        chats.close();
    }

    private Shown shown() {
        return chats.shownProperty().get().orElseThrow();
    }

    private Brief.Version active() {
        return shown().brief().orElseThrow().active();
    }

    @Test
    void talksAreReadNamedTakenOutAndBroughtBack() throws Exception {
        assertEquals(
                List.of("A lamp that lies.", "Who lights it?", "Her father."),
                shown().messages().stream().map(Conversation.Said::text).toList());
        chats.importText("nothing of the kind");
        assertTrue(chats.saidProperty().get().contains("clipboard"));
        dialogs.words = Optional.of("The lying lamp");
        chats.rename(shown().talk());
        chats.setRemoved(shown().talk(), true);
        assertEquals(List.of(), chats.talks());
        assertTrue(chats.shownProperty().get().isEmpty());
        chats.trashProperty().set(true);
        chats.setRemoved(shown().talk(), false);
        chats.trashProperty().set(false);
        assertEquals("The lying lamp", shown().talk().title());
        chats.filterProperty().set(" LYING");
        assertEquals(1, chats.talks().size());
        chats.filterProperty().set("salt");
        assertEquals(0, chats.talks().size());
        chats.filterProperty().set("");
        dialogs.file = Optional.of(Files.writeString(folder.resolve("bad.json"), "{"));
        chats.importFile();
        assertEquals("archive.file.none", failed.getLast().key());
        assertEquals(1, chats.talks().size());
    }

    @Test
    void briefIsMadeTypedQuotedAndNothingOfItIsLost() throws Exception {
        chats.make();
        assertEquals("engine.model.not.chosen", failed.getLast().key());
        assertEquals("", chats.busyProperty().get());
        chats.type(shown().talk(), "Mine", "My own words.");
        loadModel();
        engine.byPrompt = prompt -> List.of("The Second", " Shutter\n\n", "Author: Maren finds that the lamp lies.");
        chats.make();
        assertTrue(engine.lastPrompt.contains("Author: A lamp that lies."), engine.lastPrompt);
        assertTrue(engine.lastPrompt.contains("Assistant: Who lights it?"), engine.lastPrompt);
        assertFalse(active().byHand());
        assertTrue(active().description().contains("Maren finds that the lamp lies."), active().description());
        assertEquals(1, receipts.list(10).size());
        chats.quote(shown().messages().getLast());
        assertTrue(active().description().endsWith("Her father."));
        assertEquals(3, shown().brief().orElseThrow().versions().size());
        chats.activate(shown().brief().orElseThrow().versions().getLast());
        assertEquals("My own words.", active().description());
        engine.fails = true;
        chats.make();
        assertEquals("engine.native.error", failed.getLast().key());
        assertEquals("My own words.", active().description());
        engine.fails = false;
        engine.afterFirstPiece = () -> chats.stop();
        chats.make();
        assertEquals("My own words.", active().description(), "stopped: what there was stays");
        assertEquals("", chats.busyProperty().get());
        chats.close();
        reopen();
        assertEquals("My own words.", active().description());
        assertEquals(3, shown().brief().orElseThrow().versions().size());
    }

    @Test
    void aLongTalkIsToldInShortFirst() throws Exception {
        loadModel();
        var text = new StringBuilder();
        for (int i = 0; i < 900; i++) {
            text.append("You: Maren climbs to the lamp in chapter ").append(i).append(".\n\n");
            text.append("Claude: And what does she see from up there?\n\n");
        }
        chats.importText(text.toString());
        var asked = new ArrayList<String>();
        engine.byPrompt = prompt -> {
            asked.add(prompt);
            return prompt.contains("the brief of that novel")
                    ? List.of("The Lamp\n\nMaren climbs to it.")
                    : List.of("Maren climbs to the lamp and sees what it does to the ships that come by night.");
        };
        chats.make();
        assertEquals(List.of(), failed);
        assertEquals("The Lamp", active().title());
        assertTrue(asked.size() > 2, asked.size() + " times asked: piece by piece, then the brief");
        assertTrue(asked.getLast().contains("told in short"), asked.getLast());
        assertTrue(asked.getLast().contains("sees what it does to the ships"), asked.getLast());
        assertFalse(asked.getLast().contains("chapter 7."), "the talk itself has no room");
    }

    @Test
    void aStoryIsMadeOfTheBriefAndEachKnowsTheOther() throws Exception {
        chats.startStory();
        assertTrue(shown().story().isEmpty(), "there is no brief yet");
        chats.type(shown().talk(), "The Second Shutter", "Maren finds that the lamp lies.");
        dialogs.parent = Optional.of(folder);
        chats.startStory();
        Path made = folder.resolve("The Second Shutter.quill");
        assertEquals(made, story().folder());
        assertEquals(1, chapters().size());
        story().desk().sheet().refresh();
        var facts = story().desk().sheet().sheetProperty().get().facts();
        assertEquals("The Second Shutter", facts.title());
        assertEquals("Maren finds that the lamp lies.", facts.outline());
        assertEquals("Maren finds that the lamp lies.", facts.summary());
        assertTrue(shown().talk().locked());
        assertEquals(facts.id(), shown().story().orElseThrow().storyId());
        chats.type(shown().talk(), "x", "changed");
        assertEquals("The Second Shutter", active().title());
        chats.importText("You: Something else.\n\nClaude: Yes.");
        assertEquals("Something else.", shown().talk().title());
        chats.chooseOf(() -> facts.id());
        assertEquals("The lamp", shown().talk().title());
        shell.closeStory();
        chats.openStory();
        assertEquals(made, story().folder());
        chats.unlock();
        chats.type(shown().talk(), "Second", "Changed.");
        assertEquals("Second", active().title());
        chats.startStory();
        assertEquals(folder.resolve("Second.quill"), story().folder(), "a second story of a later brief");
        assertTrue(Files.exists(made.resolve("story.db")), "the first one stays");
    }
}
