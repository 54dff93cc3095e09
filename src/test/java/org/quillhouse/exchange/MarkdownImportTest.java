package org.quillhouse.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.exchange.MarkdownImport.ChapterText;

class MarkdownImportTest {
    @TempDir
    Path folder;

    @Test
    void titleChaptersAndScenesAreFound() {
        var story =
                MarkdownImport.parse("# The Sea\n\n## One\n\nA.\n\nB.\n\n***\n\nC.\n\n## Two\n\n* * *\nD.\n", "file");
        assertEquals(
                new MarkdownImport(
                        "The Sea",
                        List.of(
                                new ChapterText("One", List.of("A.\n\nB.", "C.")),
                                new ChapterText("Two", List.of("D.")))),
                story);
    }

    @Test
    void nothingIsLeftBehind() {
        var story = MarkdownImport.parse("Before.\n\n## One\n\n# Not a title\nText.", "file");
        assertEquals("file", story.title());
        assertEquals(List.of("Before."), story.chapters().getFirst().scenes());
        assertEquals(List.of("# Not a title\nText."), story.chapters().getLast().scenes());
    }

    @Test
    void otherLineEndsAndABeginningMarkAreRead() throws Exception {
        Path file = Files.writeString(folder.resolve("a.md"), "\uFEFF# T\r\n\r\n## One\r\nA.\r\n");
        assertEquals(
                new MarkdownImport("T", List.of(new ChapterText("One", List.of("A.")))), MarkdownImport.read(file));
    }

    @Test
    void whatIsNoTextIsRefused() throws Exception {
        Path file = Files.write(folder.resolve("a.md"), new byte[] {(byte) 0xC3, 0x28, 0, 1});
        assertThrows(UnreadableFile.class, () -> MarkdownImport.read(file));
        assertThrows(UnreadableFile.class, () -> MarkdownImport.read(folder.resolve("gone.md")));
    }
}
