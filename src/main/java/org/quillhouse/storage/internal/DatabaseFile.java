package org.quillhouse.storage.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.quillhouse.storage.Access;
import org.quillhouse.storage.Migrations;
import org.quillhouse.storage.StorageFailed;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/// Opens a SQLite file checked, and brings older ones up to date on a copy.
public final class DatabaseFile {
    /// A file and what may lie beside it.
    private static final List<String> ENDINGS = List.of("", "-wal", "-shm", "-journal");

    private static final byte[] MARK = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int BUSY_MILLIS = 3_000;

    private final Path file;
    private final Migrations migrations;

    public DatabaseFile(Path file, Migrations migrations) {
        this.file = file;
        this.migrations = migrations;
    }

    public Connection open(Access access) throws SQLException, IOException, StorageFailed {
        if (!Files.exists(file)) {
            if (access == Access.READ_ONLY) {
                throw StorageFailed.missing(file);
            }
            create();
        }
        checkMark();
        Connection connection = connect(file, access);
        try {
            int version = checkVersion(connection);
            quickCheck(connection, file);
            if (version < migrations.latest()) {
                connection.close();
                connection = access == Access.READ_WRITE ? migrated(version) : migratedCopy(version);
            }
            return connection;
        } catch (SQLException | IOException | StorageFailed failed) {
            connection.close();
            throw failed;
        }
    }

    /// Also the journal that a process left which was ended: it would be taken for the next file's of that name.
    public static void deleteWhole(Path file) throws IOException {
        for (String ending : ENDINGS) {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + ending));
        }
    }

    /// The journal keeps its file's name: what it holds may be all that is whole.
    public static Path putAside(Path file) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged");
        for (int i = 2; Files.exists(aside); i++) {
            aside = file.resolveSibling(file.getFileName() + ".damaged-" + i);
        }
        for (String ending : ENDINGS.reversed()) {
            Path part = file.resolveSibling(file.getFileName() + ending);
            if (Files.exists(part)) {
                Files.move(part, aside.resolveSibling(aside.getFileName() + ending));
            }
        }
        return aside;
    }

    private void checkMark() throws IOException, StorageFailed {
        byte[] begin = new byte[MARK.length];
        try (var in = Files.newInputStream(file)) {
            int read = in.readNBytes(begin, 0, begin.length);
            if (read < begin.length || !Arrays.equals(begin, MARK)) {
                throw StorageFailed.damaged(file, "it does not begin as a database does");
            }
        }
    }

    private int checkVersion(Connection connection) throws SQLException, StorageFailed {
        if (number(connection, "PRAGMA application_id") != migrations.applicationId()) {
            throw StorageFailed.notOurs(file);
        }
        int version = number(connection, "PRAGMA user_version");
        if (version > migrations.latest()) {
            throw StorageFailed.tooNew(file, version, migrations.latest());
        }
        return version;
    }

    private static Connection connect(Path file, Access access) throws SQLException {
        var config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLIS);
        String url = "jdbc:sqlite:" + file;
        if (access == Access.READ_ONLY) {
            config.setReadOnly(true);
            if (!Files.isWritable(file.toAbsolutePath().getParent())) {
                config.setOpenMode(SQLiteOpenMode.OPEN_URI);
                url = "jdbc:sqlite:" + file.toUri().toString().replaceFirst("^file:///?", "file:/") + "?immutable=1";
            }
        } else {
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        }
        return config.createConnection(url);
    }

    private void create() throws SQLException, IOException {
        Path part = file.resolveSibling(file.getFileName() + ".new");
        deleteWhole(part);
        try (Connection connection = connect(part, Access.READ_WRITE)) {
            runScripts(connection, 0);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// On a copy: the writer's file stays whole until the new one is.
    private Connection migrated(int version) throws SQLException, IOException, StorageFailed {
        Path copy = file.resolveSibling(file.getFileName() + ".migrating");
        upgrade(copy, Access.READ_WRITE, version);
        Path old = file.resolveSibling(file.getFileName() + ".v" + version + ".bak");
        Files.copy(file, old, StandardCopyOption.REPLACE_EXISTING);
        Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return connect(file, Access.READ_WRITE);
    }

    /// What may only be read is shown from an upgraded copy that goes with the process.
    private Connection migratedCopy(int version) throws SQLException, IOException, StorageFailed {
        Path copy = Files.createTempFile("quillhouse", ".db");
        copy.toFile().deleteOnExit();
        upgrade(copy, Access.READ_ONLY, version);
        return connect(copy, Access.READ_ONLY);
    }

    /// Copies the file and brings the copy up to date; every text must be the same in it.
    private void upgrade(Path copy, Access access, int version) throws SQLException, IOException, StorageFailed {
        deleteWhole(copy);
        String before;
        try (Connection old = connect(file, access);
                Statement statement = old.createStatement()) {
            statement.execute("VACUUM INTO '" + copy.toString().replace("'", "''") + "'");
            if (access == Access.READ_WRITE) {
                statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            }
            before = fingerprint(old);
        }
        try (Connection connection = connect(copy, Access.READ_WRITE)) {
            runScripts(connection, version);
            quickCheck(connection, copy);
            if (!fingerprint(connection).equals(before)) {
                throw StorageFailed.damaged(file, "an upgrade would have changed a text");
            }
        }
    }

    private String fingerprint(Connection connection) throws SQLException {
        if (migrations.fingerprint().isEmpty()) {
            return "";
        }
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(migrations.fingerprint())) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    private void runScripts(Connection connection, int from) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA application_id = " + migrations.applicationId());
            for (int version = from; version < migrations.latest(); version++) {
                for (String sql : migrations.scripts().get(version).split(";\\s*\\n")) {
                    if (!sql.isBlank()) {
                        statement.execute(sql);
                    }
                }
            }
            statement.execute("PRAGMA user_version = " + migrations.latest());
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    /// Opens a finished file once more and looks at its pages.
    public static void check(Path file) throws SQLException, StorageFailed {
        try (Connection connection = connect(file, Access.READ_ONLY)) {
            quickCheck(connection, file);
        }
    }

    private static void quickCheck(Connection connection, Path file) throws SQLException, StorageFailed {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA quick_check(1)")) {
            String verdict = rows.next() ? rows.getString(1) : "no answer";
            if (!"ok".equals(verdict)) {
                throw StorageFailed.damaged(file, verdict);
            }
        }
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }
}
