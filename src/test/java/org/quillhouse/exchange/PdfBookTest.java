package org.quillhouse.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.engine.Extras;
import org.quillhouse.settings.Places;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Progress;

/// A book as PDF, read by another library than the one that sets it.
class PdfBookTest {
    private static final String LONG = "The clerk wrote what the tide had left and nobody had asked for. ".repeat(40);

    @TempDir
    Path folder = Path.of("");

    private Optional<Path> fonts = Optional.empty();

    @BeforeEach
    void fetch() throws Exception {
        Places places = Places.of(Optional.of(folder), System.getenv(), Path.of(System.getProperty("user.home")));
        Extras.fetchJob(places).run(new Cancellation(), Progress.SILENT);
        fonts = Extras.fonts(places);
    }

    private PDDocument written(Book book, BookLayout layout) throws Exception {
        return written(book, layout, fonts, "");
    }

    private PDDocument written(Book book, BookLayout layout, Optional<Path> with, String missing) throws Exception {
        Path file = folder.resolve("book.pdf");
        var making = new BookFile.Making(BookFormat.PDF, layout, Optional.empty(), with);
        assertEquals(missing, BookFile.write(book, making, file));
        return Loader.loadPDF(Files.readAllBytes(file));
    }

    private static String page(PDDocument pdf, int number) throws Exception {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(number);
        stripper.setEndPage(number);
        return stripper.getText(pdf).strip();
    }

    private static List<String> marks(PDOutlineNode node, String before) {
        var marks = new ArrayList<String>();
        for (PDOutlineItem item : node.children()) {
            marks.add(before + item.getTitle());
            marks.addAll(marks(item, before + item.getTitle() + "/"));
        }
        return marks;
    }

    private static Book of(String... scenes) {
        return new Book("ID", "T", "", "en", List.of(new Book.Chapter("", "One", List.of(scenes))));
    }

    @Test
    void partsBeginOnTheRightChaptersOnANewPageAndNotesStandAtItsFoot() throws Exception {
        try (PDDocument pdf = written(StoryFileTest.book(), BookLayout.BOOK)) {
            assertEquals("Tide & <Tables>", pdf.getDocumentInformation().getTitle());
            assertEquals("A. Writer", pdf.getDocumentInformation().getAuthor());
            assertEquals(
                    List.of("Spring", "Spring/One", "Spring/Two", "Autumn", "Autumn/Three"),
                    marks(pdf.getDocumentCatalog().getDocumentOutline(), ""));
            assertTrue(page(pdf, 1).contains("Tide & <Tables>") && page(pdf, 1).contains("A. Writer"), page(pdf, 1));
            assertEquals("", page(pdf, 2));
            assertEquals("Spring", page(pdf, 3));
            String one = page(pdf, 5);
            assertTrue(one.startsWith("One") && one.contains("She said no, never.") && one.contains("- Why?"), one);
            assertTrue(one.indexOf("* * *") < one.indexOf("Second scene."), one);
            assertTrue(one.indexOf("Second scene.") < one.indexOf("A year."), "a note is below the text: " + one);
            assertTrue(one.endsWith("3"), "the page's number: " + one);
            assertFalse(one.contains("check"), "comments stay with the writer");
            assertTrue(page(pdf, 6).contains("so, 5 < 6."), page(pdf, 6));
            assertEquals("Autumn", page(pdf, 7));
        }
    }

    @Test
    void fontsAreInTheFileAndPagesOfASize() throws Exception {
        try (PDDocument pdf =
                written(of("Plain, *slanted*, **heavy** and ***both***. " + LONG, LONG), BookLayout.BOOK)) {
            var names = new ArrayList<String>();
            for (PDPage page : pdf.getPages()) {
                assertEquals(396, page.getMediaBox().getWidth(), 0.5);
                assertEquals(612, page.getMediaBox().getHeight(), 0.5);
                for (var name : page.getResources().getFontNames()) {
                    assertTrue(page.getResources().getFont(name).isEmbedded());
                    names.add(page.getResources().getFont(name).getName());
                }
            }
            for (String style :
                    List.of("Literata-Regular", "Literata-Italic", "Literata-Bold", "Literata-BoldItalic")) {
                assertTrue(names.stream().anyMatch(name -> name.endsWith(style)), style + " of " + names);
            }
        }
    }

    @Test
    void aManuscriptHasAuthorTitleAndPageAboveEachPage() throws Exception {
        Book book = new Book(
                "ID", "T", "A. Writer", "en", List.of(new Book.Chapter("", "One", List.of(LONG + LONG, "Then."))));
        try (PDDocument pdf = written(book, BookLayout.MANUSCRIPT)) {
            assertTrue(pdf.getPage(1).getMediaBox().getWidth() > 590, "a sheet of the printer's");
            assertTrue(page(pdf, 2).startsWith("A. Writer / T / 1"), page(pdf, 2));
            assertTrue(page(pdf, 3).startsWith("A. Writer / T / 2"), page(pdf, 3));
            assertTrue(page(pdf, pdf.getNumberOfPages()).contains("#"), "between scenes");
        }
    }

    @Test
    void lettersOfOtherScriptsComeFromTheMachineOrAreNamed() throws Exception {
        String never = Character.toString(0x10FFFD);
        try (PDDocument pdf =
                written(of("Ωmega, Жук, “so” — and " + never + " gone."), BookLayout.BOOK, fonts, never)) {
            assertTrue(page(pdf, 3).contains("Ωmega, Жук, “so” — and □ gone."), page(pdf, 3));
        }
    }

    @Test
    void aHeadingInAnotherScriptIsABookmarkAsItIs() throws Exception {
        String heading = "Жук 東京";
        var book = new Book("ID", heading, "", "ja-JP", List.of(new Book.Chapter(heading, heading, List.of("So."))));
        Path file = folder.resolve("book.pdf");
        BookFile.write(book, new BookFile.Making(BookFormat.PDF, BookLayout.BOOK, Optional.empty(), fonts), file);
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            assertEquals(
                    List.of(heading, heading + "/" + heading),
                    marks(pdf.getDocumentCatalog().getDocumentOutline(), ""));
        }
    }

    @Test
    void aFontThatIsDamagedIsNotUsed() throws Exception {
        Path damaged = Files.createDirectories(folder.resolve("fonts"));
        Files.writeString(damaged.resolve("Literata_400Regular.ttf"), "no font");
        try (PDDocument pdf = written(of("She ran."), BookLayout.BOOK, Optional.of(damaged), "")) {
            assertTrue(page(pdf, 3).contains("She ran."), page(pdf, 3));
        }
    }

    @Test
    void withoutOurFontsAndWithoutAChapterItIsABookStill() throws Exception {
        try (PDDocument pdf = written(of("She ran. <b> & so"), BookLayout.BOOK, Optional.empty(), "")) {
            assertTrue(page(pdf, 3).contains("She ran. <b> & so"), page(pdf, 3));
        }
        var empty = new Book("ID", "", "", "en", List.of());
        try (PDDocument pdf = written(empty, BookLayout.MANUSCRIPT, Optional.empty(), "")) {
            assertEquals(1, pdf.getNumberOfPages());
        }
    }

    /// What no editor writes and a pasted text may have.
    @Test
    void signsThatAreNoneHarmNothing() throws Exception {
        try (PDDocument pdf = written(of("A\u0001B\uFFFEC \uD800 D\u000C E"), BookLayout.BOOK)) {
            assertTrue(page(pdf, 3).contains("E"), page(pdf, 3));
        }
    }
}
