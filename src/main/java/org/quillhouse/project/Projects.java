package org.quillhouse.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.quillhouse.codex.Codexes;
import org.quillhouse.codex.Dossier;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Ids;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.manuscript.Manuscripts;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.StoryFacts;
import org.quillhouse.project.internal.Mirror;
import org.quillhouse.project.internal.Sample;
import org.quillhouse.project.internal.StoryTables;
import org.quillhouse.storage.Access;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.FolderLock;
import org.quillhouse.storage.StorageFailed;

/// The door of this room: makes and opens stories. Safe on every thread; call it from a job, it reads the whole file.
public final class Projects {
    static final String DATABASE = "story.db";
    static final String ID_FILE = "id";
    private static final int MOST_LETTERS = 80;

    private final Path backups;
    private final InstantSource clock;
    private final Ids ids;
    private final Executor worker;
    private final AtomicReference<@Nullable Ahead> ahead = new AtomicReference<>();

    /// @param backups the folder of all stories' backups
    /// @param worker writes the mirrors, one thing after the other
    public Projects(Path backups, InstantSource clock, Ids ids, Executor worker) {
        this.worker = worker;
        this.backups = backups;
        this.clock = clock;
        this.ids = ids;
    }

    /// Makes an empty story in `folder`, which must not exist or be empty.
    public Project create(Path folder, String title) throws StorageFailed {
        try {
            if (Files.exists(folder) && !isEmpty(folder)) {
                throw StorageFailed.exists(folder);
            }
            Files.createDirectories(folder.resolve("files"));
            String id = ids.next();
            Files.writeString(folder.resolve(ID_FILE), id);
            Project project = open(folder);
            project.manuscript().setFacts(StoryFacts.titled(id, title));
            return project;
        } catch (java.nio.file.AccessDeniedException | java.nio.file.ReadOnlyFileSystemException denied) {
            throw StorageFailed.readOnly(folder);
        } catch (IOException failed) {
            throw StorageFailed.of(folder, failed);
        }
    }

    /// Makes the sample story that ships with the app.
    public Project createSample(Path folder) throws StorageFailed {
        Project project = create(folder, Sample.title());
        Sample.fill(project.manuscript(), project.codex());
        project.set(Project.OWN_WORDS, Sample.words());
        return project;
    }

    /// A folder that is not there yet, for a story of this title.
    public static Path free(Path parent, String title) {
        String name = fileName(title);
        Path folder = parent.resolve(name + ".quill");
        for (int number = 2; Files.exists(folder); number++) {
            folder = parent.resolve(name + " " + number + ".quill");
        }
        return folder;
    }

    /// A title as every file system takes it.
    public static String fileName(String title) {
        String safe = title.strip().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
        String shortened =
                safe.length() > MOST_LETTERS ? safe.substring(0, MOST_LETTERS).strip() : safe;
        return shortened.isEmpty() ? "Story" : shortened;
    }

    /// Writes stories into one archive, each as the folder it is: its file checked and whole, its texts, its pictures.
    ///
    /// @param folders those that are no story are left out
    /// @param beside texts that lie beside the stories, by file name
    /// @return how many stories are in it
    public int archive(List<Path> folders, Map<String, String> beside, Path zip) throws StorageFailed {
        return new Archive(folders, beside).write(zip);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /// A story that is being opened before it is asked for.
    private record Ahead(Path folder, CompletableFuture<Project> project) {}

    /// Opens the story that [#open] will be asked for next; whoever asks from now on waits for it. What goes wrong is
    /// told there.
    ///
    /// @return does the opening; to be run once, on any thread
    public Runnable openAhead(Path folder) {
        var begun = new Ahead(folder, new CompletableFuture<>());
        ahead.set(begun);
        return () -> {
            try {
                begun.project().complete(openNow(folder));
            } catch (StorageFailed | RuntimeException failed) {
                begun.project().completeExceptionally(failed);
            }
        };
    }

    /// Opens a story for writing; for reading only where another window has it or the folder cannot be written.
    ///
    /// @throws StorageFailed when it is missing, damaged or from a newer version; the files are left as they are
    public Project open(Path folder) throws StorageFailed {
        Ahead begun = ahead.getAndSet(null);
        if (begun == null) {
            return openNow(folder);
        }
        if (!begun.folder().equals(folder)) {
            begun.project().thenAccept(Project::close);
            return openNow(folder);
        }
        return StorageFailed.join(begun.project());
    }

    private Project openNow(Path folder) throws StorageFailed {
        if (!Files.isDirectory(folder)) {
            throw StorageFailed.missing(folder);
        }
        if (!Files.exists(folder.resolve(DATABASE)) && !Files.exists(folder.resolve(ID_FILE))) {
            throw StorageFailed.missing(folder.resolve(DATABASE));
        }
        Optional<FolderLock> lock;
        try {
            lock = FolderLock.tryLock(folder);
        } catch (StorageFailed cannotWrite) {
            return openReadOnly(folder, cannotWrite);
        }
        if (lock.isEmpty()) {
            return openReadOnly(folder, StorageFailed.inUse(folder));
        }
        try {
            return openForWriting(folder, lock.get());
        } catch (StorageFailed failed) {
            lock.get().close();
            throw failed;
        }
    }

    private Project openForWriting(Path folder, FolderLock lock) throws StorageFailed {
        Backups kept = backupsOf(folder);
        kept.finishRestoring();
        if (!Files.exists(folder.resolve(DATABASE)) && kept.newestGood().isPresent()) {
            throw StorageFailed.gone(folder.resolve(DATABASE));
        }
        Database database = Database.open(folder.resolve(DATABASE), StoryTables.migrations(), Access.READ_WRITE);
        try {
            var manuscript = Manuscripts.open(database, clock, ids);
            requireWholeTexts(folder, manuscript.damagedScenes());
            List<String> rescued = manuscript.rescueInterrupted();
            var codex = Codexes.open(database, clock, ids);
            var mirror = new Mirror(folder, manuscript, codex, worker);
            mirror.follow();
            kept.thin();
            return new Project(new Project.Parts(
                    folder, database, manuscript, codex, kept, Optional.of(mirror), lock, Optional.empty(), rescued));
        } catch (StorageFailed failed) {
            database.close();
            throw failed;
        }
    }

    /// A story as a list shows it; never fails.
    public StoryGlance glance(Path folder) {
        Path file = folder.resolve(DATABASE);
        try (Database database = Database.open(file, StoryTables.migrations(), Access.READ_ONLY)) {
            Manuscript manuscript = Manuscripts.open(database, clock, ids);
            List<Node> chapters = manuscript.tree().chapters();
            return new StoryGlance(
                    folder,
                    manuscript.facts().title(),
                    chapters.size(),
                    chapters.stream().mapToInt(Node::words).sum(),
                    noted(database),
                    Files.getLastModifiedTime(file).toInstant(),
                    bytes(folder),
                    Project.cover(folder),
                    Optional.empty());
        } catch (StorageFailed unreadable) {
            return unreadable(folder, unreadable);
        } catch (IOException | UncheckedIOException unreadable) {
            return unreadable(folder, StorageFailed.missing(folder));
        }
    }

    private static StoryGlance unreadable(Path folder, StorageFailed why) {
        String name = folder.getFileName().toString().replaceFirst("\\.quill$", "");
        return new StoryGlance(
                folder, name, 0, 0, StoryGlance.Noted.NOTHING, Instant.EPOCH, 0, Optional.empty(), Optional.of(why));
    }

    /// Nothing where the story was last written before there were dossiers: only opening it brings it up to date.
    private StoryGlance.Noted noted(Database database) {
        try {
            Dossier dossier = Codexes.open(database, clock, ids).dossiers().now();
            return new StoryGlance.Noted(
                    dossier.people().size(), dossier.themes().size());
        } catch (StorageFailed older) {
            return StoryGlance.Noted.NOTHING;
        }
    }

    private static long bytes(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /// Moves a story into a folder for such beside it.
    ///
    /// @return where it lies now
    /// @throws StorageFailed where a window has it open, or it cannot be moved; it stays where it is then
    public Path trash(Path folder) throws StorageFailed {
        Path trash = folder.resolveSibling("Quillhouse trash");
        Path to = trash.resolve(folder.getFileName());
        for (int number = 2; Files.exists(to); number++) {
            to = trash.resolve(folder.getFileName() + " " + number);
        }
        moveUnused(folder, to);
        return to;
    }

    /// The same as [#move], of a story that may be open elsewhere.
    ///
    /// @throws StorageFailed where a window has it open, or it cannot be moved; it stays where it is then
    public void moveUnused(Path folder, Path to) throws StorageFailed {
        FolderLock.tryLock(folder)
                .orElseThrow(() -> StorageFailed.inUse(folder))
                .close();
        move(folder, to);
    }

    /// Moves a story's folder to a place where nothing is.
    public void move(Path folder, Path to) throws StorageFailed {
        try {
            Files.createDirectories(to.getParent());
            Files.move(folder, to);
        } catch (IOException failed) {
            throw StorageFailed.of(folder, failed);
        }
    }

    private static void requireWholeTexts(Path folder, List<String> damaged) throws StorageFailed {
        if (!damaged.isEmpty()) {
            throw StorageFailed.damaged(folder.resolve(DATABASE), String.join(", ", damaged));
        }
    }

    private Project openReadOnly(Path folder, Failure why) throws StorageFailed {
        Database database = Database.open(folder.resolve(DATABASE), StoryTables.migrations(), Access.READ_ONLY);
        return new Project(new Project.Parts(
                folder,
                database,
                Manuscripts.open(database, clock, ids),
                Codexes.open(database, clock, ids),
                backupsOf(folder),
                Optional.empty(),
                null,
                Optional.of(why),
                List.of()));
    }

    /// The backups of a story, also of one that cannot be opened.
    public Backups backupsOf(Path folder) {
        return new Backups(folder, backups, clock);
    }
}
