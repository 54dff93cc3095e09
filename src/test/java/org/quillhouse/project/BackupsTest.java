package org.quillhouse.project;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.kernel.Ids;
import org.quillhouse.kernel.Remedy;
import org.quillhouse.storage.StorageFailed;

/// Backups when something comes in between: the end of the process, a file that is gone, a clock that is wrong.
class BackupsTest {
    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private Projects projects;
    private Path story;

    @BeforeEach
    void prepare() {
        InstantSource clock = () -> now;
        projects = new Projects(folder.resolve("backups"), clock, new Ids(clock), Runnable::run);
        story = folder.resolve("Tide.quill");
    }

    private void write(String text) throws Exception {
        try (Project project = projects.open(story)) {
            String scene = project.manuscript().chapter(1).scenes().getFirst().id();
            project.manuscript().saveTyped(scene, text);
        }
    }

    private String text() throws Exception {
        try (Project project = projects.open(story)) {
            return project.manuscript().chapter(1).content();
        }
    }

    private void create() throws Exception {
        try (Project project = projects.create(story, "Tide")) {
            project.manuscript().addChapter("One", "", List.of());
        }
    }

    @Test
    void restoringThatWasCutOffIsFinishedAtTheNextOpening() throws Exception {
        create();
        write("The old words.");
        Path backup = projects.backupsOf(story).list().getFirst().file();
        write("The new words.");
        byte[] replaced = Files.readAllBytes(story.resolve("story.db"));
        Files.copy(backup, story.resolve("story.db.restored-x"));
        assertEquals("The old words.", text());
        assertArrayEquals(replaced, Files.readAllBytes(story.resolve("story.replaced-x.db")));
        write("Words after it.");
        Files.copy(backup, story.resolve("story.db.restored-y"));
        Files.move(story.resolve("story.db"), story.resolve("story.replaced-y.db"));
        assertEquals("The old words.", text(), "also where the file was put aside already");
    }

    @Test
    void aStoryWhoseFileIsGoneIsNotMadeAnew() throws Exception {
        create();
        write("The words.");
        Files.delete(story.resolve("story.db"));
        StorageFailed failed = assertThrows(StorageFailed.class, () -> projects.open(story));
        assertEquals(StorageFailed.Kind.GONE, failed.kind());
        assertEquals(Remedy.RESTORE_BACKUP, failed.remedy());
        assertFalse(Files.exists(story.resolve("story.db")));
        Backups backups = projects.backupsOf(story);
        backups.restore(backups.newestGood().orElseThrow());
        assertEquals("The words.", text());
    }

    @Test
    void nothingIsBroughtBackUnderAnOpenWindow() throws Exception {
        create();
        Backups backups = projects.backupsOf(story);
        try (Project open = projects.open(story)) {
            assertEquals("Tide", open.manuscript().facts().title());
            var failed = assertThrows(
                    StorageFailed.class,
                    () -> backups.restore(backups.newestGood().orElseThrow()));
            assertEquals(StorageFailed.Kind.IN_USE, failed.kind());
        }
    }

    @Test
    void aClockThatGoesBackChangesNeitherTextNorOrder() throws Exception {
        create();
        write("First.");
        Instant right = now.plus(Duration.ofMinutes(5));
        now = right.plus(Duration.ofDays(3_650));
        write("Second, with the clock ten years ahead.");
        now = right;
        for (int i = 0; i < 60; i++) {
            write("Third, number " + i);
        }
        assertEquals("Third, number 59", text());
        Backups backups = projects.backupsOf(story);
        assertEquals(
                "Third, number 59",
                backups.chapters(backups.list().getFirst()).getFirst().content());
        assertTrue(backups.list().size() < 40, "they are thinned out all the same");
        assertTrue(
                backups.list().stream()
                        .anyMatch(backup -> content(backups, backup).equals("First.")),
                "what was made before the clock was wrong is still there");
    }

    private static String content(Backups backups, Backups.Backup backup) {
        try {
            return backups.chapters(backup).isEmpty()
                    ? ""
                    : backups.chapters(backup).getFirst().content();
        } catch (StorageFailed failed) {
            throw new IllegalStateException(failed);
        }
    }
}
