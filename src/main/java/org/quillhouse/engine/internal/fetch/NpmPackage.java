package org.quillhouse.engine.internal.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.quillhouse.engine.FetchFailed;
import org.quillhouse.tasks.Cancellation;

/// A package of npm, pinned by its checksum, and the files that are wanted out of it.
///
/// @param name package and version
/// @param archiveSha512 base 64
/// @param files by the name that each gets, with folders
record NpmPackage(String name, String archiveSha512, Map<String, Item> files) {
    NpmPackage {
        files = Map.copyOf(files);
    }

    /// A file of the package.
    ///
    /// @param path its end within the package
    /// @param sha512 base 64
    record Item(String path, long bytes, String sha512) {}

    /// As a manifest lists them: by the name each gets; the path is that name where it says none.
    static Map<String, Item> items(JsonNode files) {
        var items = new TreeMap<String, Item>();
        files.properties()
                .forEach(file -> items.put(
                        file.getKey(),
                        new Item(
                                file.getValue().path("path").asText(file.getKey()),
                                file.getValue().path("bytes").asLong(),
                                file.getValue().path("sha512").asText())));
        return items;
    }

    /// Whether all of it lies in a folder, in the right sizes.
    boolean isIn(Path folder) {
        return files.entrySet().stream().allMatch(entry -> {
            try {
                return Files.size(folder.resolve(entry.getKey()))
                        == entry.getValue().bytes();
            } catch (IOException missing) {
                return false;
            }
        });
    }

    /// Fetches packages into one folder, which gets its name when all of it is whole.
    ///
    /// @throws FetchFailed when npm is not there, its registry cannot be reached, or a checksum is wrong
    static Path fetchTo(Path target, List<NpmPackage> packages, Cancellation cancellation) throws FetchFailed {
        String current = packages.getFirst().name();
        try {
            Files.createDirectories(target.getParent());
            Path work = Files.createTempDirectory(target.getParent(), "unpack");
            try {
                Path files = Files.createDirectory(work.resolve("files"));
                Path archive = Files.createDirectory(work.resolve("archive"));
                for (NpmPackage each : packages) {
                    current = each.name();
                    each.fetchInto(files, archive, cancellation);
                }
                if (Files.exists(target)) {
                    PackageSource.deleteFolder(target);
                }
                Files.move(files, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                PackageSource.deleteFolder(work);
            }
            return target;
        } catch (IOException failed) {
            throw FetchFailed.unreachable(current, String.valueOf(failed.getMessage()));
        }
    }

    /// Copies what was fetched, for installers.
    static Path copy(Path from, Path folder) throws FetchFailed {
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

    /// Fetches the package and puts its files into a folder.
    ///
    /// @param work an empty folder for the archive
    /// @throws FetchFailed where a checksum is wrong
    /// @throws IOException when npm is not there, or its registry cannot be reached
    private void fetchInto(Path folder, Path work, Cancellation cancellation) throws IOException, FetchFailed {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
        Command.run(List.of(windows ? "npm.cmd" : "npm", "pack", "--silent", name), work, cancellation);
        Path archive;
        try (var packed = Files.list(work)) {
            archive = packed.filter(file -> file.toString().endsWith(".tgz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("npm gave no archive"));
        }
        if (!Digests.sha512(archive).equals(archiveSha512)) {
            throw FetchFailed.damaged(name);
        }
        unpack(archive, folder);
        Files.delete(archive);
        for (Map.Entry<String, Item> item : files.entrySet()) {
            Path file = folder.resolve(item.getKey());
            if (!Files.exists(file)
                    || !Digests.sha512(file).equals(item.getValue().sha512())) {
                throw FetchFailed.damaged(item.getKey());
            }
        }
    }

    private void unpack(Path archive, Path folder) throws IOException {
        try (var in = new TarArchiveInputStream(
                new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive))))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String inside = entry.getName();
                for (Map.Entry<String, Item> item : files.entrySet()) {
                    if (entry.isFile() && inside.endsWith("/" + item.getValue().path())) {
                        Path file = folder.resolve(item.getKey());
                        Files.createDirectories(file.getParent());
                        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                        break;
                    }
                }
            }
        }
    }
}
