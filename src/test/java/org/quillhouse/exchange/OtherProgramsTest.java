package org.quillhouse.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Documents of word processors: the ones in the resources were written by LibreOffice 7.4, of one book in three kinds.
class OtherProgramsTest {
    @TempDir
    Path folder;

    private static String texts(StoryIn story) {
        return story.chapters().stream()
                .map(chapter -> chapter.part() + "|" + chapter.title() + "\n" + String.join("\n***\n", chapter.texts()))
                .collect(Collectors.joining("\n"));
    }

    private String read(String ending, byte[] bytes) throws Exception {
        Path file = Files.write(folder.resolve("file." + ending), bytes);
        return texts(StoryFile.read(file).getFirst());
    }

    private String rtf(String words) throws Exception {
        return read("rtf", ("{\\rtf1\\ansi\\ansicpg1252 " + words + "}").getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"odt", "rtf", "docx"})
    void aBookOfAWordProcessorComesWithItsPartsEmphasisQuotesAndNotes(String ending) throws Exception {
        StoryIn story = StoryFile.read(Path.of("src/test/resources/exchange/tide." + ending))
                .getFirst();
        assertEquals("The Tide", story.title());
        String first = ending.equals("docx") ? "2" : "1"; // the numbers are the program's own
        String second = ending.equals("docx") ? "3" : "2";
        String third = ending.equals("docx") ? "4" : "3";
        assertEquals(
                """
                Part One|The Ferry
                She said *no*, and then **never**.[^1] “It’s late,” he said — later than most. Braces {here}, a back\\slash, & <tags>.

                Žluťoučký kůň, naïve café, 日本語, Ελληνικά. *All in italics, with* ***both*** *in it.*

                [^1]: A note with *emphasis* in it.
                ***
                Second scene.<!-- Bo Reader: Really? Twice. --> More.

                > A letter, quoted.
                Part One|The Quay
                Another.[^2] And one more.[^3]

                [^2]: First.

                [^3]: Second — with a dash.
                Part Two|Home
                The end.""",
                texts(story)
                        .replace("[^" + first + "]", "[^1]")
                        .replace("[^" + second + "]", second.equals("2") ? "[^2]" : "[^two]")
                        .replace("[^" + third + "]", "[^3]")
                        .replace("[^two]", "[^2]"));
    }

    @Test
    void ofRtfOnlyWhatIsTextIsRead() throws Exception {
        assertEquals(
                "|file\nIt was *late*.\n\nYes.",
                rtf("{\\fonttbl{\\f0 Times;}}{\\*\\pgdsctbl unknown words}{\\*\\company Press}{\\info{\\title A}}"
                        + "{\\header Page 1}It {\\v hidden }was {\\i late}.\\par {\\pict 0102}{\\deleted gone}Yes."));
        assertEquals(
                "|file\nLink and field.", rtf("{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt Link}} and field."));
        assertEquals("|file\nOne\n\nTwo", rtf("{\\listtext 1.\\tab}One\\par{\\pntext *}Two\\par"));
        assertEquals("|file\n{a} \\ b – c—“d”", rtf("\\{a\\} \\\\ b \\endash  c\\emdash\\ldblquote d\\rdblquote"));
    }

    @Test
    void lettersOfRtfAreReadInTheirOwnCode() throws Exception {
        assertEquals(
                "|file\nкнига",
                read("rtf", "{\\rtf1\\ansi\\ansicpg1251 \\'ea\\'ed\\'e8\\'e3\\'e0}".getBytes("US-ASCII")));
        assertEquals("|file\nкниx", rtf("\\uc1\\u1082?\\u1085?\\u1080?x"));
        assertEquals("|file\n“café”", rtf("\\'93caf\\'e9\\'94"));
    }

    @Test
    void headingsOfRtfAreFoundByTheNamesOfTheirStyles() throws Exception {
        assertEquals(
                "|Eins\nWort.\n|Zwei\n> Brief.",
                rtf("{\\stylesheet{\\s1 \\'dcberschrift 1;}{\\s2\\sbasedon0 Zitat;}{\\*\\cs3 Heading 1;}}"
                        + "\\pard\\s1 {\\b Eins}\\par\\pard Wort.\\par\\pard\\s1 Zwei\\par\\pard\\s2 Brief.\\par"));
    }

    @Test
    void whatIsDamagedIsSaid() throws Exception {
        assertThrows(UnreadableFile.class, () -> read("rtf", "no rtf at all".getBytes(StandardCharsets.UTF_8)));
        assertThrows(
                UnreadableFile.class,
                () -> read("rtf", ("{\\rtf1 " + "{".repeat(5_000)).getBytes(StandardCharsets.UTF_8)));
        assertThrows(UnreadableFile.class, () -> read("rtf", new byte[0]), "there is no text in it");
        assertThrows(UnreadableFile.class, () -> read("odt", "no archive".getBytes(StandardCharsets.UTF_8)));
        assertThrows(UnreadableFile.class, () -> read("odt", zip(Map.of("other.xml", "<a/>"))));
        assertThrows(UnreadableFile.class, () -> read("odt", zip(Map.of("content.xml", "<a>words</a>"))));
        assertThrows(UnreadableFile.class, () -> read("doc", "old".getBytes(StandardCharsets.UTF_8)));
        assertThrows(UnreadableFile.class, () -> rtf("Up to here{\\i"), "it was cut off: the rest is missing");
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private String odt(String body) throws Exception {
        String content = """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/hostname">]>
                <office:document-content><office:automatic-styles>
                <style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>
                <style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
                <style:style style:name="T2" style:family="text" style:parent-style-name="T1"/>
                </office:automatic-styles><office:body><office:text>%s</office:text></office:body></office:document-content>
                """;
        return read("odt", zip(Map.of("content.xml", content.formatted(body))));
    }

    @Test
    void ofOpenDocumentOnlyWhatIsTextIsRead() throws Exception {
        String text = odt("""
                <text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>
                <text:table-of-content><text:index-body><text:p>Eins 1</text:p></text:index-body></text:table-of-content>
                <text:h text:outline-level="1">Eins</text:h>
                <text:p>It<text:s text:c="2"/>was <text:span text:style-name="T2">late</text:span>.<office:annotation><dc:creator>Bo</dc:creator><dc:date>2026</dc:date><text:p>A remark</text:p></office:annotation> &secret;</text:p>
                <text:p text:style-name="P1">Quoted.</text:p>
                <text:list><text:list-item><text:p>In a list</text:p></text:list-item></text:list>
                <text:p><draw:frame><draw:text-box><text:p>In a frame</text:p></draw:text-box></draw:frame></text:p>
                """);
        assertTrue(text.startsWith("|Eins\nIt was *late*."), text);
        assertTrue(text.endsWith("> Quoted.\n\nIn a list\n\nIn a frame"), text);
        for (String no : List.of(
                "gone", "Eins 1", Files.readString(Path.of("/etc/hostname")).strip())) {
            assertFalse(text.contains(no), no);
        }
    }

    /// Whatever a disk or a mail program made of a document: a story or a clear word, and never anything else.
    @ParameterizedTest
    @ValueSource(strings = {"odt", "rtf", "docx"})
    void aDocumentWithAnyBytesChangedIsReadOrRefused(String ending) throws Exception {
        byte[] good = Files.readAllBytes(Path.of("src/test/resources/exchange/tide." + ending));
        var random = new Random(20_261_129);
        int refused = 0;
        for (int i = 0; i < 150; i++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(3) == 0 ? random.nextInt(good.length) : good.length);
            for (int change = random.nextInt(6); change >= 0 && bad.length > 0; change--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            try {
                read(ending, bad);
            } catch (UnreadableFile clear) {
                refused++;
            }
        }
        assertTrue(refused > 10, "some of them were damaged: " + refused);
    }
}
