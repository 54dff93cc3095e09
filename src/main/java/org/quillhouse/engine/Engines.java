package org.quillhouse.engine;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.quillhouse.engine.internal.child.ChildEngine;
import org.quillhouse.engine.internal.child.ChildMain;
import org.quillhouse.engine.internal.fetch.EngineFiles;
import org.quillhouse.engine.internal.javallama.JavaLlamaEngine;
import org.quillhouse.engine.internal.llama.LlamaEngine;
import org.quillhouse.engine.internal.loopback.LoopbackEngine;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.Places;
import org.quillhouse.settings.Settings;
import org.quillhouse.tasks.Job;

/// The door of this room: finds, fetches and opens an engine.
public final class Engines {
    private static final Duration LOAD_PATIENCE = Duration.ofMinutes(3);

    private Engines() {}

    /// An engine and, where it is the fallback, why.
    public record Opened(LlmEngine engine, Optional<String> whyFallback) {}

    /// Opens the prebuilt llama.cpp libraries, or the fallback where they are absent or unfit. About 0.3 s; call it
    /// from
    /// a job.
    public static Opened open(Places places) {
        Optional<Path> folder = new EngineFiles(places).find();
        if (folder.isEmpty()) {
            return new Opened(fallback(), Optional.of("the prebuilt libraries are not on this machine"));
        }
        try {
            return new Opened(LlamaEngine.open(folder.get()), Optional.empty());
        } catch (UnsatisfiedLinkError unfit) {
            return new Opened(fallback(), Optional.of(String.valueOf(unfit.getMessage())));
        }
    }

    /// As the writer set it: in this process, or in one of its own where that was wanted or the last run ended badly.
    public static Opened open(Places places, Settings settings) {
        String mode = settings.get(Keys.SAFE_MODE);
        boolean crashed = new CrashMark(places).takeLeftover();
        return mode.equals("on") || (crashed && !mode.equals("off")) ? openSafely(places) : open(places);
    }

    /// The same engine in a process of its own; the fallback where the libraries are absent.
    public static Opened openSafely(Places places) {
        Optional<Path> folder = new EngineFiles(places).find();
        if (folder.isEmpty()) {
            return open(places);
        }
        try {
            return new Opened(ChildEngine.open(folder.get(), LOAD_PATIENCE), Optional.empty());
        } catch (GenerationFailed unfit) {
            return new Opened(fallback(), Optional.of(String.valueOf(unfit.getMessage())));
        }
    }

    /// Is the engine process of an app that opened its engine safely, until `in` ends.
    public static void serve(Path libraries, InputStream in, OutputStream out) {
        ChildMain.serve(libraries, in, out);
    }

    /// The engine that needs nothing but the app itself.
    public static LlmEngine fallback() {
        return new JavaLlamaEngine();
    }

    /// Models that another program on this machine runs ([EngineAddress]).
    public static LlmEngine elsewhere() {
        return new LoopbackEngine();
    }

    /// Fetches the libraries into the user's cache; does nothing where they are.
    public static Job<Path> fetchJob(Places places) {
        return (cancellation, progress) -> new EngineFiles(places).fetch(cancellation);
    }

    /// Copies the libraries of this system into a folder, for installers.
    public static Job<Path> copyJob(Places places, Path folder) {
        return (cancellation, progress) -> new EngineFiles(places).copyTo(folder, cancellation);
    }
}
