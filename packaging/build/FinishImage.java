import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Makes the app image start sooner. The database's native library is put beside the jars, where it can be loaded: out
/// of its jar it would be unpacked into the system's temporary folder at every start.
///
/// Then it lets the image start once to learn which classes a start needs, keeps them as the JDK's AOT cache (JEP 483, 514)
/// beside the app's jars, and names it in the launcher's configuration. Without a cache the image works as before, only
/// starts more slowly: what goes wrong here is told and ends no build.
///
/// Argument: the folder with the app image.
public final class FinishImage {
    private static final long PATIENCE_SECONDS = 180;

    /// Classes only. With the profiles of their methods the second compiler would begin with the window.
    private static final String RECORD =
            "-XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining -XX:AOTMode=record -XX:AOTConfiguration=";

    public static void main(String[] args) throws IOException, InterruptedException {
        Path dist = Path.of(args[0]);
        Path config = find(dist, "Quillhouse.cfg");
        Path app = config.getParent();
        Path launcher = launcher(dist);
        if (unpackLibrary(app)) {
            add(config, "-Dorg.sqlite.lib.path=$APPDIR");
        }
        Path recorded = Files.createTempFile("quillhouse", ".aotconf");
        Path profile = Files.createTempDirectory("quillhouse-aot");
        Path cache = app.resolve("quillhouse.aot");
        boolean done = run(launcher, RECORD + recorded, "--profile", profile.toString(), "--say-started")
                && run(launcher, "-XX:AOTMode=create -XX:AOTConfiguration=" + recorded + " -XX:AOTCache=" + cache)
                && Files.exists(cache);
        Files.deleteIfExists(recorded);
        if (!done) {
            System.out.println("No AOT cache was made: the image starts without one.");
            return;
        }
        add(config, "-XX:AOTCache=$APPDIR/quillhouse.aot");
    }

    private static void add(Path config, String option) throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(config));
        lines.add(lines.indexOf("[JavaOptions]") + 1, "java-options=" + option);
        Files.write(config, lines);
    }

    /// False where the jar has none for this system, or under another name: then the image unpacks it as before.
    private static boolean unpackLibrary(Path app) throws IOException {
        String system = System.getProperty("os.name").replaceFirst(" .*", "");
        String processor = System.getProperty("os.arch").replace("amd64", "x86_64");
        String name = System.mapLibraryName("sqlitejdbc");
        Path jar;
        try (Stream<Path> files = Files.list(app)) {
            jar = files.filter(file -> file.getFileName().toString().startsWith("sqlite-jdbc-"))
                    .findFirst()
                    .orElseThrow();
        }
        try (var files = FileSystems.newFileSystem(jar)) {
            Path library = files.getPath("org", "sqlite", "native", system, processor, name);
            boolean there = Files.exists(library);
            if (there) {
                Files.copy(library, app.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
            return there;
        }
    }

    private static boolean run(Path launcher, String options, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("JAVA_TOOL_OPTIONS", options);
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0;
    }

    private static Path find(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        }
    }

    private static Path launcher(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 4)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.endsWith("Quillhouse") || file.endsWith("Quillhouse.exe"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
