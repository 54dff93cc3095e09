package org.quillhouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.quillhouse.exchange.Book;
import org.quillhouse.exchange.BookFormat;
import org.quillhouse.exchange.BookLayout;
import org.quillhouse.exchange.StoryFile;
import org.quillhouse.project.Project;
import org.quillhouse.project.StoryGlance;
import org.quillhouse.settings.SettingsFile;
import org.quillhouse.ui.book.BookViewModel;

/// Books in and out at the window, and what the list of stories does with all of them.
class BookScreensTest extends ShellTest {
    @Test
    void aBookGoesOutAsItIsOnThePageAndIsReadInAgainAsAStory() throws Exception {
        openChapter(3).typed("The last words.");
        BookViewModel book = shell.book(story());
        assertTrue(book.extentProperty().get().startsWith("3 chapters"));
        book.authorProperty().set("Ines Varrow");
        book.headingsProperty().set(Book.HeadingStyle.NUMBER_AND_TITLE);
        Path file = folder.resolve("out.docx");
        dialogs.file = Optional.of(folder.resolve("out"));
        book.save();
        assertTrue(
                book.noteProperty().get().contains("out.docx"),
                book.noteProperty().get());
        var read = StoryFile.read(file).getFirst();
        assertEquals("1. The Altered Seven", read.chapters().getFirst().title());
        assertEquals("The last words.", read.chapters().getLast().texts().getFirst());
        assertEquals("Ines Varrow", shell.book(story()).authorProperty().get(), "the story remembers");
        book.open();
        assertEquals(Optional.of(file), dialogs.shown);
        dialogs.parent = Optional.of(folder);
        shell.importStory(file);
        assertTrue(dialogs.offered.getFirst().startsWith("3 chapters with 1,0"), dialogs.offered.getFirst());
        assertEquals(4, dialogs.offered.size());
        assertTrue(dialogs.offered.get(1).startsWith("1. The Altered Seven · 5"), dialogs.offered.get(1));
        assertEquals("The Tide Clerk", story().binder().storyTitleProperty().get());
        assertEquals(folder.resolve("The Tide Clerk.quill"), story().folder());
        assertEquals(3, chapters().size());
        assertEquals("The last words.", openChapter(3).text());
        shell.importStory(file);
        assertEquals(folder.resolve("The Tide Clerk 2.quill"), story().folder(), "nothing is written over");
    }

    @Test
    void aBookIsSetForThePrinterWithTheAppsFonts() throws Exception {
        BookViewModel book = shell.book(story());
        book.formatProperty().set(BookFormat.PDF);
        book.layoutProperty().set(BookLayout.BOOK);
        Path file = folder.resolve("out.pdf");
        dialogs.file = Optional.of(file);
        book.open();
        assertEquals(Optional.empty(), dialogs.shown, "there is none yet");
        book.save();
        assertTrue(
                book.noteProperty().get().endsWith("out.pdf."),
                book.noteProperty().get());
        try (var pdf = Loader.loadPDF(file.toFile())) {
            assertTrue(pdf.getNumberOfPages() > 4);
            assertTrue(new PDFTextStripper().getText(pdf).contains("The Altered Seven"));
        }
    }

    @Test
    void onlyApprovedChaptersAreNoneWhereNoneIs() {
        BookViewModel book = shell.book(story());
        book.onlyApprovedProperty().set(true);
        assertTrue(book.extentProperty().get().startsWith("Nothing is written"));
    }

    @Test
    void aFileThatIsNoBookLeavesNothingBehind() throws Exception {
        Path file = Files.writeString(folder.resolve("no.docx"), "no");
        dialogs.parent = Optional.of(Files.createDirectories(folder.resolve("into")));
        shell.importStory(file);
        assertTrue(
                shell.bannerProperty().get().contains("Word"),
                shell.bannerProperty().get());
        try (var made = Files.list(folder.resolve("into"))) {
            assertEquals(0, made.count());
        }
        assertEquals("The Tide Clerk", story().binder().storyTitleProperty().get(), "what was open stays open");
    }

    @Test
    void whatCannotBeWrittenIsSaidAndTheFileThatWasThereStays() throws Exception {
        BookViewModel book = shell.book(story());
        book.formatProperty().set(BookFormat.EPUB);
        dialogs.file = Optional.of(folder.resolve("nowhere").resolve("a.epub"));
        book.save();
        assertFalse(book.noteProperty().get().isEmpty());
        assertFalse(book.noteProperty().get().contains("Written"));
    }

    @Test
    void aCoverIsKeptShownAndGoesIntoTheBook() throws Exception {
        Path picture = folder.resolve("sea.jpg");
        ImageIO.write(new BufferedImage(600, 900, BufferedImage.TYPE_INT_RGB), "jpg", picture.toFile());
        BookViewModel book = shell.book(story());
        dialogs.file = Optional.of(picture);
        book.chooseCover();
        assertTrue(book.coverProperty().get().isPresent());
        book.formatProperty().set(BookFormat.EPUB);
        dialogs.file = Optional.of(folder.resolve("a.epub"));
        book.save();
        try (var zip = new ZipFile(folder.resolve("a.epub").toFile())) {
            assertTrue(zip.getEntry("OEBPS/cover.png") != null);
            assertEquals("mimetype", zip.entries().nextElement().getName());
        }
        shell.stories().refresh();
        StoryGlance glance = shell.stories().shownProperty().get().getFirst();
        assertTrue(glance.cover().isPresent());
        book.removeCover();
        assertTrue(book.coverProperty().get().isEmpty());
    }

    @Test
    void allStoriesGoIntoOneArchiveOutOfWhichEachOpens() throws Exception {
        dialogs.words = Optional.of("My Book");
        dialogs.parent = Optional.of(folder);
        shell.newStory();
        openChapter(1).typed("Typed just now.");
        story().page().flush();
        Path zip = folder.resolve("all.zip");
        dialogs.file = Optional.of(zip);
        shell.stories().archive();
        assertTrue(shell.stories().noteProperty().get().startsWith("2 stories"));
        Path out = folder.resolve("out");
        try (var archive = new ZipFile(zip.toFile())) {
            for (var entry : archive.stream().toList()) {
                Path file = out.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(archive.getInputStream(entry), file);
            }
        }
        try (Project project = projects.open(out.resolve("My Book.quill"))) {
            assertEquals("Typed just now.", project.manuscript().chapter(1).content());
        }
        projects.open(out.resolve("The Tide Clerk.quill")).close();
        assertEquals(SettingsFile.of(settings), Files.readString(out.resolve(SettingsFile.NAME)));
    }
}
