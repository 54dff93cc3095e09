package org.quillhouse.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.kernel.Ids;
import org.quillhouse.storage.Mended;

/// The writer's documents: what is read, found, taken out, and what survives.
class DocumentArchiveTest {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    Path folder;

    private Path files;
    private DocumentArchive archive;

    @BeforeEach
    void open() throws Exception {
        files = Files.createDirectories(folder.resolve("files"));
        archive = reopened();
    }

    private DocumentArchive reopened() throws Exception {
        return DocumentArchive.open(folder.resolve("profile"), folder.resolve("cache"), CLOCK, new Ids(CLOCK));
    }

    @AfterEach
    void close() {
        archive.close();
    }

    private Path file(String name, String text) throws Exception {
        return Files.writeString(files.resolve(name), text);
    }

    private DocumentArchive.Added add(Path... places) throws Exception {
        return archive.add(List.of(places), file -> {});
    }

    private List<String> names(String words) throws Exception {
        return archive.search(words, 8).passages().stream().map(Passage::name).toList();
    }

    @Test
    void everyKindOfFileIsRead() throws Exception {
        file("tides.txt", "The spring tide comes two days after the full moon.");
        file("bells.md", "# Bells\n\nA *bell buoy* rings with the **swell**.\n\n- cast in bronze");
        file(
                "lamps.html",
                "<html><head><title>x</title><script>var whale = 1;</script></head><body><nav>Home</nav>"
                        + "<h1>Lamps</h1><p>A lamp   burns\nwhale&nbsp;oil.</p><ul><li>colza<li>lard</ul></body></html>");
        try (var word = new XWPFDocument();
                OutputStream out = Files.newOutputStream(files.resolve("ledger.docx"))) {
            word.createParagraph().createRun().setText("The harbour ledger of 1843.");
            word.createParagraph().createRun().setText("Carters paid by the ton.");
            word.write(out);
        }
        epub(files.resolve("pilot.epub"));
        Files.write(files.resolve("old.txt"), "Die Brücke über den Fluß.".getBytes(Charset.forName("windows-1252")));
        Files.write(files.resolve("wide.txt"), "\uFEFFÅlesund".getBytes(StandardCharsets.UTF_16LE));
        Files.write(files.resolve("picture.png"), new byte[] {1, 2, 3});
        Files.write(files.resolve("binary.txt"), new byte[] {1, 0, 3});
        file("empty.txt", "  \n");
        file("broken.docx", "no Word document");
        file("broken.epub", "no book");
        DocumentArchive.Added added = add(files, files.resolve("missing.txt"));
        assertEquals(7, added.added().size());
        assertEquals(
                List.of("binary.txt", "broken.docx", "broken.epub", "empty.txt", "missing.txt"),
                added.unread().stream()
                        .map(path -> path.getFileName().toString())
                        .sorted()
                        .toList());
        assertEquals(List.of("tides.txt"), names("spring tides"));
        assertEquals(List.of("bells.md"), names("bronze"));
        assertEquals(List.of("ledger.docx"), names("carter"));
        assertEquals(List.of("pilot.epub"), names("soundings"));
        assertEquals(List.of("old.txt"), names("brücke"));
        assertEquals(List.of("wide.txt"), names("ålesund"));
        assertEquals(List.of("lamps.html"), names("whale"));
        String page = archive.text(
                        archive.search("whale", 1).passages().getFirst().documentId())
                .orElseThrow();
        assertEquals("Lamps\n\nA lamp burns whale oil.\n\n- colza\n\n- lard", page.replace('\u00a0', ' '));
    }

    @Test
    void documentsOfWordProcessorsAndPrintedPagesAreReadToo() throws Exception {
        Path made = Path.of("src/test/resources/exchange"); // by LibreOffice
        for (String ending : List.of("odt", "rtf", "pdf")) {
            Files.copy(made.resolve("tide." + ending), files.resolve(ending + "." + ending));
        }
        printed(files.resolve("lamp.pdf"), "", "The lamp was a light-", "house lamp.", "It burned oil.");
        printed(files.resolve("locked.pdf"), "secret", "Nobody reads this.");
        printed(files.resolve("scan.pdf"), "");
        file("broken.pdf", "%PDF-1.4 cut off");
        file("broken.odt", "no archive");
        file("broken.rtf", "{\\rtf1 {");
        DocumentArchive.Added added = add(files);
        assertEquals(
                List.of("broken.odt", "broken.pdf", "broken.rtf", "locked.pdf", "scan.pdf"),
                added.unread().stream()
                        .map(path -> path.getFileName().toString())
                        .sorted()
                        .toList());
        assertEquals(
                List.of("odt.odt", "pdf.pdf", "rtf.rtf"),
                names("\"later than most\"").stream().sorted().toList());
        for (Document document : archive.list()) {
            assertFalse(
                    archive.text(document.id()).orElseThrow().contains("Page Style"), "of the program, not the text");
            String text = archive.text(document.id()).orElseThrow();
            assertTrue(
                    document.name().equals("lamp.pdf")
                            ? text.equals("The lamp was a lighthouse lamp. It burned oil.")
                            : text.contains("Žluťoučký kůň, naïve café"),
                    document.name() + ": " + text);
        }
    }

    /// @param password to open it with; empty for none
    private static void printed(Path file, String password, String... lines) throws Exception {
        try (var document = new PDDocument()) {
            var page = new PDPage();
            document.addPage(page);
            try (var words = new PDPageContentStream(document, page)) {
                words.beginText();
                words.setFont(new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN), 12);
                words.newLineAtOffset(72, 700);
                for (String line : lines) {
                    words.showText(line);
                    words.newLineAtOffset(0, -14);
                }
                words.endText();
            }
            if (!password.isEmpty()) {
                document.protect(new StandardProtectionPolicy(password, password, new AccessPermission()));
            }
            document.save(file.toFile());
        }
    }

    private static void epub(Path file) throws Exception {
        try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
            entry(
                    out,
                    "META-INF/container.xml",
                    "<container><rootfiles><rootfile full-path=\"OPS/book.opf\"/>" + "</rootfiles></container>");
            entry(
                    out,
                    "OPS/book.opf",
                    "<package><manifest><item id=\"b\" href=\"two.xhtml\"/><item id=\"a\" href=\"text/one%20a.xhtml\"/>"
                            + "</manifest><spine><itemref idref=\"a\"/><itemref idref=\"b\"/></spine></package>");
            entry(out, "OPS/text/one a.xhtml", "<html><body><p>First the soundings.</p></body></html>");
            entry(out, "OPS/two.xhtml", "<html><body><p>Then the marks.</p></body></html>");
        }
    }

    private static void entry(ZipOutputStream out, String name, String text) throws Exception {
        out.putNextEntry(new ZipEntry(name));
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
    }

    @Test
    void aChangedFileIsReadAgainAndAKnownOneIsNot() throws Exception {
        Path tides = file("tides.txt", "spring tide");
        String id = add(tides).added().getFirst();
        assertEquals(new DocumentArchive.Added(List.of(), 1, List.of()), add(files));
        file("tides.txt", "neap tide");
        assertEquals(List.of(id), add(files).added());
        assertEquals(List.of(), names("spring"));
        assertEquals(List.of("tides.txt"), names("neap"));
        Files.delete(tides);
        assertEquals("neap tide", archive.text(id).orElseThrow());
    }

    @Test
    void whatIsTakenOutIsNotFoundUntilItIsBack() throws Exception {
        String id = add(file("a.txt", "a lamp")).added().getFirst();
        archive.setRemoved(id, true);
        assertEquals(List.of(), archive.list());
        assertEquals(List.of(), names("lamp"));
        archive.setRemoved(id, false);
        assertEquals(List.of("a.txt"), names("lamp"));
        archive.setRemoved(id, true);
        assertEquals(List.of(id), add(files).added());
        assertEquals(1, archive.list().size());
    }

    @Test
    void phrasesAndSourcesNarrowWhatIsFound() throws Exception {
        file("north bank.txt", "The lamp burns oil. The keeper sleeps.");
        file("south.txt", "The keeper burns. A lamp of oil.");
        add(files);
        assertEquals(2, names("lamp oil").size());
        assertEquals(List.of("north bank.txt"), names("\"lamp burns\""));
        assertEquals(List.of("south.txt"), names("keeper source:SOUTH"));
        assertEquals(List.of("north bank.txt"), names("keeper source:\"north bank.txt\""));
        DocumentArchive.Found none = archive.search("keeper source:west", 8);
        assertEquals(List.of("west"), none.missing());
        assertEquals(List.of(), none.passages());
        assertEquals(List.of(), names("?!"));
    }

    @Test
    void passagesStandInTheTextWhereTheySay() throws Exception {
        var random = new Random(4);
        for (int round = 0; round < 40; round++) {
            var text = new StringBuilder("needle ");
            String[] joints = {" ", " ", " ", ". ", "\n\n", "", "😀", " needle "};
            while (text.length() < random.nextInt(9_000)) {
                text.append("word".repeat(1 + random.nextInt(4))).append(joints[random.nextInt(joints.length)]);
            }
            String id = add(file("text.txt", text.toString())).added().getFirst();
            String whole = archive.text(id).orElseThrow();
            List<Passage> passages = archive.search("needle", 50).passages();
            assertFalse(passages.isEmpty());
            for (Passage passage : passages) {
                assertEquals(passage.text(), whole.substring(passage.start(), passage.end()));
                assertTrue(
                        passage.text().length() <= 1_001,
                        String.valueOf(passage.text().length()));
                assertFalse(Character.isLowSurrogate(passage.text().charAt(0)));
            }
        }
    }

    @Test
    void indexIsMadeAgainWhereItIsGoneDamagedOrOfAnotherState() throws Exception {
        add(file("a.txt", "a lamp"));
        archive.close();
        Path index = folder.resolve("cache/documents-index");
        List<Path> before = filesOf(index);
        assertFalse(before.isEmpty());
        for (Path each : before) {
            Files.write(each, new byte[] {7, 7, 7});
        }
        archive = reopened();
        assertEquals(List.of("a.txt"), names("lamp"));
        archive.close();
        for (Path each : filesOf(index)) {
            Files.delete(each);
        }
        archive = reopened();
        assertEquals(List.of("a.txt"), names("lamp"));
        archive.close();
        Path kept = Files.createDirectory(folder.resolve("kept"));
        for (Path each : filesOf(index)) {
            Files.copy(each, kept.resolve(each.getFileName()));
        }
        archive = reopened();
        add(file("b.txt", "another lamp"));
        archive.close();
        for (Path each : filesOf(index)) {
            Files.delete(each);
        }
        for (Path each : filesOf(kept)) {
            Files.copy(each, index.resolve(each.getFileName()));
        }
        archive = reopened();
        assertEquals(2, names("lamp").size());
    }

    private static List<Path> filesOf(Path folder) throws Exception {
        try (var all = Files.list(folder)) {
            return all.toList();
        }
    }

    @Test
    void anotherWindowFindsTheSame() throws Exception {
        add(file("a.txt", "a lamp"));
        try (DocumentArchive other = reopened()) {
            assertEquals(1, other.search("lamp", 3).passages().size());
            other.add(List.of(file("b.txt", "two lamps")), file -> {});
        }
        assertEquals(2, names("lamp").size());
    }

    @Test
    void damagedFileIsPutAsideAndItsCopyTakesItsPlace() throws Exception {
        add(file("a.txt", "a lamp"));
        archive.close();
        Files.write(folder.resolve("profile/documents.db"), new byte[9_000]);
        archive = reopened();
        assertEquals(Mended.Found.FROM_COPY, archive.found());
        assertEquals(List.of("a.txt"), names("lamp"));
    }

    @Test
    void whatWasReadBeforeItWasStoppedStays() throws Exception {
        file("a.txt", "a lamp");
        file("b.txt", "another lamp");
        assertThrows(
                CancellationException.class,
                () -> archive.add(List.of(files), file -> {
                    if (file.endsWith("b.txt")) {
                        throw new CancellationException();
                    }
                }));
        assertEquals(List.of("a.txt"), names("lamp"));
    }

    /// Of a long one beginning and end, and what was found between them.
    @Test
    void whoAsksForAllOfItGetsDocumentsAndNotPassages() throws Exception {
        String filler = "Nothing of note was seen that day, and nothing of note was said. ".repeat(160);
        file("short.txt", "The lamp burned spermaceti oil.");
        file(
                "long.txt",
                "It begins here. " + filler + "The lamp of the north tower was lit by hand. " + filler + "So it ends.");
        file("other.txt", "The spring tide comes two days after the full moon.");
        add(files);
        DocumentArchive.Answer passages = archive.ask("What did the lamp burn?", "", 8);
        assertEquals(List.of(), passages.whole());
        assertFalse(passages.passages().isEmpty());
        List<Whole> whole = archive.ask("Describe the lamp.", "", 8).whole();
        assertEquals(
                Set.of("short.txt", "long.txt"),
                Set.copyOf(whole.stream().map(Whole::name).toList()));
        for (Whole each : whole) {
            boolean isLong = each.name().equals("long.txt");
            assertEquals(isLong, each.shortened());
            assertTrue(each.text().length() < 12_000);
            assertTrue(!isLong
                    || each.text().startsWith("It begins here.") && each.text().endsWith("So it ends."));
            assertTrue(!isLong || each.text().contains("was lit by hand"), "what was found is not left out");
        }
        assertEquals(
                "other.txt",
                archive.ask("source:other", "", 8).whole().getFirst().name());
    }

    @Test
    void aQuestionThatGoesOnIsAskedOfTheSame() throws Exception {
        file("lamp.txt", "The lamp burned spermaceti oil.");
        file("other.txt", "The spring tide comes two days after the full moon.");
        add(files);
        String before = "What did the lamp burn?";
        for (String words : List.of("And why?", "Tell me more.", "")) {
            DocumentArchive.Answer found = archive.ask(words, before, 8);
            assertEquals(
                    List.of("lamp.txt"), found.whole().stream().map(Whole::name).toList(), words);
        }
        assertEquals(List.of(), archive.ask("Zeppelins?", before, 8).passages(), "that is another question");
        assertEquals(List.of(), archive.ask("And why?", "", 8).whole());
    }
}
