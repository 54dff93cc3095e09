import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Makes the app image start sooner.
///
/// The database's native library is put beside the jars, where it can be loaded: out of its jar it would be unpacked into
/// the system's temporary folder at every start. JavaFX's own are put beside the JDK's: else they are copied into the
/// writer's home, and compared with what is in the image at every start.
///
/// On Linux jpackage's launcher asks the system's package lists whose file it is, twice at every start, before it does
/// anything: 0.2 s on a small system, more with every package. A script that starts the same Java takes its place.
///
/// Then it lets the image start once to learn which classes a start needs, keeps them as the JDK's AOT cache (JEP 483, 514)
/// beside the app's jars, and names it in the launcher's configuration. Without a cache the image works as before, only
/// starts more slowly: what goes wrong here is told and ends no build.
///
/// Arguments: the folder with the app image, the folder with JavaFX's jars.
public final class FinishImage {
    private static final long PATIENCE_SECONDS = 180;
    private static final boolean IS_LINUX = System.getProperty("os.name").startsWith("Linux");
    private static final boolean IS_WINDOWS = System.getProperty("os.name").startsWith("Windows");

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
        unpackJavaFx(Path.of(args[1]), home(dist));
        if (IS_LINUX) {
            writeScript(launcher, config);
        }
        date(dist);
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
        if (IS_LINUX) {
            writeScript(launcher, config);
        }
    }

    /// Gives all files one date, to the second. The cache fits only files of the dates that it was made with, and an
    /// installer that is built from the image copies them: it can give them this date again (see MakeInstaller).
    private static void date(Path dist) throws IOException {
        var now = FileTime.from(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        try (Stream<Path> files = Files.walk(dist)) {
            for (Path file : files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).toList()) {
                Files.setLastModifiedTime(file, now);
            }
        }
    }

    /// The Java of the image.
    private static Path home(Path dist) throws IOException {
        return find(dist, "jrt-fs.jar").getParent().getParent();
    }

    private static void unpackJavaFx(Path jars, Path home) throws IOException {
        Path folder = home.resolve(IS_WINDOWS ? "bin" : "lib");
        List<Path> all;
        try (Stream<Path> files = Files.list(jars)) {
            all = files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
        for (Path jar : all) {
            try (var files = FileSystems.newFileSystem(jar);
                    Stream<Path> inside = Files.list(files.getPath("/"))) {
                for (Path library : inside.filter(FinishImage::isLibrary).toList()) {
                    Files.copy(
                            library,
                            folder.resolve(library.getFileName().toString()),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static boolean isLibrary(Path file) {
        String name = file.toString();
        return name.endsWith(".so") || name.endsWith(".dll") || name.endsWith(".dylib");
    }

    /// What jpackage's launcher would do with its configuration, without asking anybody.
    private static void writeScript(Path launcher, Path config) throws IOException {
        var classPath = new ArrayList<String>();
        var options = new ArrayList<String>();
        String main = "";
        for (String line : Files.readAllLines(config)) {
            String value = line.substring(line.indexOf('=') + 1).replace("$APPDIR", "$app");
            if (line.startsWith("app.classpath=")) {
                classPath.add(value);
            } else if (line.startsWith("java-options=")) {
                options.add('"' + value + '"');
            } else if (line.startsWith("app.mainclass=")) {
                main = value;
            }
        }
        List<String> lines = List.of(
                "#!/bin/sh",
                "home=$(dirname \"$(dirname \"$(readlink -f \"$0\")\")\")",
                "app=$home/lib/app",
                "exec \"$home/lib/runtime/bin/java\" " + String.join(" ", options) + " -cp \""
                        + String.join(":", classPath) + "\" " + main + " \"$@\"");
        Files.writeString(launcher, String.join("\n", lines) + "\n");
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
