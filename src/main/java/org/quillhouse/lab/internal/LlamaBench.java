package org.quillhouse.lab.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.quillhouse.lab.BenchFailed;

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

    /// Tokens a second for reading a prompt of that length.
    public double promptSpeed(int tokens) throws BenchFailed {
        return run("-p", tokens, "-n");
    }

    /// Tokens a second for writing that many, without sampling.
    public double decodeSpeed(int tokens) throws BenchFailed {
        return run("-n", tokens, "-p");
    }

    private double run(String measured, int tokens, String unmeasured) throws BenchFailed {
        var command = List.of(
                program.toString(),
                "-m",
                model.toString(),
                "-t",
                Integer.toString(threads),
                "-ngl",
                Integer.toString(gpuLayers),
                measured,
                Integer.toString(tokens),
                unmeasured,
                "0",
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
            double speed = results.path(0).path("avg_ts").asDouble();
            if (speed <= 0) {
                throw new BenchFailed(program.toString(), "it gave no figure");
            }
            return speed;
        } catch (IOException failed) {
            throw new BenchFailed(program.toString(), String.valueOf(failed.getMessage()));
        }
    }
}
