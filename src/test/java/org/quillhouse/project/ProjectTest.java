package org.quillhouse.project;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.kernel.Ids;
import org.quillhouse.manuscript.Chapter;
import org.quillhouse.manuscript.Draft;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.manuscript.NoSuchChapter;
import org.quillhouse.manuscript.Scene;
import org.quillhouse.manuscript.Version;
import org.quillhouse.storage.StorageFailed;

/// A story folder as a whole: kept, locked, mirrored, damaged, restored.
class ProjectTest {
    @TempDir
    Path folder;

    private Projects projects;
    private Path story;

    @BeforeEach
    void prepare() {
        var clock = InstantSource.system();
        projects = new Projects(folder.resolve("backups"), clock, new Ids(clock), Runnable::run);
        story = folder.resolve("Tide.quill");
    }

    private static Scene scene(Manuscript manuscript, int chapter) throws Exception {
        return manuscript.chapter(chapter).scenes().getFirst();
    }

    @Test
    void sampleHasAWorldFourPeopleAndAnUnwrittenThirdChapter() throws Exception {
        try (Project project = projects.createSample(story)) {
            List<Chapter> chapters = project.manuscript().chapters();
            assertEquals(
                    List.of(true, true, false),
                    chapters.stream().map(Chapter::isWritten).toList());
            assertEquals(4, project.codex().characters().size());
            assertFalse(project.manuscript().facts().world().isBlank());
            assertFalse(chapters.get(2).plotPoint().isBlank());
            assertEquals(3, chapters.get(2).keyPlotItems().size());
        }
    }

    @Test
    void typedTextIsThereAfterReopeningAndInTheMirror() throws Exception {
        try (Project project = projects.create(story, "Tide")) {
            project.manuscript().addChapter("One: a start", "", List.of());
            project.manuscript().saveTyped(scene(project.manuscript(), 1).id(), "The sea.");
        }
        try (Project again = projects.open(story)) {
            assertEquals("The sea.", again.manuscript().chapter(1).content());
            assertEquals(2, again.manuscript().chapter(1).wordCount());
        }
        assertEquals("The sea.\n", Files.readString(story.resolve("text/001 One_ a start/01.md")));
    }

    /// A story that was opened before it was asked for is that one story, once; what went wrong is told to who asks.
    @Test
    void storyIsOpenedBeforeItIsAskedFor() throws Exception {
        Path other = folder.resolve("Other.quill");
        projects.create(story, "Tide").close();
        projects.create(other, "Other").close();
        Runnable opening = projects.openAhead(story);
        CompletableFuture<Project> asked = CompletableFuture.supplyAsync(() -> {
            try {
                return projects.open(story);
            } catch (StorageFailed failed) {
                throw new AssertionError(failed);
            }
        });
        opening.run();
        try (Project open = asked.get(10, TimeUnit.SECONDS);
                Project second = projects.open(story)) {
            assertFalse(open.isReadOnly());
            assertTrue(second.isReadOnly(), "the first holds the lock, and is given out once");
        }
        projects.openAhead(story).run();
        try (Project open = projects.open(other);
                Project unwanted = projects.open(story)) {
            assertEquals("Other", open.manuscript().facts().title());
            assertFalse(unwanted.isReadOnly(), "what nobody asked for is closed");
        }
        Path gone = folder.resolve("Gone.quill");
        projects.openAhead(gone).run();
        StorageFailed failed = assertThrows(StorageFailed.class, () -> projects.open(gone));
        assertEquals(StorageFailed.Kind.MISSING, failed.kind());
    }

    /// What is measured is what lies there, every table has its kind, and giving back what is free takes nothing else.
    @Test
    void whatTakesRoomIsMeasuredAndWhatIsFreeGivenBack() throws Exception {
        try (Project project = projects.createSample(story)) {
            List<String> tables = project.database()
                    .read(handle -> handle.createQuery("SELECT tbl_name FROM sqlite_schema WHERE type = 'table'")
                            .mapTo(String.class)
                            .list());
            assertEquals(
                    List.of("story_settings"),
                    tables.stream()
                            .filter(table -> !table.startsWith("sqlite_"))
                            .filter(table -> StoryUse.kindOf(table) == StoryUse.Kind.OTHER)
                            .toList());
            for (int i = 0; i < 200; i++) {
                project.set("filler" + i, "x".repeat(4_000));
            }
            for (int i = 0; i < 200; i++) {
                String name = "filler" + i;
                project.database().write(handle -> handle.execute("DELETE FROM story_settings WHERE name = ?", name));
            }
            StoryUse before = project.use();
            assertTrue(before.free() > 500_000, before.toString());
            List<Scene> texts = project.manuscript().texts();
            project.compact();
            StoryUse after = project.use();
            assertEquals(0, after.free());
            assertEquals(texts, project.manuscript().texts());
            long file = Files.size(project.database().file());
            assertEquals(file, after.sum() - after.bytes().get(StoryUse.Kind.FILES));
            assertEquals(
                    before.bytes().get(StoryUse.Kind.TEXTS),
                    after.bytes().get(StoryUse.Kind.TEXTS),
                    before.bytes().get(StoryUse.Kind.TEXTS) * 0.2);
        }
    }

    @Test
    void textChangedByAnotherProgramIsKeptAsAVersion() throws Exception {
        Path file = story.resolve("text/001 One/01.md");
        try (Project project = projects.create(story, "Tide")) {
            project.manuscript().addChapter("One", "", List.of());
            project.manuscript().saveTyped(scene(project.manuscript(), 1).id(), "Mine.");
        }
        Files.writeString(file, "Theirs,\r\ntwo lines.\n");
        var found = new ArrayList<Project.Outside>();
        try (Project project = projects.open(story)) {
            project.onOutside(found::addAll);
            assertEquals("Mine.", project.manuscript().chapter(1).content());
            assertEquals(1, found.size());
            project.manuscript()
                    .show(found.getFirst().sceneId(), found.getFirst().versionId());
            assertEquals("Theirs,\ntwo lines.", project.manuscript().chapter(1).content());
            Files.writeString(file, "Again.");
            project.lookOutside();
            assertEquals(2, found.size());
            assertEquals("Theirs,\ntwo lines.\n", Files.readString(file), "the mirror is the story again");
        }
        try (Project project = projects.open(story)) {
            found.clear();
            project.onOutside(found::addAll);
            assertEquals(List.of(), found, "told once");
            assertEquals(
                    3,
                    project.manuscript()
                            .versions(scene(project.manuscript(), 1).id())
                            .size());
        }
    }

    @Test
    void mirrorLeavesFilesOfOthersAlone() throws Exception {
        try (Project project = projects.create(story, "Tide")) {
            project.manuscript().addChapter("One", "", List.of());
            Path own = Files.writeString(story.resolve("text/001 One/my thoughts.md"), "Do not touch.");
            project.manuscript().editor().rename(project.manuscript().chapter(1).id(), "Uno");
            assertEquals("Do not touch.", Files.readString(own));
            assertFalse(Files.exists(story.resolve("text/001 One/01.md")));
        }
    }

    @Test
    void bigDeletionKeepsWhatWasThere() throws Exception {
        try (Project project = projects.create(story, "Tide")) {
            Manuscript manuscript = project.manuscript();
            manuscript.addChapter("One", "", List.of());
            String scene = scene(manuscript, 1).id();
            String long1 = "word ".repeat(100).strip();
            manuscript.saveTyped(scene, long1);
            manuscript.saveTyped(scene, long1 + " more");
            manuscript.saveTyped(scene, "");
            manuscript.saveTyped(scene, "New beginning.");
            assertEquals(
                    List.of(long1 + " more", "New beginning."),
                    manuscript.versions(scene).stream().map(Version::text).toList());
            for (int words = 100; words > 0; words -= 3) {
                manuscript.saveTyped(scene, "slow ".repeat(words).strip());
            }
            int most = manuscript.versions(scene).stream()
                    .mapToInt(Version::words)
                    .max()
                    .orElse(0);
            assertTrue(most >= 100, "most " + most);
        }
    }

    /// A file cut anywhere, as a torn write leaves it, without its journal: it opens whole or says that it is damaged.
    @Test
    void tornFileOpensWholeOrSaysSo() throws Exception {
        projects.createSample(story).close();
        byte[] whole = Files.readAllBytes(story.resolve("story.db"));
        var random = new Random(11);
        int refused = 0;
        for (int round = 0; round < 60; round++) {
            Path torn = Files.createDirectories(folder.resolve("torn" + round));
            Files.copy(story.resolve("id"), torn.resolve("id"));
            byte[] cut = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            Files.write(torn.resolve("story.db"), cut);
            try (Project project = projects.open(torn)) {
                assertTrue(project.manuscript().chapter(1).content().startsWith("The seven was wrong."));
            } catch (StorageFailed told) {
                refused++;
                assertArrayEquals(cut, Files.readAllBytes(torn.resolve("story.db")), "left as it was");
            }
        }
        assertTrue(refused > 50, "refused " + refused);
        assertTrue(projects.backupsOf(story).newestGood().isPresent());
    }

    @Test
    void storyLeftOpenOnAnotherMachineSaysSo() throws Exception {
        projects.create(story, "Tide").close();
        Files.writeString(story.resolve("lock"), "study-pc\n4711");
        try (Project project = projects.open(story)) {
            assertEquals(Optional.of("study-pc"), project.openOnMachine());
        }
        try (Project project = projects.open(story)) {
            assertEquals(Optional.empty(), project.openOnMachine());
        }
    }

    @Test
    void mirrorFollowsRenaming() throws Exception {
        try (Project project = projects.createSample(story)) {
            Chapter first = project.manuscript().chapter(1);
            project.manuscript().editor().rename(first.id(), "Renamed");
            assertTrue(Files.exists(story.resolve("text/001 Renamed/01.md")));
            assertFalse(Files.exists(story.resolve("text/001 The Altered Seven")));
        }
    }

    @Test
    void oneSittingIsOneVersionAndNothingIsEverLost() throws Exception {
        try (Project project = projects.create(story, "Tide")) {
            Manuscript manuscript = project.manuscript();
            manuscript.addChapter("One", "", List.of());
            String scene = scene(manuscript, 1).id();
            manuscript.saveTyped(scene, "a");
            manuscript.saveTyped(scene, "ab");
            manuscript.saveTyped(scene, "ab");
            assertEquals(
                    List.of("ab"),
                    manuscript.versions(scene).stream().map(Version::text).toList());
            Draft draft = manuscript.beginChapterDraft(manuscript.chapter(1).id(), "chapter");
            draft.store("Agent");
            assertEquals("ab", manuscript.chapter(1).content());
            draft.finish("Agent wrote.");
            manuscript.saveTyped(scene, "Agent wrote. I edit.");
            assertEquals(
                    List.of("ab", "Agent wrote.", "Agent wrote. I edit."),
                    manuscript.versions(scene).stream().map(Version::text).toList());
            manuscript.undo(draft.actId());
            assertEquals("ab I edit.", manuscript.chapter(1).content());
            manuscript.redo(draft.actId());
            assertEquals("Agent wrote. I edit.", manuscript.chapter(1).content());
            assertEquals(5, manuscript.versions(scene).size());
        }
    }

    @Test
    void draftOverSeveralScenesIsOneUndoableAct() throws Exception {
        try (Project project = projects.create(story, "Tide")) {
            Manuscript manuscript = project.manuscript();
            String chapter = manuscript.addChapter("One", "", List.of());
            manuscript.saveTyped(scene(manuscript, 1).id(), "First.");
            manuscript.saveTyped(manuscript.addScene(chapter, ""), "Second.");
            Draft draft = manuscript.beginChapterDraft(chapter, "chapter");
            draft.finish("Whole.");
            assertEquals("Whole.", manuscript.chapter(1).content());
            manuscript.undo(draft.actId());
            assertEquals(
                    "First." + Chapter.SCENE_BREAK + "Second.",
                    manuscript.chapter(1).content());
        }
    }

    @Test
    void emptyDraftLeavesTheSceneAsItWas() throws Exception {
        try (Project project = projects.createSample(story)) {
            String before = project.manuscript().chapter(1).content();
            project.manuscript()
                    .beginChapterDraft(project.manuscript().chapter(1).id(), "chapter")
                    .finish("");
            assertEquals(before, project.manuscript().chapter(1).content());
        }
    }

    @Test
    void interruptedDraftIsFoundAtTheNextOpening() throws Exception {
        try (Project project = projects.createSample(story)) {
            project.manuscript()
                    .beginChapterDraft(project.manuscript().chapter(3).id(), "chapter")
                    .store("She climbed");
            project.manuscript()
                    .beginChapterDraft(project.manuscript().chapter(1).id(), "chapter")
                    .store("Another");
        }
        try (Project again = projects.open(story)) {
            assertEquals(2, again.rescuedScenes().size());
            assertEquals("She climbed", again.manuscript().chapter(3).content());
            assertTrue(again.manuscript().chapter(1).content().startsWith("The seven was wrong."));
            List<Version> versions =
                    again.manuscript().versions(scene(again.manuscript(), 1).id());
            assertEquals("Another", versions.getLast().text());
        }
    }

    @Test
    void secondOpeningIsForReadingOnly() throws Exception {
        try (Project first = projects.createSample(story);
                Project second = projects.open(story)) {
            assertFalse(first.isReadOnly());
            assertEquals("storage.in.use", second.whyReadOnly().orElseThrow().key());
            assertEquals(3, second.manuscript().chapters().size());
            assertThrows(StorageFailed.class, () -> second.manuscript().addChapter("X", "", List.of()));
        }
        try (Project free = projects.open(story)) {
            assertFalse(free.isReadOnly());
        }
    }

    @Test
    void existingFolderIsNotOverwritten() throws Exception {
        Files.createDirectories(story);
        Files.writeString(story.resolve("mine.txt"), "mine");
        var failed = assertThrows(StorageFailed.class, () -> projects.create(story, "Tide"));
        assertEquals(StorageFailed.Kind.EXISTS, failed.kind());
        assertEquals("mine", Files.readString(story.resolve("mine.txt")));
    }

    @Test
    void missingStoryAndChapterAreNamed() throws Exception {
        assertEquals(
                StorageFailed.Kind.MISSING,
                assertThrows(StorageFailed.class, () -> projects.open(story)).kind());
        try (Project project = projects.createSample(story)) {
            assertThrows(NoSuchChapter.class, () -> project.manuscript().chapter(4));
            assertThrows(NoSuchChapter.class, () -> project.manuscript().chapter(0));
        }
    }

    @Test
    void damagedStoryIsLeftAloneAndTheNewestGoodBackupComesBack() throws Exception {
        projects.createSample(story).close();
        Path file = story.resolve("story.db");
        try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.seek(4_096 * 4);
            raw.write(new byte[8_192]);
        }
        byte[] damaged = Files.readAllBytes(file);
        var failed = assertThrows(StorageFailed.class, () -> projects.open(story));
        assertEquals(StorageFailed.Kind.DAMAGED, failed.kind());
        assertArrayEquals(damaged, Files.readAllBytes(file));
        Backups backups = projects.backupsOf(story);
        Path aside = backups.restore(backups.newestGood().orElseThrow());
        assertArrayEquals(damaged, Files.readAllBytes(aside));
        try (Project restored = projects.open(story)) {
            assertTrue(restored.manuscript().chapter(1).content().startsWith("The seven was wrong."));
        }
    }

    @Test
    void changedLetterInTheFileIsNoticed() throws Exception {
        projects.createSample(story).close();
        Path file = story.resolve("story.db");
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String words = "Ines Varrow had copied tide tables";
        for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
            bytes[at] = 'X';
        }
        Files.write(file, bytes);
        var failed = assertThrows(StorageFailed.class, () -> projects.open(story));
        assertEquals(StorageFailed.Kind.DAMAGED, failed.kind());
    }

    @Test
    void backupsAreMadeOnlyWhenSomethingChanged() throws Exception {
        projects.createSample(story).close();
        assertEquals(1, projects.backupsOf(story).list().size());
        projects.open(story).close();
        assertEquals(1, projects.backupsOf(story).list().size());
        try (Project project = projects.open(story)) {
            Thread.sleep(5);
            project.manuscript().saveTyped(scene(project.manuscript(), 3).id(), "New.");
        }
        assertEquals(2, projects.backupsOf(story).list().size());
    }

    @Test
    void oldBackupsAreDeletedButNeverTheNewestThatIsWhole() throws Exception {
        Path story = folder.resolve("old.quill");
        projects.create(story, "Old").close();
        Backups backups = projects.backupsOf(story);
        Path only = backups.list().getFirst().file();
        Path old = only.resolveSibling("2020-01-01T00-00-00.000Z.db");
        Files.copy(only, old);
        Files.writeString(only.resolveSibling("2020-01-02T00-00-00.000Z.db"), "damaged");
        assertEquals(2, backups.deleteOlder(Duration.ofDays(30)));
        assertEquals(
                List.of(only), backups.list().stream().map(Backups.Backup::file).toList());
        Files.move(only, old);
        assertEquals(0, backups.deleteOlder(Duration.ofDays(30)), "the last one stays, however old");
        assertTrue(Files.exists(old));
    }
}
