package org.quillhouse.engine.internal.fetch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
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
                        .filter(folder -> isComplete(folder, manifest))
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

    private static boolean isComplete(Path folder, EngineManifest manifest) {
        return manifest.files().entrySet().stream().allMatch(entry -> {
            try {
                return Files.size(folder.resolve(entry.getKey()))
                        == entry.getValue().bytes();
            } catch (IOException missing) {
                return false;
            }
        });
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
        Path target = folder(places.sharedCache(), manifest);
        try {
            Files.createDirectories(target.getParent());
            Path work = Files.createTempDirectory(target.getParent(), "unpack");
            try {
                pack(manifest, work, cancellation);
                unpack(manifest, work);
                publish(work.resolve("files"), target);
            } finally {
                PackageSource.deleteFolder(work);
            }
            return target;
        } catch (IOException failed) {
            throw FetchFailed.unreachable(manifest.npmPackage(), String.valueOf(failed.getMessage()));
        }
    }

    /// Fetches where needed, then copies all files into `folder`.
    public Path copyTo(Path folder, Cancellation cancellation) throws FetchFailed {
        Path from = fetch(cancellation);
        try (var files = Files.list(from)) {
            Files.createDirectories(folder);
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
            return folder;
        } catch (IOException failed) {
            throw FetchFailed.disk(folder.toString(), failed);
        }
    }

    private static void pack(EngineManifest manifest, Path work, Cancellation cancellation) throws IOException {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
        String npm = windows ? "npm.cmd" : "npm";
        Command.run(List.of(npm, "pack", "--silent", manifest.npmPackage()), work, cancellation);
    }

    private static void unpack(EngineManifest manifest, Path work) throws IOException, FetchFailed {
        Path archive;
        try (var files = Files.list(work)) {
            archive = files.filter(file -> file.toString().endsWith(".tgz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("npm gave no archive"));
        }
        if (!Digests.sha512(archive).equals(manifest.archiveSha512())) {
            throw FetchFailed.damaged(manifest.npmPackage());
        }
        Path folder = Files.createDirectory(work.resolve("files"));
        try (var in = new TarArchiveInputStream(
                new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive))))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                if (entry.isFile() && manifest.files().containsKey(name)) {
                    Files.copy(in, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        for (Map.Entry<String, EngineManifest.Item> item : manifest.files().entrySet()) {
            Path file = folder.resolve(item.getKey());
            if (!Files.exists(file)
                    || !Digests.sha512(file).equals(item.getValue().sha512())) {
                throw FetchFailed.damaged(item.getKey());
            }
        }
    }

    private static void publish(Path files, Path target) throws IOException {
        if (Files.exists(target)) {
            PackageSource.deleteFolder(target);
        }
        Files.move(files, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
