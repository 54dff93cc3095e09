package org.quillhouse.project.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.quillhouse.codex.Codex;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.manuscript.Chapter;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.manuscript.Scene;
import org.quillhouse.storage.StorageFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The plain-text mirror: one Markdown file a scene, and the codex, readable without us.
///
/// Written after the database, on the thread that changed it; each file appears whole. A mirror that cannot be written
/// is logged and made good at the next change: the database is what counts.
public final class Mirror {
    private static final Logger LOG = LoggerFactory.getLogger(Mirror.class);

    private final Path folder;
    private final Manuscript manuscript;
    private final Codex codex;
    private final Map<String, Path> fileOfScene = new HashMap<>();

    public Mirror(Path story, Manuscript manuscript, Codex codex) {
        this.folder = story.resolve("text");
        this.manuscript = manuscript;
        this.codex = codex;
    }

    /// Writes everything once and follows every change from now on.
    public void follow() {
        writeAll();
        manuscript.onChange(change -> {
            switch (change) {
                case Manuscript.Change.TextOf text -> writeScene(text.sceneId());
                case Manuscript.Change.Structure tree -> writeAll();
            }
        });
        codex.onChange(this::writeAll);
    }

    private synchronized void writeScene(String sceneId) {
        Path file = fileOfScene.get(sceneId);
        try {
            var scene = manuscript.scene(sceneId);
            if (file == null || scene.isEmpty()) {
                writeAll();
            } else {
                write(file, scene.get().text() + "\n");
            }
        } catch (IOException | StorageFailed failed) {
            LOG.warn("the text mirror is behind", failed);
        }
    }

    private synchronized void writeAll() {
        try {
            Map<Path, String> wanted = new LinkedHashMap<>();
            fileOfScene.clear();
            for (Chapter chapter : manuscript.chapters()) {
                addChapter(chapter, wanted);
            }
            wanted.put(folder.resolve("codex.md"), codexText());
            for (Map.Entry<Path, String> file : wanted.entrySet()) {
                write(file.getKey(), file.getValue());
            }
            removeOthers(wanted.keySet());
        } catch (IOException | StorageFailed failed) {
            LOG.warn("the text mirror is behind", failed);
        }
    }

    private void addChapter(Chapter chapter, Map<Path, String> wanted) {
        Path own = folder.resolve("%03d %s".formatted(chapter.number(), fileName(chapter.title())));
        int number = 1;
        for (Scene scene : chapter.scenes()) {
            String title = scene.title().isEmpty() ? "" : " " + fileName(scene.title());
            Path file = own.resolve("%02d%s.md".formatted(number++, title));
            fileOfScene.put(scene.id(), file);
            wanted.put(file, scene.text() + "\n");
        }
    }

    private String codexText() throws StorageFailed {
        var text = new StringBuilder("# ").append(manuscript.facts().title()).append("\n\n");
        text.append(manuscript.facts().world()).append("\n\n");
        for (CodexEntry entry : codex.entries()) {
            text.append("## ")
                    .append(entry.name())
                    .append("\n\n")
                    .append(entry.summary())
                    .append("\n\n");
            entry.fields()
                    .forEach((name, value) -> text.append("- ")
                            .append(name)
                            .append(": ")
                            .append(value)
                            .append('\n'));
            text.append('\n');
        }
        return text.toString();
    }

    private static String fileName(String title) {
        String safe = title.replaceAll("[^\\p{L}\\p{N} '’.-]", "_").strip();
        String shortened = safe.length() > 60 ? safe.substring(0, 60) : safe;
        return shortened.isEmpty() ? "untitled" : shortened;
    }

    private static void write(Path file, String text) throws IOException {
        if (Files.exists(file) && Files.readString(file).equals(text)) {
            return;
        }
        Files.createDirectories(file.getParent());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, text);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Files of scenes that were renamed or moved; only our own kind of file is touched.
    private void removeOthers(Set<Path> wanted) throws IOException {
        var folders = new HashSet<Path>();
        try (var files = Files.walk(folder, 2)) {
            for (Path file : files.toList()) {
                boolean ours = Files.isRegularFile(file) && file.toString().endsWith(".md");
                if (ours && !wanted.contains(file)) {
                    Files.delete(file);
                    folders.add(file.getParent());
                }
            }
        }
        for (Path old : folders) {
            try (var rest = Files.list(old)) {
                if (rest.findAny().isEmpty() && !old.equals(folder)) {
                    Files.delete(old);
                }
            }
        }
    }
}
