package org.quillhouse.settings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.storage.Mended;
import org.quillhouse.storage.StorageFailed;

class SettingsTest {
    @TempDir
    Path folder;

    private Settings open(Map<String, String> commandLine, Map<String, String> environment) throws Exception {
        return Settings.open(new Places(folder, folder, folder), commandLine, environment);
    }

    @Test
    void strongerSourcesGoFirst() throws Exception {
        var key = Keys.CONTEXT_TOKENS;
        try (Settings settings = open(Map.of(), Map.of())) {
            assertEquals(new Settings.Value<>(0, Source.DEFAULT), settings.resolve(key, Map.of()));
            settings.set(key, 1_000);
            assertEquals(new Settings.Value<>(1_000, Source.PROFILE), settings.resolve(key, Map.of()));
            assertEquals(new Settings.Value<>(2_000, Source.STORY), settings.resolve(key, Map.of("LLM_N_CTX", "2000")));
        }
        var environment = Map.of("QUILLHOUSE_LLM_N_CTX", "3000");
        try (Settings settings = open(Map.of(), environment)) {
            assertEquals(
                    new Settings.Value<>(3_000, Source.ENVIRONMENT),
                    settings.resolve(key, Map.of("LLM_N_CTX", "2000")));
        }
        try (Settings settings = open(Map.of("LLM_N_CTX", "4000"), environment)) {
            assertEquals(new Settings.Value<>(4_000, Source.COMMAND_LINE), settings.resolve(key, Map.of()));
            settings.reset(key);
        }
        try (Settings settings = open(Map.of(), Map.of())) {
            assertEquals(0, settings.get(key));
        }
    }

    @Test
    void badValuesArePassedOverAndNamed() throws Exception {
        try (Settings settings = open(Map.of("LLM_N_CTX", "many"), Map.of("QUILLHOUSE_LLM_N_GPU_LAYERS", "-5"))) {
            assertEquals(0, settings.get(Keys.CONTEXT_TOKENS));
            assertEquals(-1, settings.get(Keys.GPU_LAYERS));
            assertEquals(List.of("LLM_N_CTX", "QUILLHOUSE_LLM_N_GPU_LAYERS"), settings.warnings());
        }
    }

    /// Whatever lies in the file's place, a window comes up: with the copy of the last closing, or anew, and the
    /// damaged
    /// file is kept with the journal that belongs to it.
    @Test
    void aDamagedProfileIsPutAside() throws Exception {
        var places = new Places(folder, folder, folder);
        Path file = folder.resolve("profile.db");
        try (Settings settings = Settings.openOrMend(places, Map.of())) {
            assertEquals(Mended.Found.WHOLE, settings.opened());
            settings.set(Keys.CONTEXT_TOKENS, 1_000);
        }
        byte[] whole = Files.readAllBytes(file);
        var random = new Random(7);
        for (int round = 0; round < 20; round++) {
            boolean hasCopy = round % 2 == 1;
            if (hasCopy) {
                try (Settings settings = Settings.openOrMend(places, Map.of())) {
                    settings.set(Keys.CONTEXT_TOKENS, 2_000 + round);
                    settings.keepCopy();
                    settings.set(Keys.CONTEXT_TOKENS, 1);
                }
            } else {
                Files.deleteIfExists(folder.resolve("profile.db.copy"));
            }
            byte[] bad = Arrays.copyOf(whole, random.nextInt(round < 10 ? 16 : 100));
            Files.write(file, bad);
            Files.write(folder.resolve("profile.db-wal"), new byte[] {1, 2, 3});
            try (Settings settings = Settings.openOrMend(places, Map.of())) {
                assertEquals(hasCopy ? Mended.Found.FROM_COPY : Mended.Found.ANEW, settings.opened());
                assertEquals(hasCopy ? 2_000 + round : 0, settings.get(Keys.CONTEXT_TOKENS));
            }
            String aside = "profile.db.damaged" + (round == 0 ? "" : "-" + (round + 1));
            assertArrayEquals(bad, Files.readAllBytes(folder.resolve(aside)));
            if (round < 10) { // where SQLite itself looks at the file, it takes such a journal away
                assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(folder.resolve(aside + "-wal")));
            }
        }
    }

    @Test
    void aDamagedCopyIsNoHelp() throws Exception {
        var places = new Places(folder, folder, folder);
        Files.writeString(folder.resolve("profile.db"), "no database");
        Files.writeString(folder.resolve("profile.db.copy"), "none either");
        try (Settings settings = Settings.openOrMend(places, Map.of())) {
            assertEquals(Mended.Found.ANEW, settings.opened());
        }
        assertEquals("no database", Files.readString(folder.resolve("profile.db.damaged")));
        assertEquals("none either", Files.readString(folder.resolve("profile.db.damaged-2")));
    }

    /// A newer program's settings are neither used nor put aside: it will want them.
    @Test
    void aNewerProfileStaysWhereItIs() throws Exception {
        var places = new Places(folder, folder, folder);
        Settings.open(places, Map.of(), Map.of()).close();
        Path file = folder.resolve("profile.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 999");
        }
        var told = assertThrows(StorageFailed.class, () -> Settings.openOrMend(places, Map.of()));
        assertEquals(StorageFailed.Kind.TOO_NEW, told.kind());
        assertFalse(Files.exists(folder.resolve("profile.db.damaged")));
    }

    @Test
    void placesFollowTheSystemUnlessChosen() {
        var usual = Places.of(Optional.empty(), Map.of("XDG_CACHE_HOME", "/c"), Path.of("/home/a"));
        var chosen = Places.of(Optional.of(Path.of("/p")), Map.of("XDG_CACHE_HOME", "/c"), Path.of("/home/a"));
        assertEquals(Path.of("/p"), chosen.profile());
        assertEquals(List.of(Path.of("/p/cache"), usual.cache()), chosen.caches());
    }
}
