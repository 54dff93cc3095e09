package org.quillhouse.engine.internal.fetch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.quillhouse.tasks.Cancellation;

/// Runs a package client and waits for it; cancelling ends it.
final class Command {
    private Command() {}

    /// @throws IOException when the program is not there or ends with an error; its last words are the message
    static void run(List<String> command, Path folder, Cancellation cancellation) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        cancellation.onCancel(() -> {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        });
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int code = await(process);
        cancellation.throwIfCancelled();
        if (code != 0) {
            String lastLine = output.substring(output.lastIndexOf('\n') + 1);
            throw new IOException(command.getFirst() + ": " + (lastLine.isEmpty() ? "exit " + code : lastLine));
        }
    }

    private static int await(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }
}
