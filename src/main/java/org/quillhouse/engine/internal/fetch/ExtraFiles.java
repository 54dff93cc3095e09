package org.quillhouse.engine.internal.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.quillhouse.engine.FetchFailed;
import org.quillhouse.settings.Places;
import org.quillhouse.tasks.Cancellation;

/// Fonts and dictionaries, from `packaging/extras/extras.json`: beside the installed app or in the cache, else
/// fetched
/// by `npm pack`. The app works without them.
public final class ExtraFiles {
    /// Set by the installer's launcher to the folder beside the app.
    private static final String FOLDER_PROPERTY = "quillhouse.extras";

    private static final String RESOURCE = "/org/quillhouse/engine/extras.json";

    /// Counted up with every change of the manifest: the folder's name, known at the start without reading it.
    private static final String RELEASE = "1";

    private final Places places;

    public ExtraFiles(Places places) {
        this.places = places;
    }

    private static List<NpmPackage> packages() {
        var packages = new ArrayList<NpmPackage>();
        for (JsonNode each : root().path("packages")) {
            packages.add(new NpmPackage(
                    each.path("package").asText(),
                    each.path("archiveSha512").asText(),
                    NpmPackage.items(each.path("files"))));
        }
        return packages;
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
        return cache.resolve("extras").resolve(RELEASE);
    }

    /// Fetches what is not there yet; a folder gets its name when all of it is whole.
    public Path fetch(Cancellation cancellation) throws FetchFailed {
        List<NpmPackage> packages = packages();
        Optional<Path> here = find().filter(folder -> packages.stream().allMatch(each -> each.isIn(folder)));
        if (here.isPresent()) {
            return here.get();
        }
        return NpmPackage.fetchTo(folder(places.sharedCache()), packages, cancellation);
    }

    /// Fetches where needed, then copies all of it into `folder`.
    public Path copyTo(Path folder, Cancellation cancellation) throws FetchFailed {
        return NpmPackage.copy(fetch(cancellation), folder);
    }
}
