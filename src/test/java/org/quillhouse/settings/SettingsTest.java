package org.quillhouse.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void placesFollowTheSystemUnlessChosen() {
        var usual = Places.of(Optional.empty(), Map.of("XDG_CACHE_HOME", "/c"), Path.of("/home/a"));
        var chosen = Places.of(Optional.of(Path.of("/p")), Map.of("XDG_CACHE_HOME", "/c"), Path.of("/home/a"));
        assertEquals(Path.of("/p"), chosen.profile());
        assertEquals(List.of(Path.of("/p/cache"), usual.cache()), chosen.caches());
    }
}
