package org.quillhouse.launch;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// `bench start`: from the start of the process to a window with the story's text in it, beside a JavaFX window with
/// nothing in it, in turns; medians in milliseconds and their ratio. Each is a process of its own on JavaFX's own
/// display.
final class StartBench {
    /// Among the arguments: say when the window can be used, then end.
    static final String SAY = "--say-started";

    /// Alone: an empty window that says so, then ends.
    static final String EMPTY = "--empty-window";

    private static final String WORD = "usable";
    private static final int ROUNDS = 7;
    private static final int PATIENCE_SECONDS = 30;

    private StartBench() {}

    /// Runs this program again and again with other arguments, and prints the figures.
    static void run(boolean json) {
        try {
            Path profile = Files.createTempDirectory("quillhouse-start");
            List<String> self = self();
            List<String> app = new ArrayList<>(self);
            app.addAll(List.of("--profile", profile.toString(), SAY));
            List<String> empty = new ArrayList<>(self);
            empty.add(EMPTY);
            once(app);
            once(empty);
            var apps = new ArrayList<Double>();
            var empties = new ArrayList<Double>();
            for (int round = 0; round < ROUNDS; round++) {
                empties.add(once(empty));
                apps.add(once(app));
            }
            double ours = ManuscriptBench.median(apps);
            double bare = ManuscriptBench.median(empties);
            String form = json
                    ? "{\"start_ms\": %.0f, \"empty_ms\": %.0f, \"start_ratio\": %.2f}"
                    : "window with a story %.0f ms, empty window %.0f ms, ratio %.2f";
            out().println(String.format(Locale.ROOT, form, ours, bare, ours / bare));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// This program's own command, up to what was asked of it.
    private static List<String> self() {
        ProcessHandle.Info info = ProcessHandle.current().info();
        var command = new ArrayList<>(List.of(info.command().orElseThrow()));
        for (String argument : info.arguments().orElseThrow()) {
            if (argument.equals("bench")) {
                break;
            }
            command.add(argument);
        }
        return command;
    }

    private static double once(List<String> command) throws IOException {
        long began = System.nanoTime();
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().remove("_JPACKAGE_LAUNCHER"); // or an app image takes our arguments for the JVM's
        Process process = builder.start();
        process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly());
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(WORD)) {
                    double millis = (System.nanoTime() - began) / 1e6;
                    process.onExit().join();
                    return millis;
                }
            }
        }
        throw new IOException("the window did not open");
    }

    static PrintStream out() {
        return new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    }

    /// Says it two pictures from now, when what is in the window was drawn.
    static void sayWhenDrawn() {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                if (++pulses == 2) {
                    stop();
                    out().println(WORD);
                    Platform.exit();
                }
            }
        }.start();
    }

    /// Nothing but JavaFX.
    public static final class EmptyWindow extends Application {
        @Override
        public void start(Stage stage) {
            stage.setScene(new Scene(new StackPane(), 1_280, 800));
            stage.show();
            sayWhenDrawn();
        }
    }
}
