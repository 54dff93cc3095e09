package org.quillhouse.engine.internal.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.quillhouse.engine.FetchFailed;
import org.quillhouse.settings.Places;
import org.quillhouse.tasks.Cancellation;

/// Fonts and dictionaries, from `packaging/extras/manifest.json`: beside the installed app or in the cache, else
/// fetched
/// by `npm pack`. The app works without them.
public final class ExtraFiles {
    /// Set by the installer's launcher to the folder beside the app.
    private static final String FOLDER_PROPERTY = "quillhouse.extras";

    private static final String RESOURCE = "/org/quillhouse/engine/extras.json";

    private final Places places;
    private final String release;
    private final List<NpmPackage> packages = new ArrayList<>();

    public ExtraFiles(Places places) {
        this.places = places;
        JsonNode root = root();
        release = root.path("release").asText();
        for (JsonNode each : root.path("packages")) {
            packages.add(new NpmPackage(
                    each.path("package").asText(),
                    each.path("archiveSha512").asText(),
                    NpmPackage.items(each.path("files"))));
        }
    }

    private static JsonNode root() {
        try (InputStream in = ExtraFiles.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + RESOURCE);
            }
            return new ObjectMapper().readTree(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The folder with `fonts` and `dictionaries`, if it is here.
    public Optional<Path> find() {
        String shipped = System.getProperty(FOLDER_PROPERTY, "");
        return Stream.concat(
                        shipped.isEmpty() ? Stream.empty() : Stream.of(Path.of(shipped)),
                        places.caches().stream().map(this::folder))
                .filter(Files::isDirectory)
                .findFirst();
    }

    private Path folder(Path cache) {
        return cache.resolve("extras").resolve(release);
    }

    /// Fetches what is not there yet; a folder gets its name when all of it is whole.
    public Path fetch(Cancellation cancellation) throws FetchFailed {
        Optional<Path> here = find().filter(folder -> packages.stream().allMatch(each -> each.isIn(folder)));
        if (here.isPresent()) {
            return here.get();
        }
        Path target = folder(places.sharedCache());
        String current = release;
        try {
            Files.createDirectories(target.getParent());
            Path work = Files.createTempDirectory(target.getParent(), "unpack");
            try {
                Path made = Files.createDirectory(work.resolve("made"));
                Path archive = Files.createDirectory(work.resolve("archive"));
                for (NpmPackage each : packages) {
                    current = each.name();
                    each.fetchInto(made, archive, cancellation);
                }
                if (Files.exists(target)) {
                    PackageSource.deleteFolder(target);
                }
                Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                PackageSource.deleteFolder(work);
            }
            return target;
        } catch (IOException failed) {
            throw FetchFailed.unreachable(current, String.valueOf(failed.getMessage()));
        }
    }

    /// Fetches where needed, then copies all of it into `folder`.
    public Path copyTo(Path folder, Cancellation cancellation) throws FetchFailed {
        Path from = fetch(cancellation);
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(from.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
            }
            return folder;
        } catch (IOException failed) {
            throw FetchFailed.disk(folder.toString(), failed);
        }
    }
}
