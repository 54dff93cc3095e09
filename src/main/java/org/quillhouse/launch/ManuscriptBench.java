package org.quillhouse.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.quillhouse.cli.BenchStory;
import org.quillhouse.engine.MachineMemory;
import org.quillhouse.kernel.Ids;
import org.quillhouse.project.Project;
import org.quillhouse.project.Projects;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.tasks.Worker;
import org.quillhouse.ui.page.Prose;
import org.quillhouse.ui.shell.ShellViewModel;
import org.quillhouse.ui.shell.StoryViewModel;

/// `bench manuscript`: the real window on a generated book. Opening, typing in the middle, searching, memory; medians
/// in
/// milliseconds, printed as JSON or line by line.
final class ManuscriptBench {
    private static final int ROUNDS = 7;
    private static final int KEYS = 300;

    private final InstantSource clock = InstantSource.system();
    private final Worker bench = new Worker("bench");
    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final Path folder;
    private final boolean json;

    /// The window that is measured.
    record Window(Stage stage, ShellViewModel shell, Executor delivery) {}

    /// @param folder for the generated stories; deleted at the end
    ManuscriptBench(Path folder, boolean json) {
        this.folder = folder;
        this.json = json;
    }

    /// Measures on a thread of its own, prints, and ends the process.
    void start(Window window) {
        bench.execute(() -> measure(window));
    }

    private void measure(Window parts) {
        int code = 0;
        try {
            var projects = new Projects(folder.resolve("backups"), clock, new Ids(clock), Runnable::run);
            Path novel = make(projects, folder.resolve("Novel.quill"), 400, 300);
            figures.put("words", 120_000);
            figures.put("scenes", 400);
            open(parts, novel);
            figures.put("open_ms", median(times(ROUNDS, () -> open(parts, novel))));
            type(parts, "cold_");
            type(parts, "");
            search(parts);
            System.gc();
            MachineMemory.residentBytes().ifPresent(bytes -> figures.put("rss_mb", bytes >> 20));
            figures.put(
                    "heap_mb",
                    (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
            Path saga = make(projects, folder.resolve("Saga.quill"), 2_000, 500);
            figures.put("open_million_words_ms", median(times(3, () -> open(parts, saga))));
            print();
            onFx(parts, parts.shell()::closeStory);
            delete(folder);
        } catch (StorageFailed | IOException | InterruptedException failed) {
            failed.printStackTrace(StartBench.out());
            code = 1;
        }
        Runtime.getRuntime().halt(code);
    }

    private static Path make(Projects projects, Path folder, int scenes, int words) throws StorageFailed {
        try (Project project = projects.create(folder, "Bench")) {
            BenchStory.fill(project.manuscript(), scenes, words);
        }
        return folder;
    }

    private List<Double> times(int rounds, Supplier<Double> work) {
        var times = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
            times.add(work.get());
        }
        return times;
    }

    /// From asking for the story to the first frame in which its text can be typed into.
    private double open(Window parts, Path story) {
        var shown = new CompletableFuture<Long>();
        onFx(parts, parts.shell()::closeStory);
        long begin = System.nanoTime();
        onFx(parts, () -> {
            Subscription[] waiting = new Subscription[1];
            waiting[0] = parts.shell().storyProperty().subscribe(open -> {
                if (open.isPresent() && !open.get().page().text().isEmpty()) {
                    afterNextFrame(parts, () -> {
                        waiting[0].unsubscribe();
                        shown.complete(System.nanoTime());
                    });
                }
            });
            parts.shell().open(story);
            return true;
        });
        return (shown.join() - begin) / 1e6;
    }

    private static void afterNextFrame(Window parts, Runnable then) {
        var scene = parts.stage().getScene();
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                then.run();
            }
        });
        Platform.requestNextPulse();
    }

    private static Optional<StoryViewModel> story(Window parts) {
        return parts.shell().storyProperty().get();
    }

    /// Types in the middle of the middle scene; each key with its CSS and layout, autosave going on beside it.
    private void type(Window parts, String prefix) throws InterruptedException {
        Prose prose = onFx(parts, () -> {
            StoryViewModel open = story(parts).orElseThrow();
            var texts = open.binder().tree().nodes().stream()
                    .filter(node -> node.kind().hasText())
                    .toList();
            open.binder().openTextProperty().set(texts.get(texts.size() / 2).id());
            Prose area = (Prose) parts.stage().getScene().lookup("#page-text");
            area.moveTo(area.getLength() / 2);
            area.requestFollowCaret();
            area.requestFocus();
            return area;
        });
        String typed = BenchStory.text(4_711, KEYS).replace('\n', ' ');
        var keys = new ArrayList<Double>();
        for (int i = 0; i < KEYS; i++) {
            String letter = typed.substring(i, i + 1);
            keys.add(onFx(parts, () -> key(parts, prose, letter)).join());
            Thread.sleep(8); // a fast typist leaves ten times as much; frames and autosave come in between
        }
        figures.put(prefix + "key_median_ms", median(keys));
        figures.put(prefix + "key_p95_ms", at(keys, 0.95));
        figures.put(prefix + "key_max_ms", at(keys, 1));
    }

    /// The event, and the looks and layout of the frame that follows it, from the frame's begin on. (Asking the
    /// root for both at once would make the toolkit look at the styles of every node of the window, which no frame
    /// does.)
    ///
    /// @return milliseconds
    private static CompletableFuture<Double> key(Window parts, Prose prose, String letter) {
        var took = new CompletableFuture<Double>();
        long begin = System.nanoTime();
        prose.fireEvent(
                new KeyEvent(KeyEvent.KEY_TYPED, letter, letter, KeyCode.UNDEFINED, false, false, false, false));
        long event = System.nanoTime() - begin;
        var frame = new AtomicLong();
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                frame.set(System.nanoTime());
                stop();
            }
        }.start();
        afterNextFrame(parts, () -> took.complete((event + System.nanoTime() - frame.get()) / 1e6));
        return took;
    }

    private void search(Window parts) {
        var times = times(ROUNDS + 2, () -> {
            var found = new CompletableFuture<Long>();
            long begin = System.nanoTime();
            onFx(parts, () -> {
                var search = story(parts).orElseThrow().search();
                search.wordsProperty().set("lantern");
                search.places().clear();
                Subscription[] waiting = new Subscription[1];
                waiting[0] = search.places()
                        .subscribe(() -> afterNextFrame(parts, () -> {
                            waiting[0].unsubscribe();
                            found.complete(System.nanoTime());
                        }));
                search.search();
                return true;
            });
            return (found.join() - begin) / 1e6;
        });
        figures.put("search_ms", median(times.subList(2, times.size())));
        figures.put(
                "search_places",
                onFx(parts, () -> story(parts).orElseThrow().search().places().size()));
    }

    private static <T> T onFx(Window parts, Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, parts.delivery()).join();
    }

    private void print() {
        String lines = figures.entrySet().stream()
                .map(figure -> json
                        ? "\"" + figure.getKey() + "\": " + shown(figure.getValue())
                        : figure.getKey() + ": " + shown(figure.getValue()))
                .collect(Collectors.joining(json ? ", " : "\n"));
        StartBench.out().println(json ? "{" + lines + "}" : lines);
    }

    private static String shown(Object figure) {
        return figure instanceof Double number ? String.format(Locale.ROOT, "%.2f", number) : figure.toString();
    }

    static double median(List<Double> values) {
        return at(values, 0.5);
    }

    private static double at(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * share)));
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
