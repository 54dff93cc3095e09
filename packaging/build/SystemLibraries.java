import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// On Linux the window needs GTK 3 and a font. Where they are missing they are installed by package name if we may (root
/// on a Debian), else it is said in one line; nothing here ever fails the build.
final class SystemLibraries {
    private SystemLibraries() {}

    static void check() throws IOException, InterruptedException {
        if (!System.getProperty("os.name", "").toLowerCase().contains("linux")) {
            return;
        }
        var missing = new ArrayList<String>();
        if (!output("ldconfig", "-p").contains("libgtk-3.so.0")) {
            missing.add("libgtk-3-0");
        }
        if (output("fc-list").isBlank()) {
            missing.add("fonts-dejavu-core");
            missing.add("fontconfig");
        }
        if (missing.isEmpty()) {
            return;
        }
        boolean mayInstall = "root".equals(System.getProperty("user.name")) && !output("apt-get", "--version").isEmpty();
        if (!mayInstall) {
            System.err.println("The window needs " + String.join(", ", missing) + ": install it with your package manager.");
            return;
        }
        output("apt-get", "update", "-qq");
        var install = new ArrayList<>(List.of("apt-get", "install", "-y", "-qq", "--no-install-recommends"));
        install.addAll(missing);
        output(install.toArray(String[]::new));
    }

    /// What a program says; empty when it is not there.
    private static String output(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return text;
        } catch (IOException notThere) {
            return "";
        }
    }
}
