package org.quillhouse.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The folders of one profile.
///
/// @param profile settings and backups; the writer's
/// @param cache what can be made or fetched again; may be deleted at any time
/// @param sharedCache the user's usual cache: engine libraries and models are looked up here too when a profile lies
///     elsewhere, so that a second profile does not fetch them again
public record Places(Path profile, Path cache, Path sharedCache) {

    /// The usual folders of this system, or `DIR` and `DIR/cache` for a chosen profile folder.
    public static Places of(Optional<Path> chosen, Map<String, String> environment, Path home) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Path userCache = userCache(system, environment, home);
        return chosen.map(Path::toAbsolutePath)
                .map(directory -> new Places(directory, directory.resolve("cache"), userCache))
                .orElseGet(() -> new Places(userData(system, environment, home), userCache, userCache));
    }

    private static Path userData(String system, Map<String, String> environment, Path home) {
        if (system.contains("win")) {
            return folder(environment, "APPDATA", home.resolve("AppData/Roaming"))
                    .resolve("Quillhouse");
        }
        if (system.contains("mac")) {
            return home.resolve("Library/Application Support/Quillhouse");
        }
        return folder(environment, "XDG_DATA_HOME", home.resolve(".local/share"))
                .resolve("quillhouse");
    }

    private static Path userCache(String system, Map<String, String> environment, Path home) {
        if (system.contains("win")) {
            return folder(environment, "LOCALAPPDATA", home.resolve("AppData/Local"))
                    .resolve("Quillhouse")
                    .resolve("Cache");
        }
        if (system.contains("mac")) {
            return home.resolve("Library/Caches/Quillhouse");
        }
        return folder(environment, "XDG_CACHE_HOME", home.resolve(".cache")).resolve("quillhouse");
    }

    private static Path folder(Map<String, String> environment, String key, Path fallback) {
        String value = environment.getOrDefault(key, "");
        return value.isBlank() ? fallback : Path.of(value);
    }

    /// The caches to look things up in, the profile's own first.
    public List<Path> caches() {
        return cache.equals(sharedCache) ? List.of(cache) : List.of(cache, sharedCache);
    }

    public Path logs() {
        return profile.resolve("logs");
    }

    /// Where the addresses of other programs' engines are kept.
    public Path engines() {
        return profile.resolve("engines");
    }

    public Path backups() {
        return profile.resolve("backups");
    }
}
