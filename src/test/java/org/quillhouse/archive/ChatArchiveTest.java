package org.quillhouse.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.kernel.Ids;
import org.quillhouse.storage.Mended;
import org.quillhouse.storage.StorageFailed;

class ChatArchiveTest {
    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-28T10:00:00Z"));
    private ChatArchive archive;
    private String talk;

    @BeforeEach
    void open() throws Exception {
        reopen();
        talk = archive.add(ChatImport.of("# The lamp\n\nYou: A lamp.\n\nClaude: Who lights it?"))
                .added()
                .getFirst();
    }

    private void reopen() throws StorageFailed {
        archive = ChatArchive.open(folder, now::get, new Ids(now::get));
    }

    @AfterEach
    void close() {
        archive.close();
    }

    private void later(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private Brief brief() throws StorageFailed {
        return archive.brief(talk).orElseThrow();
    }

    @Test
    void talksAreKeptOnceRenamedTakenOutAndBroughtBack() throws Exception {
        var again = archive.add(ChatImport.of("Human: A lamp.\n\nAssistant: Who lights it?"));
        assertEquals(List.of(), again.added());
        assertEquals(1, again.known(), "the same words under another title are the same talk");
        archive.add(ChatImport.of("You: And the sea?\n\nClaude: It is grey."));
        assertEquals(
                List.of("And the sea?", "The lamp"),
                archive.list().stream().map(Conversation::title).sorted().toList());
        archive.rename(talk, "  The lamp of Ost ");
        archive.rename(talk, " ");
        archive.setRemoved(talk, true);
        assertEquals("The lamp of Ost", archive.removed().getFirst().title());
        assertEquals(1, archive.list().size());
        archive.close();
        reopen();
        archive.add(ChatImport.of("You: A lamp.\n\nClaude: Who lights it?"));
        assertEquals(2, archive.list().size(), "bringing it in again brings it back");
        assertEquals(2, archive.list().getLast().messages());
        assertEquals("A lamp.", archive.messages(talk).getFirst().text());
    }

    @Test
    void typingIsOneVersionUntilAPauseAndNothingIsLost() throws Exception {
        archive.type(talk, "", " ");
        assertEquals(Optional.empty(), archive.brief(talk));
        archive.type(talk, "Lamp", "A l");
        later(Duration.ofSeconds(20));
        archive.type(talk, "Lamp", "A lamp.");
        assertEquals(1, brief().versions().size());
        later(Duration.ofMinutes(5));
        archive.type(talk, "Lamp", "A lamp in Ost.");
        archive.type(talk, "Lamp", "A lamp in Ost.");
        archive.keep(talk, "The Lamp", "By the assistant.");
        archive.type(talk, "The Lamp", "By the assistant, and me.");
        assertEquals(
                List.of("By the assistant, and me.", "By the assistant.", "A lamp in Ost.", "A lamp."),
                brief().versions().stream().map(Brief.Version::description).toList());
        assertEquals(
                List.of(true, false, true, true),
                brief().versions().stream().map(Brief.Version::byHand).toList());
        assertEquals(
                List.of(4, 3, 2, 1),
                brief().versions().stream().map(Brief.Version::number).toList());
        archive.activate(talk, brief().versions().getLast());
        assertEquals("A lamp.", brief().active().description());
        assertEquals(4, brief().versions().size());
        archive.type(talk, "Lamp", "A lamp!");
        assertEquals(5, brief().versions().size(), "an old version that counts again is not written over");
        assertEquals("A lamp.", brief().versions().getLast().description());
    }

    @Test
    void aStoryLocksItsBriefAndTheLinkGoesBothWays() throws Exception {
        archive.type(talk, "Lamp", "A lamp.");
        archive.link(talk, "STORY", folder.resolve("Lamp.quill"), brief().active());
        assertTrue(archive.list().getFirst().locked());
        archive.type(talk, "Lamp", "Changed.");
        archive.keep(talk, "Lamp", "Changed.");
        assertEquals("A lamp.", brief().active().description());
        archive.close();
        reopen();
        assertEquals("A lamp.", archive.story(talk).orElseThrow().description());
        assertEquals(Optional.of(talk), archive.conversationOf("STORY"));
        assertEquals(Optional.empty(), archive.conversationOf("OTHER"));
        archive.unlock(talk);
        assertFalse(archive.list().getFirst().locked());
        archive.type(talk, "Lamp", "Changed.");
        assertEquals("Changed.", brief().active().description());
        assertTrue(archive.story(talk).isPresent());
    }

    @Test
    void aDamagedArchiveIsPutAsideAndItsCopyTakesItsPlace() throws Exception {
        archive.type(talk, "Lamp", "A lamp.");
        for (boolean hasCopy : new boolean[] {true, false}) {
            archive.close();
            Path file = folder.resolve("archive.db");
            byte[] bytes = Files.readAllBytes(file);
            for (int i = 100; i < bytes.length; i += 3) {
                bytes[i] = 7;
            }
            Files.write(file, bytes);
            if (!hasCopy) {
                Files.delete(folder.resolve("archive.db.copy"));
            }
            reopen();
            assertEquals(hasCopy ? Mended.Found.FROM_COPY : Mended.Found.ANEW, archive.found());
            assertEquals(hasCopy ? 1 : 0, archive.list().size());
            if (hasCopy) {
                assertEquals("A lamp.", brief().active().description());
            }
        }
        try (var files = Files.list(folder)) {
            assertEquals(
                    2,
                    files.filter(file -> file.getFileName().toString().matches("archive\\.db.*damaged.*"))
                            .count(),
                    "both damaged files are kept");
        }
    }
}
