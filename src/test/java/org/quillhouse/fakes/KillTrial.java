package org.quillhouse.fakes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
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
/// story and looks what is there. `-Dkill.trials=200` makes more of it than a build does, `-Dkill.stories=20` lets each
/// process work on so many stories at once, every one of them at an instant of its own work when it ends.
public final class KillTrial {
    private static final int TRIALS = Integer.getInteger("kill.trials", 5);
    private static final int STORIES = Integer.getInteger("kill.stories", 2);
    private static final ScopedValue<Integer> STORY = ScopedValue.newInstance();
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
        IO.println(STORY.get() + " " + letters + " " + System.nanoTime() / 1_000_000);
    }

    /// The process that is killed: the program for each of the stories, side by side.
    ///
    /// @param arguments the program's class, the folder, the stories
    public static void main(String[] arguments) throws Exception {
        var begin = Class.forName(arguments[0]).getMethod("main", String[].class);
        for (int i = 2; i < arguments.length; i++) {
            int story = i - 2;
            String[] own = {arguments[1], arguments[i]};
            Thread.ofPlatform()
                    .start(() -> ScopedValue.where(STORY, story).run(() -> {
                        try {
                            begin.invoke(null, (Object) own);
                        } catch (ReflectiveOperationException failed) {
                            throw new IllegalStateException(failed);
                        }
                    }));
        }
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
            var stories = new ArrayList<Path>();
            for (int i = 0; i < STORIES; i++) {
                Path story = folder.resolve("story" + trial + "-" + i);
                promise.prepare(story);
                stories.add(story);
            }
            List<List<long[]>> said = runAndKill(program, folder, stories, random.nextInt(least, most));
            for (int i = 0; i < STORIES; i++) {
                try (Project project = projects(folder).open(stories.get(i))) {
                    assertFalse(project.isReadOnly());
                    promise.verify(project, said.get(i));
                    assertMirrorIsUpToDate(project);
                }
                deleteAll(stories.get(i));
            }
            deleteAll(folder.resolve("backups"));
            if (trial % 50 == 49) {
                IO.println(program.getSimpleName() + ": " + (trial + 1) * STORIES + " stories in " + (trial + 1)
                        + " killed processes");
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

    /// @return what was said of each story; at least one word
    private static List<List<long[]>> runAndKill(Class<?> program, Path folder, List<Path> stories, long millis)
            throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                KillTrial.class.getName(),
                program.getName(),
                folder.toString()));
        stories.forEach(story -> command.add(story.toString()));
        Path words = folder.resolve("words");
        Files.deleteIfExists(words);
        Process process = new ProcessBuilder(command)
                .redirectOutput(words.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        while (process.isAlive() && of(words, stories).stream().anyMatch(List::isEmpty)) {
            Thread.sleep(5);
        }
        Thread.sleep(millis);
        process.destroyForcibly();
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        List<List<long[]>> said = of(words, stories);
        said.forEach(each -> assertFalse(each.isEmpty()));
        return said;
    }

    private static List<List<long[]>> of(Path words, List<Path> stories) throws IOException {
        List<String> lines = Files.exists(words) ? Files.readAllLines(words) : List.of();
        return IntStream.range(0, stories.size())
                .mapToObj(story -> lines.stream()
                        .filter(line -> line.matches(story + " \\d+ \\d+"))
                        .map(KillTrial::parse)
                        .toList())
                .toList();
    }

    private static long[] parse(String line) {
        String[] parts = line.split(" ");
        return new long[] {Long.parseLong(parts[1]), Long.parseLong(parts[2])};
    }
}
