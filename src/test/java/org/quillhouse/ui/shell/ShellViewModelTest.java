package org.quillhouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.kernel.Remedy;
import org.quillhouse.lab.RunLog;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.TextDiff;
import org.quillhouse.manuscript.Version;
import org.quillhouse.manuscript.VersionMark;
import org.quillhouse.project.Project;
import org.quillhouse.project.StoryGlance;
import org.quillhouse.settings.Keys;
import org.quillhouse.tasks.DirectRunner;
import org.quillhouse.ui.binder.BinderViewModel;
import org.quillhouse.ui.desk.ProgressViewModel;
import org.quillhouse.ui.desk.WriterViewModel;
import org.quillhouse.ui.page.Bookmarks;
import org.quillhouse.ui.page.PageViewModel;

/// The window's walks without a window: open, write, stop, fail, retry, undo by version, damage, two windows.
class ShellViewModelTest extends ShellTest {
    @Test
    void firstStartOpensTheSample() {
        assertEquals(ShellViewModel.State.OPEN, shell.stateProperty().get());
        assertEquals("The Tide Clerk", story().binder().storyTitleProperty().get());
        assertEquals(3, chapters().size());
        assertTrue(openChapter(1).text().startsWith("The seven was wrong."));
        assertEquals("", shell.bannerProperty().get());
    }

    @Test
    void writtenChapterStandsOnThePageAndInTheBinder() throws Exception {
        loadModel();
        PageViewModel page = openChapter(3);
        story().writer().write();
        assertEquals(
                WriterViewModel.State.DONE, story().writer().stateProperty().get());
        assertEquals("She ran.", page.text());
        assertEquals(PageViewModel.State.EDITABLE, page.stateProperty().get());
        assertEquals(2, chapters().get(2).words());
        assertTrue(engine.lastPrompt.contains("The Reckoner's Window")
                && engine.lastPrompt.contains("Corvin Hale’s hare."));
        assertTrue(story().writer().sheetProperty().get().isPresent());
    }

    @Test
    void stopKeepsWhatIsWritten() throws Exception {
        loadModel();
        PageViewModel page = openChapter(3);
        engine.reply = List.of("She ran. ", "Never.");
        engine.afterFirstPiece = () -> story().writer().stop();
        story().writer().write();
        assertEquals("She ran.", page.text());
        assertEquals("", shell.bannerProperty().get());
    }

    @Test
    void failureKeepsWhatIsWrittenAndSaysSo() throws Exception {
        loadModel();
        PageViewModel page = openChapter(3);
        engine.fails = true;
        story().writer().write();
        assertEquals(
                WriterViewModel.State.FAILED, story().writer().stateProperty().get());
        assertEquals("She ran.", page.text());
        assertTrue(
                shell.bannerProperty().get().contains("the script says so"),
                shell.bannerProperty().get());
        shell.showDetails();
        assertTrue(
                dialogs.told.contains("the script says so") && dialogs.told.contains("GenerationFailed"), dialogs.told);
        dialogs.told = "";
        shell.dismissBanner();
        shell.showDetails();
        assertEquals("", dialogs.told, "nothing went wrong any more");
    }

    @Test
    void retryKeepsBothAsVersionsToWalk() throws Exception {
        loadModel();
        PageViewModel page = openChapter(3);
        story().writer().write();
        engine.reply = List.of("He ", "stayed.");
        story().writer().write();
        assertEquals("He stayed.", page.text());
        assertEquals(
                "Version 2 of 2, by the writer", page.versionLabelProperty().get());
        page.previousVersion();
        assertEquals("She ran.", page.text());
        page.nextVersion();
        page.nextVersion();
        assertEquals("He stayed.", page.text());
    }

    @Test
    void earlierTextIsComparedAndBroughtBackAndThatCanBeTakenBack() throws Exception {
        loadModel();
        PageViewModel page = openChapter(3);
        page.typed("She walked. Slowly.");
        page.flush();
        story().writer().write();
        var history = story().history();
        assertEquals(2, history.versions().size());
        history.chosenProperty().set(Optional.of(history.versions().getLast()));
        assertEquals(
                List.of(
                        new TextDiff.Piece(TextDiff.Kind.SAME, "She "),
                        new TextDiff.Piece(TextDiff.Kind.GONE, "walked. Slowly"),
                        new TextDiff.Piece(TextDiff.Kind.NEW, "ran"),
                        new TextDiff.Piece(TextDiff.Kind.SAME, ".")),
                history.differenceProperty().get());
        history.restore();
        assertEquals("She walked. Slowly.", page.text());
        page.nextVersion();
        assertEquals("She ran.", page.text());
    }

    @Test
    void wholeStoryIsSearchedAndReplacedInAsOneStep() throws Exception {
        PageViewModel page = openChapter(3);
        page.typed("Ines waits. INES!");
        var search = story().search();
        search.wordsProperty().set("ines");
        search.wholeWordsProperty().set(true);
        search.search();
        int before = search.places().size();
        assertTrue(before > 5, "places " + before);
        search.go(search.places().getLast());
        assertEquals("3  The Reckoner's Window", search.places().getLast().where());
        search.matchCaseProperty().set(true);
        search.wordsProperty().set("Ines");
        search.withProperty().set("Inez");
        search.search();
        search.replaceAll();
        assertEquals("Inez waits. INES!", page.text());
        assertEquals(0, search.places().size());
        story().binder().undo();
        assertEquals("Ines waits. INES!", page.text());
        search.wordsProperty().set("ines");
        search.matchCaseProperty().set(false);
        search.search();
        assertEquals(before, search.places().size());
    }

    @Test
    void wordsOfTheDayAreTheWritersOwn() throws Exception {
        loadModel();
        PageViewModel page = openChapter(3);
        page.typed("One two three four five.");
        page.flush();
        page.typed("One two three.");
        page.flush();
        story().writer().write();
        var progress = story().progress();
        assertEquals(3, progress.figuresProperty().get().today());
        progress.set(Keys.DAILY_GOAL, 500);
        progress.set(Keys.STORY_GOAL, 1_092 + 70);
        progress.set(Keys.DEADLINE, LocalDate.now().plusDays(6).toString());
        var figures = progress.figuresProperty().get();
        assertEquals("3 of 500 words today", ProgressViewModel.today(figures));
        assertEquals(Optional.of(10), figures.aDayNeeded());
        assertEquals(1, figures.daysWritten());
        assertEquals(30, figures.lastDays().size());
        assertEquals(3, figures.session());
        progress.beginSession();
        assertEquals(0, progress.figuresProperty().get().session());
        openChapter(1);
        page.typed(page.text() + " Two more.");
        page.flush();
        assertEquals(2, progress.figuresProperty().get().session());
        progress.set(Keys.DEADLINE, "soon");
        assertEquals(Optional.empty(), progress.figuresProperty().get().aDayNeeded());
    }

    @Test
    void namedVersionStaysAsItIs() throws Exception {
        PageViewModel page = openChapter(3);
        page.typed("First try.");
        dialogs.words = Optional.of("Before the storm");
        story().history().nameNow();
        page.typed("First try. And more.");
        page.flush();
        List<VersionMark> versions = story().history().versions();
        assertEquals(
                List.of("", "Before the storm"),
                versions.stream().map(VersionMark::name).toList());
        assertEquals(2, versions.getLast().words());
    }

    @Test
    void splitMergeAndTrashKeepThePageInStep() throws Exception {
        PageViewModel page = openChapter(3);
        page.typed("One here. Two there.");
        story().binder().split(10);
        assertEquals("Two there.", page.text());
        assertEquals(
                2,
                story().binder()
                        .tree()
                        .siblings(story().binder().tree().node(page.sceneId()).orElseThrow())
                        .size());
        story().binder().merge();
        assertEquals("One here.\n\nTwo there.", page.text());
        story().binder().undo();
        story().binder().undo();
        assertEquals("One here. Two there.", page.text());
        story().binder().trash();
        assertTrue(!page.text().equals("One here. Two there."), "the page went to a neighbour");
        story().binder().restore(story().binder().tree().trash().getFirst());
        assertEquals("One here. Two there.", page.text());
    }

    @Test
    void chaptersAndScenesMoveByKeyOverEdges() throws Exception {
        BinderViewModel binder = story().binder();
        binder.choose(chapters().get(2));
        binder.moveUp();
        assertEquals("The Reckoner's Window", chapters().get(1).title());
        binder.moveDown();
        binder.moveDown();
        assertEquals("The Reckoner's Window", chapters().get(2).title());
        Node scene = binder.tree().children(Optional.of(chapters().get(1).id())).getFirst();
        binder.choose(scene);
        binder.moveUp();
        assertEquals(
                2, binder.tree().children(Optional.of(chapters().get(0).id())).size());
        binder.undo();
        assertEquals(
                1, binder.tree().children(Optional.of(chapters().get(0).id())).size());
    }

    @Test
    void typingBeforeTheWriterIsStoredFirst() throws Exception {
        loadModel();
        PageViewModel page = openChapter(3);
        page.typed("My own beginning");
        story().writer().write();
        assertEquals("She ran.", page.text());
        page.previousVersion();
        assertEquals("My own beginning", page.text());
    }

    @Test
    void chapterWithoutAModelSaysWhatToDo() {
        PageViewModel page = openChapter(1);
        String before = page.text();
        story().writer().write();
        assertTrue(
                shell.bannerProperty().get().contains("No model is chosen"),
                shell.bannerProperty().get());
        assertEquals(Remedy.GET_MODEL, shell.remedyProperty().get());
        assertEquals(before, page.text());
        assertEquals(PageViewModel.State.EDITABLE, page.stateProperty().get());
        shell.dismissBanner();
        assertEquals(Remedy.NONE, shell.remedyProperty().get());
    }

    @Test
    void aReplyOfHeadingsAloneIsTriedOnceMore() throws Exception {
        loadModel();
        PageViewModel page = openChapter(3);
        var calls = new java.util.concurrent.atomic.AtomicInteger();
        engine.byPrompt = prompt -> List.of(calls.incrementAndGet() == 1 ? "# Chapter 3" : "She climbed the stairs.");
        story().writer().write();
        assertEquals("She climbed the stairs.", page.text());
        assertEquals(2, calls.get());
        assertEquals("", shell.bannerProperty().get());
    }

    @Test
    void emptyReplyLeavesTheTextAsItWas() throws Exception {
        loadModel();
        PageViewModel page = openChapter(1);
        String before = page.text();
        engine.reply = List.of("# Chapter 1\n");
        story().writer().write();
        assertEquals(before, page.text());
        assertTrue(shell.bannerProperty().get().contains("nothing that belongs in a story"));
    }

    @Test
    void typedTextIsThereAfterARestart() throws Exception {
        openChapter(3).typed("Typed.");
        assertTrue(shell.closeStory());
        shell.start(Optional.empty());
        assertEquals("Typed.", openChapter(3).text());
    }

    @Test
    void typingStoresItselfWithoutAPause() throws Exception {
        PageViewModel page = openChapter(3);
        long end = System.nanoTime() + 5_000_000_000L;
        page.typed("A");
        while (!page.savedProperty().get().startsWith("Saved") && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        assertTrue(
                page.savedProperty().get().startsWith("Saved at"),
                page.savedProperty().get());
    }

    @Test
    void secondWindowReadsOnly() throws Exception {
        Path path = Path.of(settings.get(Keys.LAST_STORY));
        try (Project second = projects.open(path)) {
            var page = new PageViewModel(
                    second,
                    new PageViewModel.Means(
                            new DirectRunner(), schedule, Runnable::run, clock, new Bookmarks(() -> "", kept -> {})));
            page.open(second.manuscript().chapter(1).scenes().getFirst().id());
            assertEquals(PageViewModel.State.READ_ONLY, page.stateProperty().get());
            page.typed("Not mine to change");
            assertTrue(page.text().startsWith("The seven was wrong."));
        }
    }

    @Test
    void damagedStoryOffersTheNewestBackup() throws Exception {
        Path path = Path.of(settings.get(Keys.LAST_STORY));
        shell.closeStory();
        try (var raw = new RandomAccessFile(path.resolve("story.db").toFile(), "rw")) {
            raw.seek(4_096 * 3);
            raw.write(new byte[8_192]);
        }
        shell.open(path);
        assertEquals(ShellViewModel.State.NO_STORY, shell.stateProperty().get());
        assertEquals(Optional.of(path), shell.restorableProperty().get());
        assertTrue(
                shell.bannerProperty().get().contains("damaged"),
                shell.bannerProperty().get());
        shell.restoreBackup();
        assertEquals(ShellViewModel.State.OPEN, shell.stateProperty().get());
        assertTrue(openChapter(1).text().startsWith("The seven was wrong."));
    }

    @Test
    void newStoryBeginsWithAChapterToWriteIn() {
        dialogs.words = Optional.of("My Book");
        dialogs.parent = Optional.of(folder);
        shell.newStory();
        assertTrue(Files.isDirectory(folder.resolve("My Book.quill")));
        assertEquals("My Book", story().binder().storyTitleProperty().get());
        openChapter(1).typed("Once.");
        dialogs.words = Optional.of("Second");
        story().binder().addChapter();
        assertEquals(
                List.of("Chapter one", "2  Second"),
                chapters().stream().map(story().binder()::label).toList());
    }

    private BackupsViewModel backups() {
        BackupsViewModel backups = shell.backups(story());
        backups.refresh();
        return backups;
    }

    @Test
    void aBackupIsReadBesideTheStoryAndAlsoKeepsWhatIsNoText() throws Exception {
        openChapter(3).typed("As it was.");
        story().page().flush();
        shell.backUp();
        int before = backups().listProperty().get().size();
        shell.backUp();
        assertEquals(before, backups().listProperty().get().size(), "nothing changed");
        story().desk().people().knowledge().add(CodexEntry.Kind.PLACE);
        dialogs.words = Optional.of("Rope Quay");
        story().desk().people().knowledge().add(CodexEntry.Kind.PLACE);
        backups().make();
        assertEquals(before + 1, backups().listProperty().get().size(), "a place is a change, too");
        openChapter(3).typed("As it is.");
        BackupsViewModel backups = backups();
        backups.look(backups.listProperty().get().getFirst(), chapters -> {
            assertEquals("As it was.", chapters.get(2).content());
            assertEquals(Optional.of("As it is."), backups.now(chapters.get(2)));
        });
        backups.deleteOlder(1);
        assertEquals(before + 1, backups.listProperty().get().size(), "none is a day old");
    }

    @Test
    void backupIsBroughtBackAndWhatWasThereIsABackupToo() throws Exception {
        openChapter(3).typed("As it was.");
        story().page().flush();
        shell.backUp();
        var backup = backups().listProperty().get().getFirst();
        openChapter(3).typed("As it is.");
        story().page().flush();
        shell.restore(backup);
        assertEquals("As it was.", openChapter(3).text());
        assertEquals("", shell.bannerProperty().get());
        shell.restore(backups().listProperty().get().getFirst());
        assertEquals("As it is.", openChapter(3).text());
    }

    @Test
    void storiesOpenedBeforeAreListedLastOneFirst() {
        dialogs.words = Optional.of("My Book");
        dialogs.parent = Optional.of(folder);
        shell.newStory();
        assertEquals(
                List.of("My Book.quill", "The Tide Clerk.quill"),
                shell.recentStories().stream()
                        .map(path -> path.getFileName().toString())
                        .toList());
        shell.closeStory();
        assertEquals(ShellViewModel.State.NO_STORY, shell.stateProperty().get());
        assertEquals(2, shell.recentStories().size());
    }

    @Test
    void theListOfStoriesTellsOfEachAndWhatIsThrownAwayComesBack() throws Exception {
        dialogs.words = Optional.of("My Book");
        dialogs.parent = Optional.of(folder);
        shell.newStory();
        StoriesViewModel stories = shell.stories();
        stories.refresh();
        StoryGlance sample = stories.shownProperty().get().getLast();
        assertEquals("The Tide Clerk", sample.title());
        assertEquals(3, sample.chapters());
        assertTrue(sample.words() > 1_000 && sample.bytes() > 10_000);
        stories.searchProperty().set("book");
        assertEquals(1, stories.shownProperty().get().size());
        StoryGlance open = stories.shownProperty().get().getFirst();
        stories.trash(open);
        assertFalse(shell.bannerProperty().get().isEmpty(), "it is open");
        assertTrue(Files.isDirectory(open.folder()));
        shell.closeStory();
        stories.trash(open);
        assertFalse(Files.exists(open.folder()));
        stories.searchProperty().set("");
        assertEquals(1, stories.shownProperty().get().size());
        stories.bringBack();
        assertEquals(2, stories.shownProperty().get().size());
        Files.delete(open.folder().resolve("story.db"));
        stories.refresh();
        assertTrue(stories.shownProperty().get().getFirst().trouble().isPresent());
        stories.forget(open);
        assertEquals(1, stories.shownProperty().get().size());
        assertTrue(Files.isDirectory(open.folder()), "the folder stays");
    }

    @Test
    void aboutNamesTheLicences() {
        shell.about();
        assertTrue(dialogs.told.contains("llama.cpp") && dialogs.told.contains("MIT"), dialogs.told);
    }

    @Test
    void themeIsKept() {
        assertEquals("light", shell.themeProperty().get());
        shell.toggleTheme();
        assertEquals("dark", settings.get(Keys.THEME));
    }

    @Test
    void versionsOfAWrittenSceneNameTheirAuthors() throws Exception {
        loadModel();
        PageViewModel page = openChapter(3);
        story().writer().write();
        page.typed("She ran. I add.");
        page.flush();
        Path path = Path.of(settings.get(Keys.LAST_STORY));
        shell.closeStory();
        try (Project project = projects.open(path)) {
            List<Version> versions = project.manuscript()
                    .versions(
                            project.manuscript().chapter(3).scenes().getFirst().id());
            assertEquals(
                    List.of(Version.Author.WRITER_AGENT, Version.Author.HAND),
                    versions.stream().map(Version::author).toList());
            assertFalse(new RunLog(project.database()).list(5).isEmpty());
        }
    }
}
