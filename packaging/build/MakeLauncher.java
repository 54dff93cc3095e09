import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes `target/quillhouse` (and `quillhouse.cmd` on Windows), the command line on the compiled classes.
///
/// Arguments: build folder, JavaFX modules, main class, class path. Runs on the JDK that the build chose, so the script
/// needs no JAVA_HOME. JavaFX jars go to the module path, all else to the class path.
public final class MakeLauncher {
    public static void main(String[] args) throws IOException, InterruptedException {
        SystemLibraries.check();
        Path target = Path.of(args[0]).toAbsolutePath();
        var classPath = new ArrayList<String>();
        for (String entry : args[3].split(File.pathSeparator)) {
            if (!Path.of(entry).getFileName().toString().startsWith("javafx-")) {
                classPath.add(entry);
            }
        }
        var lines = List.of(
                "--module-path",
                quoted(target.resolve("javafx").toString()),
                "--add-modules",
                args[1],
                "--enable-native-access=javafx.graphics,ALL-UNNAMED",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+UseSerialGC",
                // A writer's machine is not ours: what was used once for a moment is given back. As in the app image.
                "-Xms128m",
                "-XX:NewSize=80m",
                "-XX:MaxNewSize=80m",
                "-XX:MinHeapFreeRatio=15",
                "-XX:MaxHeapFreeRatio=30",
                "-classpath",
                quoted(String.join(File.pathSeparator, classPath)),
                args[2]);
        Path argFile = target.resolve("quillhouse.args");
        writeIfChanged(argFile, String.join("\n", lines) + "\n");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        if (File.separatorChar == '\\') {
            writeIfChanged(
                    target.resolve("quillhouse.cmd"),
                    "@echo off\r\n\"" + java + "\" @\"" + argFile + "\" %*\r\n");
            return;
        }
        Path script = target.resolve("quillhouse");
        writeIfChanged(script, "#!/bin/sh\nexec '" + java + "' @'" + argFile + "' \"$@\"\n");
        script.toFile().setExecutable(true);
    }

    private static void writeIfChanged(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\") + '"';
    }
}
