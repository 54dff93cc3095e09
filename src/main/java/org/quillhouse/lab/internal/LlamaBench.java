package org.quillhouse.lab.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.quillhouse.lab.BenchFailed;
import org.quillhouse.lab.BenchReport;

/// llama.cpp's own benchmark as a peer, one repetition a call.
public final class LlamaBench {
    private final Path program;
    private final Path model;
    private final int threads;
    private final int gpuLayers;

    public LlamaBench(Path program, Path model, int threads, int gpuLayers) {
        this.program = program;
        this.model = model;
        this.threads = threads;
        this.gpuLayers = gpuLayers;
    }

    /// Reads a prompt of that length, then writes that many tokens without sampling, in one process.
    public BenchReport.Peer run(int promptTokens, int decodeTokens) throws BenchFailed {
        var command = List.of(
                program.toString(),
                "-m",
                model.toString(),
                "-t",
                Integer.toString(threads),
                "-ngl",
                Integer.toString(gpuLayers),
                "-p",
                Integer.toString(promptTokens),
                "-n",
                Integer.toString(decodeTokens),
                "-r",
                "1",
                "-o",
                "json");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            JsonNode results = new ObjectMapper().readTree(process.getInputStream());
            double read = results.path(0).path("avg_ts").asDouble();
            double written = results.path(1).path("avg_ts").asDouble();
            if (read <= 0 || written <= 0) {
                throw new BenchFailed(program.toString(), "it gave no figures");
            }
            return new BenchReport.Peer(read, written);
        } catch (IOException failed) {
            throw new BenchFailed(program.toString(), String.valueOf(failed.getMessage()));
        }
    }
}
