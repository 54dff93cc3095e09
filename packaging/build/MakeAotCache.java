import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Lets the app image start once to learn which classes a start needs, keeps them as the JDK's AOT cache (JEP 483, 514)
/// beside the app's jars, and names it in the launcher's configuration. Without a cache the image works as before, only
/// starts more slowly: what goes wrong here is told and ends no build.
///
/// Argument: the folder with the app image.
public final class MakeAotCache {
    private static final long PATIENCE_SECONDS = 180;

    public static void main(String[] args) throws IOException, InterruptedException {
        Path dist = Path.of(args[0]);
        Path config = find(dist, "Quillhouse.cfg");
        Path app = config.getParent();
        Path launcher = launcher(dist);
        Path recorded = Files.createTempFile("quillhouse", ".aotconf");
        Path profile = Files.createTempDirectory("quillhouse-aot");
        Path cache = app.resolve("quillhouse.aot");
        boolean done = run(launcher, "-XX:AOTMode=record -XX:AOTConfiguration=" + recorded, "--profile", profile.toString(), "--say-started")
                && run(launcher, "-XX:AOTMode=create -XX:AOTConfiguration=" + recorded + " -XX:AOTCache=" + cache)
                && Files.exists(cache);
        Files.deleteIfExists(recorded);
        if (!done) {
            System.out.println("No AOT cache was made: the image starts without one.");
            return;
        }
        var lines = new ArrayList<>(Files.readAllLines(config));
        lines.removeIf(line -> line.contains("-XX:AOTCache="));
        lines.add(lines.indexOf("[JavaOptions]") + 1, "java-options=-XX:AOTCache=$APPDIR/quillhouse.aot");
        Files.write(config, lines);
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
