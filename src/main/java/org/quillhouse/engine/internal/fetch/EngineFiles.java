package org.quillhouse.engine.internal.fetch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.quillhouse.engine.FetchFailed;
import org.quillhouse.settings.Places;
import org.quillhouse.tasks.Cancellation;

/// The engine's native libraries: found beside the installed app or in the cache, else fetched by `npm pack`.
///
/// A folder counts only when every file of the manifest is there in its right size; the checksum is verified when the
/// files are unpacked, before the folder gets its name.
public final class EngineFiles {
    /// Set by the installer's launcher to the folder beside the app.
    public static final String FOLDER_PROPERTY = "quillhouse.engine";

    private final Places places;

    public EngineFiles(Places places) {
        this.places = places;
    }

    /// The folder to load from, if the libraries are here.
    public Optional<Path> find() {
        return EngineManifest.ofThisSystem()
                .flatMap(manifest -> candidates(manifest).stream()
                        .filter(folder -> manifest.npm().isIn(folder))
                        .findFirst());
    }

    private List<Path> candidates(EngineManifest manifest) {
        String shipped = System.getProperty(FOLDER_PROPERTY, "");
        var inCaches = places.caches().stream().map(cache -> folder(cache, manifest));
        return java.util.stream.Stream.concat(
                        shipped.isEmpty()
                                ? java.util.stream.Stream.<Path>empty()
                                : java.util.stream.Stream.of(Path.of(shipped)),
                        inCaches)
                .toList();
    }

    private static Path folder(Path cache, EngineManifest manifest) {
        return cache.resolve("engine").resolve(manifest.release()).resolve(manifest.platform());
    }

    /// Fetches the libraries of this system into the cache; does nothing where they are.
    ///
    /// @throws FetchFailed when npm is not there, its registry cannot be reached, or a checksum is wrong
    public Path fetch(Cancellation cancellation) throws FetchFailed {
        Optional<Path> here = find();
        if (here.isPresent()) {
            return here.get();
        }
        EngineManifest manifest = EngineManifest.ofThisSystem()
                .orElseThrow(() -> FetchFailed.unreachable(
                        "llama.cpp", "no prebuilt libraries for " + EngineManifest.thisPlatform()));
        return NpmPackage.fetchTo(folder(places.sharedCache(), manifest), List.of(manifest.npm()), cancellation);
    }

    /// Fetches where needed, then copies all files into `folder`.
    public Path copyTo(Path folder, Cancellation cancellation) throws FetchFailed {
        return NpmPackage.copy(fetch(cancellation), folder);
    }
}
