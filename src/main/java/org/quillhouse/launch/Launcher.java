package org.quillhouse.launch;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import org.quillhouse.cli.Cli;
import org.quillhouse.engine.Engines;
import org.quillhouse.kernel.Texts;
import org.quillhouse.tasks.Cancellation;

/// `main`: the command line where a command is named, else the window.
///
/// Not an `Application` itself, so that the Java launcher does not look for JavaFX before we do.
public final class Launcher {
    private Launcher() {}

    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true"); // what reads PDFs must not look for a second toolkit's screen
        System.setProperty("pdfbox.fontcache", System.getProperty("java.io.tmpdir")); // and not write into the home
        System.setProperty("slf4j.provider", "org.slf4j.jul.JULServiceProvider"); // or it looks through every jar
        System.setProperty("slf4j.internal.verbosity", "WARN"); // or it says so, between what commands have to say
        if (arguments.length == 2 && arguments[0].equals("--engine-process")) {
            System.setOut(System.err); // the pipe to the app is ours alone
            Engines.serve(
                    Path.of(arguments[1]),
                    new FileInputStream(FileDescriptor.in),
                    new FileOutputStream(FileDescriptor.out));
            System.exit(0);
        }
        if (arguments.length >= 2 && arguments[0].equals("bench") && arguments[1].equals("manuscript")) {
            benchWindow(List.of(arguments).contains("--json"));
        }
        if (arguments.length >= 2 && arguments[0].equals("bench") && arguments[1].equals("start")) {
            StartBench.run(List.of(arguments).contains("--json"));
            System.exit(0);
        }
        List<String> words = List.of(arguments);
        if (words.contains(StartBench.SAY) || words.contains(StartBench.EMPTY)) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        if (words.contains(StartBench.EMPTY)) {
            Application.launch(StartBench.EmptyWindow.class);
            System.exit(0);
        }
        if (Cli.isCommand(arguments)) {
            System.exit(command(arguments));
        }
        Beginning.begin(words);
        try {
            Application.launch(QuillhouseApp.class, arguments);
        } catch (UnsupportedOperationException noDisplay) {
            PrintWriter err = writer(FileDescriptor.err);
            err.println(Texts.of("launch.no.display", String.valueOf(noDisplay.getMessage())));
            err.flush();
            System.exit(1);
        }
        System.exit(0); // the fallback engine's native threads would keep the process alive
    }

    /// The window on a profile of its own, on JavaFX's own display: figures need no screen and no other profile.
    private static void benchWindow(boolean json) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        try {
            String profile = Files.createTempDirectory("quillhouse-bench").toString();
            Application.launch(
                    QuillhouseApp.class, "--profile", profile, QuillhouseApp.BENCH, json ? "--json" : "--lines");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int command(String[] arguments) {
        System.setOut(System.err); // libraries must not write between our results
        java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.SEVERE);
        var cancellation = new Cancellation();
        var finished = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(cancellation, finished)));
        var cli = new Cli(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                System.getenv(),
                Path.of(System.getProperty("user.home")),
                cancellation);
        try {
            return cli.run(arguments);
        } finally {
            finished.countDown();
        }
    }

    /// Ctrl+C: lets the command store what it has before the process ends.
    private static void stop(Cancellation cancellation, CountDownLatch finished) {
        cancellation.cancel();
        try {
            boolean stored = finished.await(5, TimeUnit.SECONDS);
            if (!stored) {
                return; // the system ends us now; what was streamed is on the disk already
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static PrintWriter writer(FileDescriptor stream) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), false);
    }
}
