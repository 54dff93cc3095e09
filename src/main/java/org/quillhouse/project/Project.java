package org.quillhouse.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quillhouse.codex.Codex;
import org.quillhouse.kernel.Failure;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.project.internal.StoryTables;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.FolderLock;
import org.quillhouse.storage.StorageFailed;

/// An open story. Whoever opened it closes it; its rooms are safe on every thread.
public final class Project implements AutoCloseable {
    private final Path folder;
    private final Database database;
    private final Manuscript manuscript;
    private final Codex codex;
    private final Backups backups;
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
            @Nullable FolderLock lock,
            Optional<Failure> whyReadOnly,
            List<String> rescued) {}

    Project(Parts parts) {
        folder = parts.folder();
        database = parts.database();
        manuscript = parts.manuscript();
        codex = parts.codex();
        backups = parts.backups();
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

    /// Scenes whose draft was cut off when the last process ended, and is now among their versions.
    public List<String> rescuedScenes() {
        return rescued;
    }

    /// The story's own values of settings, by name.
    public Map<String, String> settings() throws StorageFailed {
        return database.read(StoryTables::settings);
    }

    /// Makes a backup when something changed since the last one, then closes. A backup that fails does not keep the
    /// story
    /// from closing.
    @Override
    public void close() {
        if (!isReadOnly()) {
            backups.makeQuietly(database);
        }
        database.close();
        if (lock != null) {
            lock.close();
        }
    }
}
