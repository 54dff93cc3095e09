import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Makes the installer of this system out of the finished app image: a package for Debian or for rpm, an `msi`, a disk
/// image. Where the system's own tool for that is missing it says which, and the app image stays what there is.
///
/// Arguments: the folder with the app image, the version, the project's folder.
public final class MakeInstaller {
    /// The same for every version, so that a new one replaces the one before.
    private static final String WINDOWS_ID = "6f1d1c62-0a55-4c0b-9a0e-51f3c3a9d7b4";

    private MakeInstaller() {}

    /// @param type as jpackage names it
    /// @param options that only this one knows
    private record Kind(String type, List<String> options) {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path dist = Path.of(args[0]);
        Path project = Path.of(args[2]);
        Optional<Kind> kind = kind(project);
        if (kind.isEmpty()) {
            return;
        }
        Path image = image(dist);
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jpackage").toString(),
                "--type",
                kind.get().type(),
                "--app-image",
                image.toString(),
                "--dest",
                dist.toString(),
                "--name",
                "Quillhouse",
                "--app-version",
                args[1],
                "--vendor",
                "Quillhouse",
                "--description",
                "Write a whole book on your own machine, offline, with local agents that have read it.",
                "--license-file",
                project.resolve("LICENSE").toString()));
        command.addAll(kind.get().options());
        var builder = new ProcessBuilder(command).inheritIO();
        // Debian's tool gives no file a later date than this: the AOT cache fits only files of the image's dates.
        builder.environment()
                .put("SOURCE_DATE_EPOCH", Long.toString(dateOf(image)));
        System.exit(builder.start().waitFor());
    }

    private static long dateOf(Path image) throws IOException {
        try (Stream<Path> files = Files.walk(image)) {
            Path jar = files.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
            return Files.getLastModifiedTime(jar).to(TimeUnit.SECONDS);
        }
    }

    /// What jpackage takes instead of its own: scripts, the desktop's entry, the sign. Without the last it would put its
    /// own over that of the image.
    private static Path resources(Path project) throws IOException {
        Path folder = Files.createDirectories(project.resolve("target/installer"));
        try (Stream<Path> files = Files.list(project.resolve("packaging/linux"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path sign = project.resolve("target/icons/quillhouse.png");
        Files.copy(sign, folder.resolve("Quillhouse.png"), StandardCopyOption.REPLACE_EXISTING);
        return folder;
    }

    private static Optional<Kind> kind(Path project) throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            List<String> options = List.of(
                    "--win-per-user-install", "--win-menu", "--win-shortcut", "--win-upgrade-uuid", WINDOWS_ID);
            return found("msi", options, "WiX", List.of("wix"), List.of("candle", "light"));
        }
        if (system.contains("mac")) {
            return Optional.of(new Kind("dmg", List.of()));
        }
        List<String> entry = List.of(
                "--linux-package-name",
                "quillhouse",
                "--linux-rpm-license-type",
                "MIT",
                "--linux-shortcut",
                "--resource-dir",
                resources(project).toString());
        return there("dpkg-deb")
                ? found("deb", entry, "fakeroot", List.of("fakeroot"))
                : found("rpm", entry, "rpm-build", List.of("rpmbuild"));
    }

    /// @param programs each list is enough
    @SafeVarargs
    private static Optional<Kind> found(String type, List<String> options, String what, List<String>... programs) {
        if (Stream.of(programs).anyMatch(all -> all.stream().allMatch(MakeInstaller::there))) {
            return Optional.of(new Kind(type, options));
        }
        System.out.println("No installer was made, only the app image: that needs " + what + ".");
        return Optional.empty();
    }

    private static boolean there(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .map(Path::of)
                .anyMatch(folder -> Files.isExecutable(folder.resolve(program))
                        || Files.isExecutable(folder.resolve(program + ".exe")));
    }

    private static Path image(Path dist) throws IOException {
        try (Stream<Path> folders = Files.list(dist)) {
            return folders.filter(Files::isDirectory)
                    .filter(folder -> folder.getFileName().toString().startsWith("Quillhouse"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
