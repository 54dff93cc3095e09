package org.quillhouse.engine.internal.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;

/// The pinned engine libraries of this system, from `packaging/engine/manifest.json`.
///
/// @param platform for example `linux-x64`
/// @param npm where they come from
record EngineManifest(String platform, String release, NpmPackage npm) {
    private static final String RESOURCE = "/org/quillhouse/engine/manifest.json";

    static Optional<EngineManifest> ofThisSystem() {
        return of(thisPlatform());
    }

    static Optional<EngineManifest> of(String platform) {
        JsonNode root = root();
        JsonNode node = root.path("platforms").path(platform);
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        String release = root.path("release").asText();
        return Optional.of(new EngineManifest(
                platform,
                release,
                new NpmPackage(
                        node.path("package").asText() + "@" + release,
                        node.path("archiveSha512").asText(),
                        NpmPackage.items(node.path("files")))));
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
