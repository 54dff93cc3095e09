package org.quillhouse.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.storage.StorageFailed;

/// A Markdown file as a story: `#` its title, `##` chapters, a line `***` (or `* * *`, `---`) between scenes.
///
/// Text before the first chapter becomes a chapter of its own, so that nothing is left behind.
public record MarkdownImport(String title, List<ChapterText> chapters) {
    private static final Pattern BREAK = Pattern.compile("(\\*\\s*){3,}|(-\\s*){3,}");

    public MarkdownImport {
        chapters = List.copyOf(chapters);
    }

    /// A chapter's title and its scenes' texts.
    public record ChapterText(String title, List<String> scenes) {
        public ChapterText {
            scenes = List.copyOf(scenes);
        }
    }

    /// @throws UnreadableFile when it is missing or no text
    public static MarkdownImport read(Path file) throws UnreadableFile {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
        return parse(TextFile.lines(file, Long.MAX_VALUE), name);
    }

    /// @param fallbackTitle for a text without a `#` line
    public static MarkdownImport parse(String markdown, String fallbackTitle) {
        var reader = new Reader(fallbackTitle);
        markdown.lines().forEach(reader::line);
        return reader.end();
    }

    private static final class Reader {
        private String title;
        private boolean titled;
        private String chapterTitle = "";
        private boolean inChapter;
        private final List<ChapterText> chapters = new ArrayList<>();
        private final List<String> scenes = new ArrayList<>();
        private final StringBuilder scene = new StringBuilder();

        Reader(String fallbackTitle) {
            title = fallbackTitle;
        }

        void line(String line) {
            if (line.startsWith("# ") && !titled && !inChapter) {
                title = line.substring(2).strip();
                titled = true;
            } else if (line.startsWith("## ")) {
                endChapter();
                chapterTitle = line.substring(3).strip();
                inChapter = true;
            } else if (BREAK.matcher(line.strip()).matches()) {
                endScene();
            } else {
                scene.append(line).append('\n');
            }
        }

        private void endScene() {
            String text = scene.toString().strip();
            scene.setLength(0);
            if (!text.isEmpty()) {
                scenes.add(text);
            }
        }

        private void endChapter() {
            endScene();
            if (inChapter || !scenes.isEmpty()) {
                chapters.add(new ChapterText(chapterTitle.isEmpty() ? title : chapterTitle, scenes));
            }
            scenes.clear();
        }

        MarkdownImport end() {
            endChapter();
            return new MarkdownImport(title, chapters);
        }
    }

    public void into(Manuscript manuscript) throws StorageFailed {
        for (ChapterText chapter : chapters) {
            String id = manuscript.addChapter(chapter.title(), "", List.of());
            String first = manuscript.chapters().getLast().scenes().getFirst().id();
            for (int i = 0; i < chapter.scenes().size(); i++) {
                String scene = i == 0 ? first : manuscript.addScene(id, "");
                manuscript.saveImported(scene, chapter.scenes().get(i));
            }
        }
    }
}
