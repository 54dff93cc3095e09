package org.quillhouse.project.internal;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.quillhouse.codex.Codex;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.codex.Strand;
import org.quillhouse.kernel.Sha256;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.Scene;
import org.quillhouse.manuscript.StoryTree;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.storage.WholeFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The plain-text mirror: one Markdown file a scene, and the codex, readable without us.
///
/// Written after the database, by a worker, so that nobody waits for it; each file appears whole. A mirror that cannot
/// be
/// written is logged and made good at the next change: the database is what counts. Laws: what another program wrote
/// into
/// one of these files is kept as a version of its scene before the file is written again; files that are not ours stay.
public final class Mirror {
    private static final Logger LOG = LoggerFactory.getLogger(Mirror.class);
    private static final String END = "\n";

    private final Path folder;
    private final Manuscript manuscript;
    private final Codex codex;
    private final Executor worker;
    private final MirrorList list;
    private final Map<String, Path> fileOfScene = new HashMap<>();
    private final Set<String> dueScenes = new HashSet<>();
    private final List<Outside> unseen = new ArrayList<>();
    private Consumer<List<Outside>> listener = unseen::addAll;
    private boolean dueAll;
    private boolean scheduled;
    private boolean closed;

    /// A scene with what another program wrote into its file, kept as a version that is not shown.
    public record Outside(String sceneId, String versionId) {}

    public Mirror(Path story, Manuscript manuscript, Codex codex, Executor worker) {
        this.folder = story.resolve("text");
        this.manuscript = manuscript;
        this.codex = codex;
        this.worker = worker;
        this.list = new MirrorList(folder);
    }

    /// Looks for what another program wrote, writes everything once, and follows every change from now on.
    public void follow() {
        try {
            list.load();
        } catch (IOException unreadable) {
            LOG.warn("the list of mirrored files cannot be read", unreadable);
        }
        manuscript.onChange(change -> {
            switch (change) {
                case Manuscript.Change.TextOf text -> due(text.sceneId());
                case Manuscript.Change.Structure tree -> dueAll();
            }
        });
        codex.onChange(this::dueAll);
        look();
    }

    /// Told of texts that another program wrote, on the worker; first of those found before.
    public synchronized void onOutside(Consumer<List<Outside>> hears) {
        listener = hears;
        if (!unseen.isEmpty()) {
            hears.accept(List.copyOf(unseen));
        }
    }

    private void due(String sceneId) {
        synchronized (dueScenes) {
            dueScenes.add(sceneId);
        }
        schedule();
    }

    private void dueAll() {
        synchronized (dueScenes) {
            dueAll = true;
        }
        schedule();
    }

    private void schedule() {
        synchronized (dueScenes) {
            if (scheduled) {
                return;
            }
            scheduled = true;
        }
        worker.execute(this::writeDue);
    }

    /// Writes what is due, now.
    private synchronized void writeDue() {
        Set<String> scenes;
        boolean all;
        synchronized (dueScenes) {
            scenes = Set.copyOf(dueScenes);
            all = dueAll;
            dueScenes.clear();
            dueAll = false;
            scheduled = false;
        }
        if (closed) {
            return;
        }
        boolean known = fileOfScene.keySet().containsAll(scenes);
        attempt(() -> {
            keepForeign(all || !known ? fileOfScene.keySet() : scenes);
            if (all || !known) {
                writeAll();
                return;
            }
            for (String id : scenes) {
                Optional<Scene> scene = manuscript.scene(id);
                Path file = fileOfScene.get(id);
                if (scene.isPresent() && file != null) {
                    write(file, scene.get().text() + END);
                }
            }
        });
    }

    /// Keeps what another program wrote, and brings the mirror up to date.
    public synchronized void takeIn() {
        if (!closed) {
            attempt(() -> {
                lay(new HashMap<>());
                keepForeign(fileOfScene.keySet());
                writeAll();
            });
        }
    }

    /// Looks for what another program wrote, on the worker.
    public void look() {
        worker.execute(this::takeIn);
    }

    /// Writes what is due, and nothing from then on.
    public void close() {
        writeDue();
        synchronized (this) {
            closed = true;
        }
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException, StorageFailed;
    }

    private static void attempt(Writing writing) {
        try {
            writing.run();
        } catch (IOException | StorageFailed failed) {
            LOG.warn("the text mirror is behind", failed);
        }
    }

    private void keepForeign(Set<String> scenes) throws IOException, StorageFailed {
        var found = new ArrayList<Outside>();
        for (String id : Set.copyOf(scenes)) {
            Path file = fileOfScene.get(id);
            if (file != null) {
                keepForeign(id, file).ifPresent(found::add);
            }
        }
        if (!found.isEmpty()) {
            listener.accept(List.copyOf(found));
        }
    }

    private Optional<Outside> keepForeign(String sceneId, Path file) throws IOException, StorageFailed {
        String there;
        try {
            there = Files.readString(file);
        } catch (NoSuchFileException | CharacterCodingException goneOrNoText) {
            return Optional.empty();
        }
        if (!list.isForeign(file, Sha256.of(there))) {
            return Optional.empty();
        }
        String unix = there.replace("\r\n", "\n");
        String text = unix.endsWith(END) ? unix.substring(0, unix.length() - END.length()) : unix;
        return manuscript.keepOutside(sceneId, text).map(version -> new Outside(sceneId, version));
    }

    private void writeAll() throws IOException, StorageFailed {
        Map<Path, String> wanted = new LinkedHashMap<>();
        lay(wanted);
        wanted.put(folder.resolve("codex.md"), codexText());
        Map<Path, String> checksums = new LinkedHashMap<>();
        for (Map.Entry<Path, String> file : wanted.entrySet()) {
            checksums.put(file.getKey(), write(file.getKey(), file.getValue()));
        }
        removeOthers(wanted.keySet());
        list.keepOnly(checksums);
    }

    /// Gives every scene and note its file.
    private void lay(Map<Path, String> wanted) throws StorageFailed {
        fileOfScene.clear();
        Map<String, Scene> texts = manuscript.texts().stream().collect(Collectors.toMap(Scene::id, scene -> scene));
        StoryTree tree = manuscript.tree();
        for (Node node : tree.nodes()) {
            Scene scene = texts.get(node.id());
            if (scene == null) {
                continue;
            }
            Path own = tree.chapterOf(node.id())
                    .map(chapter -> folder.resolve("%03d %s".formatted(chapter.number(), fileName(chapter.title()))))
                    .orElse(folder.resolve("notes"));
            String title = node.title().isEmpty() ? "" : " " + fileName(node.title());
            Path file = own.resolve("%02d%s.md".formatted(node.number(), title));
            fileOfScene.put(node.id(), file);
            wanted.put(file, scene.text() + END);
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
        addStrands(text);
        return text.toString();
    }

    private void addStrands(StringBuilder text) throws StorageFailed {
        List<Node> chapters = manuscript.tree().chapters();
        for (Strand strand : codex.strands().all()) {
            text.append("## ").append(strand.title()).append("\n\n");
            text.append(strand.description().isBlank() ? "" : strand.description() + "\n\n");
            for (Node chapter : chapters) {
                String beat = strand.beat(chapter.id());
                if (!beat.isEmpty()) {
                    text.append("- ").append(chapter.number()).append(' ').append(chapter.title());
                    text.append(": ").append(beat).append('\n');
                }
            }
            text.append('\n');
        }
    }

    private static String fileName(String title) {
        String safe = title.replaceAll("[^\\p{L}\\p{N} '’.-]", "_").strip();
        String shortened = safe.length() > 60 ? safe.substring(0, 60) : safe;
        return shortened.isEmpty() ? "untitled" : shortened;
    }

    /// @return the checksum of the text
    private String write(Path file, String text) throws IOException {
        String checksum = Sha256.of(text);
        if (list.isLatest(file, checksum) && Files.exists(file)) {
            return checksum;
        }
        list.willWrite(file, checksum);
        Files.createDirectories(file.getParent());
        WholeFile.replace(file, text.getBytes(StandardCharsets.UTF_8));
        return checksum;
    }

    /// Files of scenes that were renamed or moved.
    private void removeOthers(Set<Path> wanted) throws IOException {
        var folders = new HashSet<Path>();
        try (var files = Files.walk(folder, 2)) {
            for (Path file : files.toList()) {
                if (list.isOurs(file) && !wanted.contains(file)) {
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
