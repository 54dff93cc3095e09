package org.quillhouse.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.quillhouse.codex.Codex;
import org.quillhouse.kernel.Failure;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.project.internal.Mirror;
import org.quillhouse.project.internal.StoryTables;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.FolderLock;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.storage.WholeFile;

/// An open story. Whoever opened it closes it; its rooms are safe on every thread.
public final class Project implements AutoCloseable {
    /// Where words that are spelt right in this story are kept, in lower case, one a line.
    public static final String OWN_WORDS = "proofing.words";

    private static final String COVER = "files/cover.png";

    private final Path folder;
    private final Database database;
    private final Manuscript manuscript;
    private final Codex codex;
    private final Backups backups;
    private final Optional<Mirror> mirror;
    private final @Nullable FolderLock lock;
    private final Optional<Failure> whyReadOnly;
    private final List<String> rescued;

    /// What a project is made of.
    ///
    /// @param lock null where the story is open for reading only
    /// @param rescued scenes whose interrupted draft was found at opening
    record Parts(
            Path folder,
            Database database,
            Manuscript manuscript,
            Codex codex,
            Backups backups,
            Optional<Mirror> mirror,
            @Nullable FolderLock lock,
            Optional<Failure> whyReadOnly,
            List<String> rescued) {}

    Project(Parts parts) {
        folder = parts.folder();
        database = parts.database();
        manuscript = parts.manuscript();
        codex = parts.codex();
        backups = parts.backups();
        mirror = parts.mirror();
        lock = parts.lock();
        whyReadOnly = parts.whyReadOnly();
        rescued = List.copyOf(parts.rescued());
    }

    public Path folder() {
        return folder;
    }

    /// For rooms that keep their own tables in the story.
    public Database database() {
        return database;
    }

    public Manuscript manuscript() {
        return manuscript;
    }

    public Codex codex() {
        return codex;
    }

    public Backups backups() {
        return backups;
    }

    /// Why nothing can be changed; empty where everything can.
    public Optional<Failure> whyReadOnly() {
        return whyReadOnly;
    }

    public boolean isReadOnly() {
        return whyReadOnly.isPresent();
    }

    /// Another machine that seems to have this story open, too.
    public Optional<String> openOnMachine() {
        return lock == null ? Optional.empty() : lock.leftByMachine();
    }

    /// Scenes whose draft was cut off when the last process ended, and is now among their versions.
    public List<String> rescuedScenes() {
        return rescued;
    }

    /// A scene whose file another program changed, and the version that keeps what it wrote there.
    public record Outside(String sceneId, String versionId) {}

    /// Told of files of the mirror that another program changed, on any thread, first of those found already. Nothing
    /// in
    /// the story changes by itself.
    public void onOutside(Consumer<List<Outside>> listener) {
        mirror.ifPresent(each -> each.onOutside(found -> listener.accept(found.stream()
                .map(one -> new Outside(one.sceneId(), one.versionId()))
                .toList())));
    }

    /// Looks for such files now; for the moment the writer comes back to the window.
    public void lookOutside() {
        mirror.ifPresent(Mirror::look);
    }

    /// The picture of the book, as a PNG.
    public Optional<byte[]> cover() throws StorageFailed {
        return cover(folder);
    }

    static Optional<byte[]> cover(Path folder) throws StorageFailed {
        Path file = folder.resolve(COVER);
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException unreadable) {
            throw StorageFailed.of(file, unreadable);
        }
    }

    /// Keeps a picture as the book's, in the story's folder of files; or none.
    public void setCover(Optional<byte[]> png) throws StorageFailed {
        Path file = folder.resolve(COVER);
        try {
            Files.createDirectories(file.getParent());
            if (png.isPresent()) {
                WholeFile.write(file, png.get());
            } else {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw StorageFailed.of(file, failed);
        }
    }

    /// Makes a backup where something changed since the last one.
    public void backUpIfChanged() {
        if (!isReadOnly()) {
            backups.makeQuietly(database);
            backups.thin();
        }
    }

    /// What takes how much room. Reads every page of the file: on a job's thread.
    public StoryUse use() throws StorageFailed {
        return StoryUse.of(database, folder);
    }

    /// Gives back what is free in the story's file; nothing the writer made goes.
    public void compact() throws StorageFailed {
        database.compact();
    }

    /// The story's own values of settings, by name.
    public Map<String, String> settings() throws StorageFailed {
        return database.read(StoryTables::settings);
    }

    /// Sets the story's own value of a setting.
    public void set(String name, String value) throws StorageFailed {
        database.write(handle -> StoryTables.set(handle, name, value));
    }

    /// Makes a backup when something changed since the last one, then closes. A backup that fails does not keep the
    /// story
    /// from closing.
    @Override
    public void close() {
        mirror.ifPresent(Mirror::close);
        if (!isReadOnly()) {
            backups.makeQuietly(database);
        }
        database.close();
        if (lock != null) {
            lock.close();
        }
    }
}
