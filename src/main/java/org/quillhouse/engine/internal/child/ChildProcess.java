package org.quillhouse.engine.internal.child;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.quillhouse.engine.GenerationFailed;
import org.quillhouse.kernel.Remedy;
import org.quillhouse.kernel.Retry;

/// A running engine process and what is under way in it. When the process dies all of that fails, and [#isAlive] says
/// so from then on. Safe on every thread.
final class ChildProcess {
    private final Process process;
    private final Pipe pipe;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, Call> calls = new ConcurrentHashMap<>();
    private volatile boolean closing;

    /// Something that was asked for: it hears what comes for it until it is over.
    interface Call {
        /// @return whether this was the last message for it
        boolean hear(Op op, DataInputStream in) throws IOException;

        void fail(GenerationFailed failure);
    }

    /// Reads an answer.
    interface Reading<T> {
        T read(DataInputStream in) throws IOException;
    }

    private ChildProcess(Process process) {
        this.process = process;
        this.pipe = new Pipe(process.getInputStream(), process.getOutputStream());
        Thread.ofPlatform().daemon().name("engine process").start(this::listen);
    }

    /// Starts the app's own program again, as an engine.
    ///
    /// @param libraries the folder of the engine
    static ChildProcess start(Path libraries) throws GenerationFailed {
        try {
            var builder = new ProcessBuilder(command(libraries)).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().remove("_JPACKAGE_LAUNCHER"); // or an app image takes our arguments for the JVM's
            return new ChildProcess(builder.start());
        } catch (IOException failed) {
            throw GenerationFailed.crashed(String.valueOf(failed.getMessage()));
        }
    }

    private static List<String> command(Path libraries) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        var command = new ArrayList<String>();
        if (Files.isExecutable(java) || Files.isExecutable(Path.of(java + ".exe"))) {
            command.addAll(List.of(
                    java.toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "org.quillhouse.launch.Launcher"));
        } else {
            command.add(System.getProperty("jpackage.app-path", "quillhouse")); // an installed app has no `java`
        }
        command.add("--engine-process");
        command.add(libraries.toString());
        return command;
    }

    private void listen() {
        try {
            while (true) {
                Op op = pipe.receive();
                Call call = calls.get(pipe.id());
                if (call == null) {
                    throw new IOException("an answer to nothing");
                }
                if (call.hear(op, pipe.in())) {
                    calls.values().remove(call);
                }
            }
        } catch (IOException ended) {
            if (!closing) {
                process.destroyForcibly();
            }
            GenerationFailed failure = GenerationFailed.crashed(exit());
            calls.values().forEach(call -> call.fail(failure));
            calls.clear();
        }
    }

    private String exit() {
        try {
            return process.waitFor(20, TimeUnit.SECONDS) ? "exit code " + process.exitValue() : "no exit";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /// Sends a request; `call` hears what comes back.
    ///
    /// @return its id, for [#send]
    int begin(Op op, Pipe.Body body, Call call) {
        int id = ids.incrementAndGet();
        calls.put(id, call);
        try {
            pipe.send(op, id, body);
            if (!process.isAlive() && calls.remove(id) != null) {
                call.fail(GenerationFailed.crashed(exit()));
            }
        } catch (IOException gone) {
            if (calls.remove(id) != null) {
                call.fail(GenerationFailed.crashed(String.valueOf(gone.getMessage())));
            }
        }
        return id;
    }

    /// Sends more about a request that is under way; one that is over hears nothing.
    void send(Op op, int id) {
        try {
            pipe.send(op, id);
        } catch (IOException gone) {
            return; // the listening thread has noticed, too
        }
    }

    /// Asks and waits for the answer.
    <T> T ask(Op op, Pipe.Body body, Reading<T> reading) throws GenerationFailed {
        var answer = new CompletableFuture<T>();
        begin(op, body, new Call() {
            @Override
            public boolean hear(Op heard, DataInputStream in) throws IOException {
                if (heard == Op.FAILED) {
                    answer.completeExceptionally(failure(in));
                } else {
                    answer.complete(reading.read(in));
                }
                return true;
            }

            @Override
            public void fail(GenerationFailed failure) {
                answer.completeExceptionally(failure);
            }
        });
        try {
            return answer.join();
        } catch (java.util.concurrent.CompletionException failed) {
            throw failed.getCause() instanceof GenerationFailed known
                    ? known
                    : GenerationFailed.crashed(String.valueOf(failed.getCause()));
        }
    }

    static GenerationFailed failure(DataInputStream in) throws IOException {
        return GenerationFailed.of(
                Wire.text(in), Wire.texts(in), Retry.valueOf(Wire.text(in)), Remedy.valueOf(Wire.text(in)));
    }

    /// Ends the process at once.
    void kill() {
        process.destroyForcibly();
    }

    /// Ends the process; it saves what it keeps first.
    void close() {
        closing = true;
        try {
            pipe.close();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException gone) {
            process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
