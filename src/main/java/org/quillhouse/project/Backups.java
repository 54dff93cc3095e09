package org.quillhouse.project;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.quillhouse.kernel.Ids;
import org.quillhouse.manuscript.Chapter;
import org.quillhouse.manuscript.Manuscripts;
import org.quillhouse.project.internal.StoryTables;
import org.quillhouse.storage.Access;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.FolderLock;
import org.quillhouse.storage.StorageFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Verified copies of one story, kept in the profile: one an hour for a day, one a day for a month, then one a week.
///
/// Safe on every thread. Restoring puts the damaged file aside, never away.
public final class Backups {
    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /// A backup that waits for the story's place, with the instant at its end.
    private static final String READY = Projects.DATABASE + ".restored-";

    /// So many are kept of those that a wrong clock dated into the future.
    private static final int MOST_AHEAD = 24;

    private final Path story;
    private final Path all;
    private final InstantSource clock;
    private volatile long seenChanges;

    /// A backup and when it was made.
    public record Backup(Path file, Instant made) {}

    Backups(Path story, Path all, InstantSource clock) {
        this.story = story;
        this.all = all;
        this.clock = clock;
    }

    /// Newest first.
    public List<Backup> list() {
        Path folder = folder();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.flatMap(file -> parse(file).stream())
                    .sorted(Comparator.comparing(Backup::made).reversed())
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static Optional<Backup> parse(Path file) {
        String name = file.getFileName().toString();
        if (!name.endsWith(".db")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Backup(file, Instant.from(NAME.parse(name.substring(0, name.length() - 3)))));
        } catch (DateTimeParseException notOurs) {
            return Optional.empty();
        }
    }

    private Path folder() {
        String id;
        try {
            id = Files.readString(story.resolve(Projects.ID_FILE)).strip();
        } catch (IOException missing) {
            id = "unknown";
        }
        return all.resolve(id.matches("[0-9A-Z]{26}") ? id : "unknown");
    }

    /// Copies the story as it is now, then thins out.
    public Backup make(Database database) throws StorageFailed {
        Backup made = copy(database);
        thin();
        return made;
    }

    private Backup copy(Database database) throws StorageFailed {
        Instant now = afterTheNewest();
        Path file = folder().resolve(NAME.format(now) + ".db");
        seenChanges = rowsChanged(database);
        database.backUpTo(file);
        return new Backup(file, now);
    }

    /// Also where the machine's clock went back: the newest is always the one with the latest name.
    private Instant afterTheNewest() {
        Instant now = clock.instant();
        return list().stream()
                .findFirst()
                .map(newest -> newest.made().plusMillis(1))
                .filter(next -> next.isAfter(now))
                .orElse(now);
    }

    /// Rows that were written since the story was opened, of whatever kind.
    private static long rowsChanged(Database database) throws StorageFailed {
        return database.write(handle ->
                handle.createQuery("SELECT total_changes()").mapTo(Long.class).one());
    }

    /// Makes one where something changed since the last; thins nothing out, so that one that is about to be brought
    /// back
    /// is still there after the story closed.
    void makeQuietly(Database database) {
        try {
            Optional<Backup> newest = list().stream().findFirst();
            boolean changed = newest.isEmpty()
                    || rowsChanged(database) > seenChanges
                    || lastChange(database).isAfter(newest.get().made());
            if (changed) {
                copy(database);
            }
        } catch (StorageFailed failed) {
            LOG.warn("no backup was made", failed);
        }
    }

    private static Instant lastChange(Database database) throws StorageFailed {
        return database.read(handle -> Instant.ofEpochMilli(handle.createQuery(
                        "SELECT max((SELECT coalesce(max(modified), 0) FROM nodes), (SELECT coalesce(max(changed), 0) FROM versions))")
                .mapTo(Long.class)
                .one()));
    }

    /// Deletes what lies too close together for its age.
    void thin() {
        Set<String> kept = new HashSet<>();
        Instant now = clock.instant();
        for (Backup backup : list()) {
            String slot = slot(backup.made(), now);
            boolean tooMany = backup.made().isAfter(now) && kept.size() >= MOST_AHEAD;
            if (tooMany || !kept.add(slot)) {
                try {
                    Files.delete(backup.file());
                } catch (IOException later) {
                    LOG.info("an old backup stays for now", later);
                }
            }
        }
    }

    private static String slot(Instant made, Instant now) {
        long hours = Duration.between(made, now).toHours();
        if (hours < 1) {
            return made.toString();
        }
        if (hours < 24) {
            return "hour " + made.getEpochSecond() / 3_600;
        }
        long days = made.getEpochSecond() / 86_400;
        return hours < 24 * 31 ? "day " + days : "week " + days / 7;
    }

    /// The newest backup that opens and is whole.
    public Optional<Backup> newestGood() {
        return list().stream().filter(backup -> isGood(backup.file())).findFirst();
    }

    private static boolean isGood(Path file) {
        try (Database database = Database.open(file, StoryTables.migrations(), Access.READ_ONLY)) {
            return database.isReadOnly();
        } catch (StorageFailed damaged) {
            return false;
        }
    }

    /// The chapters of a backup with all their texts, to look at; the backup stays as it is.
    public List<Chapter> chapters(Backup backup) throws StorageFailed {
        try (Database database = Database.open(backup.file(), StoryTables.migrations(), Access.READ_ONLY)) {
            return Manuscripts.open(database, clock, new Ids(clock)).chapters();
        }
    }

    /// Deletes backups that are older, but never the newest that is whole.
    ///
    /// @return how many are gone
    public int deleteOlder(Duration age) throws StorageFailed {
        Instant before = clock.instant().minus(age);
        Optional<Backup> newest = newestGood();
        int gone = 0;
        for (Backup backup : list()) {
            if (backup.made().isBefore(before) && !newest.equals(Optional.of(backup))) {
                try {
                    Files.delete(backup.file());
                    gone++;
                } catch (IOException failed) {
                    throw StorageFailed.of(backup.file(), failed);
                }
            }
        }
        return gone;
    }

    /// Puts a backup in the place of the story's file; what was there stays beside it. Cut off in the middle, it is
    /// finished at the next opening.
    ///
    /// @return where the replaced file lies now
    public Path restore(Backup backup) throws StorageFailed {
        try (FolderLock held = FolderLock.tryLock(story).orElseThrow(() -> StorageFailed.inUse(story))) {
            LOG.info("{} left by {}", backup.file(), held.leftByMachine().orElse("nobody"));
            return restoreLocked(backup);
        }
    }

    private Path restoreLocked(Backup backup) throws StorageFailed {
        String stamp = NAME.format(clock.instant());
        Path part = story.resolve(Projects.DATABASE + ".restoring");
        try {
            Files.copy(backup.file(), part, StandardCopyOption.REPLACE_EXISTING);
            try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, story.resolve(READY + stamp), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw StorageFailed.of(part, failed);
        }
        finishRestoring();
        return aside(stamp, "");
    }

    private Path aside(String stamp, String ending) {
        return story.resolve("story.replaced-" + stamp + ".db" + ending);
    }

    /// Puts a backup that is ready, and only waits for its place, there: the file with its journal first goes aside.
    void finishRestoring() throws StorageFailed {
        Path file = story.resolve(Projects.DATABASE);
        try (var files = Files.list(story)) {
            List<Path> ready = files.filter(
                            each -> each.getFileName().toString().startsWith(READY))
                    .sorted()
                    .toList();
            for (Path one : ready) {
                String stamp = one.getFileName().toString().substring(READY.length());
                for (String ending : List.of("-wal", "-shm", "")) {
                    Path there = story.resolve(Projects.DATABASE + ending);
                    if (Files.exists(there)) {
                        Files.move(there, aside(stamp, ending), StandardCopyOption.REPLACE_EXISTING);
                    }
                }
                Files.move(one, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException failed) {
            throw StorageFailed.of(file, failed);
        }
    }
}
