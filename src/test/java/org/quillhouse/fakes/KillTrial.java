package org.quillhouse.fakes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.quillhouse.kernel.Ids;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.Scene;
import org.quillhouse.project.Project;
import org.quillhouse.project.Projects;
import org.quillhouse.storage.StorageFailed;

/// Starts a program that writes letters into a story and says so, ends it with `kill -9` at a random instant, opens the
/// story and looks what is there. `-Dkill.trials=200` makes more of it than a build does.
public final class KillTrial {
    private static final int TRIALS = Integer.getInteger("kill.trials", 5);
    private static final long MOST_LOST_MILLIS = 1_000;
    private static final InstantSource CLOCK = InstantSource.system();

    private KillTrial() {}

    /// The letter at a place of the text that the programs write.
    public static char letter(int at) {
        return at % 7 == 6 ? ' ' : (char) ('a' + at % 26);
    }

    public static String text(int length) {
        var text = new StringBuilder();
        IntStream.range(0, length).forEach(at -> text.append(letter(at)));
        return text.toString();
    }

    /// What the programs say after each letter: how many there are, and when.
    public static void say(int letters) {
        IO.println(letters + " " + System.nanoTime() / 1_000_000);
    }

    public static Projects projects(Path folder) {
        return new Projects(folder.resolve("backups"), CLOCK, new Ids(CLOCK), Runnable::run);
    }

    /// What a trial begins with and what must be there at its end.
    public interface Promise {
        /// Makes the story.
        void prepare(Path story) throws Exception;

        /// @param said what the program said: a number, and when
        void verify(Project project, List<long[]> said) throws Exception;
    }

    /// @param least the shortest time between the program's first word and its end, in milliseconds
    public static void run(Class<?> program, Path folder, int least, int most, Promise promise) throws Exception {
        var random = new Random();
        for (int trial = 0; trial < TRIALS; trial++) {
            Path story = folder.resolve("story" + trial);
            promise.prepare(story);
            List<long[]> said = runAndKill(program, folder, story, random.nextInt(least, most));
            assertFalse(said.isEmpty());
            try (Project project = projects(folder).open(story)) {
                assertFalse(project.isReadOnly());
                promise.verify(project, said);
                assertMirrorIsUpToDate(project);
            }
            deleteAll(story);
            deleteAll(folder.resolve("backups"));
            if (trial % 50 == 49) {
                IO.println(program.getSimpleName() + ": " + (trial + 1) + " kills");
            }
        }
    }

    /// Each scene's file in the mirror says what the story says.
    private static void assertMirrorIsUpToDate(Project project) throws Exception {
        try (var files = Files.walk(project.folder().resolve("text"))) {
            List<String> mirrored = files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.endsWith("codex.md"))
                    .map(KillTrial::read)
                    .sorted()
                    .toList();
            List<String> stored = project.manuscript().tree().nodes().stream()
                    .map(Node::id)
                    .flatMap(id -> scene(project, id).stream())
                    .map(scene -> scene.text() + "\n")
                    .sorted()
                    .toList();
            assertEquals(stored, mirrored);
        }
    }

    private static Optional<Scene> scene(Project project, String id) {
        try {
            return project.manuscript().scene(id);
        } catch (StorageFailed failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    /// An empty story with one chapter.
    public static void oneChapter(Path story) throws Exception {
        try (Project project = projects(story.getParent()).create(story, "Kill")) {
            project.manuscript().addChapter("One", "plan", List.of());
        }
    }

    /// At most the last second of what was written letter by letter is missing.
    public static void assertLettersAreThere(Project project, List<long[]> said) throws Exception {
        String text = project.manuscript().chapter(1).content();
        assertEquals(text(text.length()), text);
        long lastTold = said.getLast()[1];
        int mustBeThere = (int) said.stream()
                .filter(line -> line[1] < lastTold - MOST_LOST_MILLIS)
                .mapToLong(line -> line[0])
                .max()
                .orElse(0);
        assertTrue(
                text.stripTrailing().length()
                        >= text(mustBeThere).stripTrailing().length(),
                text.length() + " letters are there, " + mustBeThere + " must be");
    }

    private static List<long[]> runAndKill(Class<?> program, Path folder, Path story, long millis) throws Exception {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                folder.toString(),
                story.toString());
        Path words = folder.resolve("words");
        Files.deleteIfExists(words);
        Process process = new ProcessBuilder(command)
                .redirectOutput(words.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        while (process.isAlive() && Files.size(words) == 0) {
            Thread.sleep(5);
        }
        Thread.sleep(millis);
        process.destroyForcibly();
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        return Files.readAllLines(words).stream()
                .filter(line -> line.matches("\\d+ \\d+"))
                .map(KillTrial::parse)
                .toList();
    }

    private static long[] parse(String line) {
        String[] parts = line.split(" ");
        return new long[] {Long.parseLong(parts[0]), Long.parseLong(parts[1])};
    }
}
