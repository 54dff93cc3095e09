package org.quillhouse.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    private static final Migrations ONE = new Migrations(77, List.of("CREATE TABLE t (x TEXT)"));
    private static final Migrations TWO =
            new Migrations(77, List.of("CREATE TABLE t (x TEXT)", "ALTER TABLE t ADD COLUMN y INTEGER DEFAULT 7"));
    private static final Migrations BROKEN =
            new Migrations(77, List.of("CREATE TABLE t (x TEXT)", "ALTER TABLE nowhere ADD COLUMN y"));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void fill() throws StorageFailed {
        file = folder.resolve("a.db");
        try (Database database = Database.open(file, ONE, Access.READ_WRITE)) {
            for (int i = 0; i < 400; i++) {
                String text = "line " + i + " ".repeat(100);
                database.write(handle -> handle.execute("INSERT INTO t VALUES (?)", text));
            }
        }
    }

    private static int rows(Database database) throws StorageFailed {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM t")
                .mapTo(Integer.class)
                .one());
    }

    private void assertUntouchedAndRefused(StorageFailed.Kind kind, Migrations migrations) throws Exception {
        byte[] before = Files.readAllBytes(file);
        var failed = assertThrows(StorageFailed.class, () -> Database.open(file, migrations, Access.READ_WRITE));
        assertEquals(kind, failed.kind());
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void olderFileIsMigratedOnACopyAndKept() throws Exception {
        try (Database database = Database.open(file, TWO, Access.READ_WRITE)) {
            assertEquals(400, rows(database));
            int added = database.read(handle -> handle.createQuery("SELECT max(y) FROM t")
                    .mapTo(Integer.class)
                    .one());
            assertEquals(7, added);
        }
        try (Database old = Database.open(folder.resolve("a.db.v1.bak"), ONE, Access.READ_ONLY)) {
            assertEquals(400, rows(old));
        }
    }

    @Test
    void failedMigrationLeavesTheFileAsItWas() throws Exception {
        assertThrows(StorageFailed.class, () -> Database.open(file, BROKEN, Access.READ_WRITE));
        try (Database database = Database.open(file, ONE, Access.READ_WRITE)) {
            assertEquals(400, rows(database));
        }
    }

    @Test
    void newerFileIsRefusedUntouched() throws Exception {
        Database.open(file, TWO, Access.READ_WRITE).close();
        assertUntouchedAndRefused(StorageFailed.Kind.TOO_NEW, ONE);
    }

    @Test
    void foreignFilesAreRefusedUntouched() throws Exception {
        assertUntouchedAndRefused(StorageFailed.Kind.NOT_OURS, new Migrations(78, ONE.scripts()));
        Files.writeString(file, "my shopping list");
        assertUntouchedAndRefused(StorageFailed.Kind.DAMAGED, ONE);
    }

    @Test
    void overwrittenPagesAreRefusedUntouched() throws Exception {
        try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.seek(4_096 * 3);
            raw.write(new byte[4_096]);
        }
        assertUntouchedAndRefused(StorageFailed.Kind.DAMAGED, ONE);
    }

    @Test
    void failedWorkIsUndoneWhole() throws Exception {
        try (Database database = Database.open(file, ONE, Access.READ_WRITE)) {
            assertThrows(
                    StorageFailed.class,
                    () -> database.write(handle -> {
                        handle.execute("DELETE FROM t");
                        return handle.execute("INSERT INTO missing VALUES (1)");
                    }));
            assertEquals(400, rows(database));
        }
    }

    @Test
    void fullDiskIsToldAndWhatWasSavedStays() throws Exception {
        try (Database database = Database.open(file, ONE, Access.READ_WRITE)) {
            database.read(handle -> handle.execute("PRAGMA max_page_count = 1"));
            var failed = assertThrows(
                    StorageFailed.class,
                    () -> database.write(handle -> handle.execute("INSERT INTO t VALUES (?)", "x".repeat(200_000))));
            assertEquals(StorageFailed.Kind.DISK_FULL, failed.kind());
            assertEquals(400, rows(database));
        }
    }

    @Test
    void readOnlyFileIsReadAndNeverWritten() throws Exception {
        try (Database database = Database.open(file, ONE, Access.READ_ONLY)) {
            assertEquals(400, rows(database));
            var failed =
                    assertThrows(StorageFailed.class, () -> database.write(handle -> handle.execute("DELETE FROM t")));
            assertEquals(StorageFailed.Kind.READ_ONLY, failed.kind());
        }
    }

    @Test
    void backupIsAWholeCopy() throws Exception {
        Path copy = folder.resolve("copies/b.db");
        try (Database database = Database.open(file, ONE, Access.READ_WRITE)) {
            database.backUpTo(copy);
            database.write(handle -> handle.execute("DELETE FROM t"));
        }
        try (Database backup = Database.open(copy, ONE, Access.READ_ONLY)) {
            assertEquals(400, rows(backup));
        }
        assertTrue(Files.notExists(folder.resolve("copies/b.db.part")));
    }
}
