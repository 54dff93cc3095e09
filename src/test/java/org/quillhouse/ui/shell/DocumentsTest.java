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
import org.quillhouse.chat.Message;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.tasks.DirectRunner;
import org.quillhouse.ui.archive.DocumentsViewModel;
import org.quillhouse.ui.archive.DocumentsViewModel.Reading;
import org.quillhouse.ui.chat.ChatViewModel;

/// The writer's documents on their screen, and asked in a talk.
class DocumentsTest extends ShellTest {
    private final List<Failure> failed = new ArrayList<>();
    private Path files;
    private DocumentsViewModel screen;

    @BeforeEach
    void openScreen() throws Exception {
        files = Files.createDirectories(folder.resolve("research"));
        Files.writeString(files.resolve("oil.txt"), "A lighthouse lamp burned spermaceti oil until colza came.");
        Files.writeString(files.resolve("tides.md"), "# Tides\n\nSpring tides follow the full moon by two days.");
        screen = new DocumentsViewModel(documents::get, new DirectRunner(), dialogs);
        screen.onFailure(failed::add);
        screen.refresh();
    }

    private String reading() {
        return screen.readingProperty().get().map(Reading::name).orElse("");
    }

    @Test
    void documentsAreAddedFoundReadTakenOutAndBroughtBack() throws Exception {
        assertEquals("", screen.saidProperty().get());
        dialogs.parent = Optional.of(files);
        screen.addFolder();
        assertEquals("2 documents were read.", screen.saidProperty().get());
        screen.refresh();
        assertEquals("2 documents, 2 passages", screen.saidProperty().get());
        dialogs.file = Optional.of(Files.write(folder.resolve("bad.txt"), new byte[] {0, 1}));
        screen.addFiles();
        assertEquals(
                "Nothing new was read. One could not be read (bad.txt).",
                screen.saidProperty().get());
        screen.open(screen.documents().getFirst());
        assertEquals("oil.txt", reading());
        screen.wordsProperty().set("moon");
        screen.open(screen.passages().getFirst());
        Reading now = screen.readingProperty().get().orElseThrow();
        assertEquals(now.text(), now.text().substring(now.start(), now.end()));
        screen.remove(screen.documents().getLast());
        assertEquals(1, screen.documents().size());
        assertEquals(List.of(), screen.passages());
        assertEquals("", reading());
        screen.undo();
        assertEquals(2, screen.documents().size());
        assertEquals(1, screen.passages().size());
        assertTrue(screen.undoProperty().get().isEmpty());
        assertEquals(List.of(), failed);
    }

    @Test
    void whoLooksThingsUpAnswersByTheDocumentsAlone() throws Exception {
        ChatViewModel chat = story().desk().chat();
        chat.refresh();
        openChapter(1);
        chat.research("What did the lamp burn?");
        chat.say();
        assertEquals(Texts.of("research.empty"), last(chat), "no model is needed to say so");
        screen.add(List.of(files));
        chat.research("Zeppelins?");
        chat.say();
        assertEquals(Texts.of("research.nothing"), last(chat));
        chat.research("lamp source:weather");
        chat.say();
        assertEquals(Texts.of("research.missing", "weather"), last(chat));
        loadModel();
        engine.byPrompt = prompt -> List.of("It burned ", "spermaceti oil [1].");
        chat.research("What did the lamp burn?");
        chat.say();
        assertEquals("It burned spermaceti oil [1].\n\n[1] oil.txt", last(chat));
        assertTrue(engine.lastPrompt.contains("burned spermaceti oil until colza"), engine.lastPrompt);
        assertTrue(engine.lastPrompt.contains("What did the lamp burn?"), engine.lastPrompt);
        assertFalse(engine.lastPrompt.contains("Spring tides"), engine.lastPrompt);
        chat.research("And why?");
        chat.say();
        assertTrue(last(chat).endsWith("[1] oil.txt (whole text)"), "what goes on is of the same: " + last(chat));
        assertTrue(engine.lastPrompt.contains("burned spermaceti oil until colza"), engine.lastPrompt);
        Path opened = story().folder();
        shell.closeStory();
        shell.open(opened);
        ChatViewModel again = story().desk().chat();
        again.research("");
        assertEquals(10, again.messagesProperty().get().size());
    }

    private static String last(ChatViewModel chat) {
        return chat.messagesProperty().get().stream().map(Message::text).reduce("", (before, text) -> text);
    }
}
