package org.quillhouse.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;
import org.jspecify.annotations.Nullable;
import org.quillhouse.storage.internal.DatabaseFile;

/// One open SQLite file: WAL, `synchronous=FULL`, foreign keys on.
///
/// Safe on every thread: one connection, its transactions one after another. What [#write] returned from is on the
/// disk.
/// Whoever opened it closes it.
public final class Database implements AutoCloseable {
    private final Path file;
    private final Access access;
    private final Connection connection;
    private final Handle handle;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Map<Teller<?>, Set<Object>> waiting;

    private Database(Path file, Access access, Connection connection) {
        this.file = file;
        this.access = access;
        this.connection = connection;
        this.handle = Jdbi.create(connection).open();
    }

    /// Opens a file, or makes it where it is missing and may be written.
    ///
    /// The file is checked first: its mark, its version, the structure of its pages. An older version is migrated
    /// on a copy that takes the file's place only when all scripts ran; the old file stays beside it as
    /// `….v<n>.bak`.
    ///
    /// @throws StorageFailed with the file untouched
    public static Database open(Path file, Migrations migrations, Access access) throws StorageFailed {
        var checked = new DatabaseFile(file, migrations);
        try {
            return new Database(file, access, checked.open(access));
        } catch (SQLException failed) {
            throw StorageFailed.of(file, failed);
        } catch (IOException failed) {
            throw StorageFailed.of(file, failed);
        }
    }

    /// Gives a file that cannot be used, and the journal that belongs to it, a name of its own beside its place.
    ///
    /// @return the new name
    public static Path putAside(Path file) throws StorageFailed {
        try {
            return DatabaseFile.putAside(file);
        } catch (IOException failed) {
            throw StorageFailed.of(file, failed);
        }
    }

    public Path file() {
        return file;
    }

    public boolean isReadOnly() {
        return access == Access.READ_ONLY;
    }

    /// Reads in one transaction.
    public <T> T read(Work<T> work) throws StorageFailed {
        return inTransaction(work);
    }

    /// Writes in one transaction; it is durable when this returns, and undone whole when it fails.
    public <T> T write(Work<T> work) throws StorageFailed {
        if (isReadOnly()) {
            throw StorageFailed.readOnly(file);
        }
        return inTransaction(work);
    }

    /// Several changes, each of which would be a transaction of its own.
    @FunctionalInterface
    public interface Changes {
        void make() throws StorageFailed;
    }

    /// Makes several changes one: all of them are there afterwards, or, when one fails or the process ends, none.
    public void atOnce(Changes changes) throws StorageFailed {
        Map<Teller<?>, Set<Object>> told = new LinkedHashMap<>();
        lock.lock();
        try {
            if (handle.isInTransaction()) {
                changes.make();
                return;
            }
            waiting = told;
            try {
                inOneTransaction(changes);
            } finally {
                waiting = null;
            }
        } catch (org.jdbi.v3.core.JdbiException failed) {
            throw StorageFailed.of(file, failed);
        } finally {
            lock.unlock();
        }
        told.forEach(Database::tell);
    }

    @SuppressWarnings("unchecked") // a teller's changes are what was said of it
    private static <T> void tell(Teller<T> teller, Set<Object> changes) {
        teller.tell((Set<T>) changes);
    }

    private void inOneTransaction(Changes changes) throws StorageFailed {
        boolean done = false;
        handle.begin();
        try {
            changes.make();
            handle.commit();
            done = true;
        } finally {
            if (!done) {
                handle.rollback();
            }
        }
    }

    /// Tells those who listen what changed.
    @FunctionalInterface
    public interface Teller<T> {
        /// @param changes each once, in their order
        void tell(Set<T> changes);
    }

    /// Tells of a change once it is durable: now, or at the end of what is made at once on this thread, together with
    /// all that the same teller has to tell by then.
    public <T> void afterwards(Teller<T> teller, T change) {
        Map<Teller<?>, Set<Object>> later = lock.isHeldByCurrentThread() ? waiting : null;
        if (later == null) {
            teller.tell(Set.of(change));
        } else {
            later.computeIfAbsent(teller, first -> new LinkedHashSet<>()).add(change);
        }
    }

    private <T> T inTransaction(Work<T> work) throws StorageFailed {
        lock.lock();
        try {
            return handle.isInTransaction() ? work.with(handle) : handle.inTransaction(work::with);
        } catch (org.jdbi.v3.core.JdbiException failed) {
            throw StorageFailed.of(file, failed);
        } finally {
            lock.unlock();
        }
    }

    /// Bytes by table, its indexes included, and under the empty name what is free: what was deleted leaves room in the
    /// file for what comes.
    public Map<String, Long> bytesByTable() throws StorageFailed {
        return read(handle -> {
            Map<String, Long> bytes = new HashMap<>(handle.createQuery("""
                            SELECT coalesce(s.tbl_name, d.name) AS name, SUM(d.pgsize) AS bytes
                            FROM dbstat d LEFT JOIN sqlite_schema s ON s.name = d.name GROUP BY 1""")
                    .setMapKeyColumn("name")
                    .setMapValueColumn("bytes")
                    .collectInto(new GenericType<Map<String, Long>>() {}));
            bytes.put("", handle.createQuery("""
                            SELECT f.freelist_count * p.page_size
                            FROM pragma_freelist_count() f, pragma_page_size() p""").mapTo(Long.class).one());
            return bytes;
        });
    }

    /// Writes the file anew without what is free in it. SQLite does that whole or not at all; it takes as much room on
    /// the disk meanwhile as the file itself.
    public void compact() throws StorageFailed {
        if (isReadOnly()) {
            throw StorageFailed.readOnly(file);
        }
        lock.lock();
        try (var statement = connection.createStatement()) {
            statement.execute("VACUUM");
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException failed) {
            throw StorageFailed.of(file, failed);
        } finally {
            lock.unlock();
        }
    }

    /// Writes a whole, compact copy of the file as it is now, checked before it gets its name.
    public void backUpTo(Path copy) throws StorageFailed {
        Path part = copy.resolveSibling(copy.getFileName() + ".part");
        lock.lock();
        try {
            Files.createDirectories(copy.toAbsolutePath().getParent());
            DatabaseFile.deleteWhole(part);
            try (var statement = connection.prepareStatement("VACUUM INTO ?")) {
                statement.setString(1, part.toString());
                statement.execute();
            }
            DatabaseFile.check(part);
            Files.move(part, copy, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (SQLException | IOException failed) {
            throw StorageFailed.of(copy, failed);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            handle.close();
            connection.close();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        } finally {
            lock.unlock();
        }
    }
}
