package org.quillhouse.fakes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.quillhouse.kernel.Ids;
import org.quillhouse.project.Project;
import org.quillhouse.project.Projects;

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

    public static void run(Class<?> program, Path folder) throws Exception {
        var random = new Random();
        for (int trial = 0; trial < TRIALS; trial++) {
            Path story = folder.resolve("story" + trial);
            try (Project project = projects(folder).create(story, "Kill")) {
                project.manuscript().addChapter("One", "plan", List.of());
            }
            List<long[]> said = runAndKill(program, folder, story, 400 + random.nextInt(2_000));
            try (Project project = projects(folder).open(story)) {
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
        }
    }

    /// Ends a program that changes the tree; every word must still stand in a scene or in the trash.
    public static void runOnTree(Class<?> program, Path folder) throws Exception {
        var random = new Random();
        for (int trial = 0; trial < TRIALS; trial++) {
            Path story = folder.resolve("tree" + trial);
            List<String> words = IntStream.range(0, 300)
                    .mapToObj(number -> "w" + number + "x")
                    .toList();
            try (Project project = projects(folder).create(story, "Kill")) {
                project.manuscript().addChapter("One", "", List.of());
                project.manuscript().addChapter("Two", "", List.of());
                String scene =
                        project.manuscript().chapter(1).scenes().getFirst().id();
                project.manuscript().saveTyped(scene, String.join(" ", words));
            }
            List<long[]> said = runAndKill(program, folder, story, 200 + random.nextInt(1_500));
            assertFalse(said.isEmpty());
            try (Project project = projects(folder).open(story)) {
                String all = project.database()
                        .read(handle -> String.join(
                                "\n",
                                handle.createQuery(
                                                "SELECT v.text FROM nodes n JOIN versions v ON v.id = n.current_version")
                                        .mapTo(String.class)
                                        .list()));
                for (String word : words) {
                    assertTrue(all.contains(word), word + " is gone after " + said.size() + " acts");
                }
            }
        }
    }

    private static List<long[]> runAndKill(Class<?> program, Path folder, Path story, long millis) throws Exception {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
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
