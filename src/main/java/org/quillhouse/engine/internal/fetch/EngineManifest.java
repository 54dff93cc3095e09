package org.quillhouse.engine.internal.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The pinned engine libraries of this system, from `packaging/engine/manifest.json`.
///
/// @param platform for example `linux-x64`
/// @param npmPackage package and version
/// @param archiveSha512 of the package's archive, base 64
/// @param files what is taken out of it
record EngineManifest(
        String platform, String npmPackage, String release, String archiveSha512, Map<String, Item> files) {
    private static final String RESOURCE = "/org/quillhouse/engine/manifest.json";

    /// @param sha512 base 64
    record Item(long bytes, String sha512) {}

    static Optional<EngineManifest> ofThisSystem() {
        return of(thisPlatform());
    }

    static Optional<EngineManifest> of(String platform) {
        JsonNode root = root();
        JsonNode node = root.path("platforms").path(platform);
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        var files = new TreeMap<String, Item>();
        node.path("files")
                .properties()
                .forEach(entry -> files.put(
                        entry.getKey(),
                        new Item(
                                entry.getValue().path("bytes").asLong(),
                                entry.getValue().path("sha512").asText())));
        String release = root.path("release").asText();
        return Optional.of(new EngineManifest(
                platform,
                node.path("package").asText() + "@" + release,
                release,
                node.path("archiveSha512").asText(),
                files));
    }

    private static JsonNode root() {
        try (InputStream in = EngineManifest.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + RESOURCE);
            }
            return new ObjectMapper().readTree(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static String thisPlatform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String family = system.contains("win") ? "win" : system.contains("mac") ? "mac" : "linux";
        boolean arm = processor.equals("aarch64") || processor.equals("arm64");
        return family + "-" + (arm ? "arm64" : processor.contains("64") ? "x64" : processor);
    }
}
