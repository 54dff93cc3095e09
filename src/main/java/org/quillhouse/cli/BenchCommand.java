package org.quillhouse.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.quillhouse.engine.Engines;
import org.quillhouse.engine.LlmEngine;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.kernel.Failure;
import org.quillhouse.lab.BenchReport;
import org.quillhouse.lab.EngineBench;
import org.quillhouse.lab.WaitBench;
import org.quillhouse.tasks.Job;
import org.quillhouse.tasks.Progress;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `bench engine | context | agents | prefix | panel | warm | rewrite`.
@picocli.CommandLine.Command(name = "bench", description = "Measure this machine.")
final class BenchCommand extends Command {
    BenchCommand(CommandContext context) {
        super(context);
    }

    static CommandLine line(CommandContext context) {
        return new CommandLine(new BenchCommand(context))
                .addSubcommand(new OfEngine(context))
                .addSubcommand(new ContextBench(context))
                .addSubcommand(new AgentsBench(context))
                .addSubcommand(new OfWaiting(context, "prefix", WaitBench::prefix))
                .addSubcommand("panel", new OfWaiting(context, "panel", WaitBench::panel))
                .addSubcommand("warm", new OfWaiting(context, "warm", WaitBench::warm))
                .addSubcommand("rewrite", new OfWaiting(context, "rewrite", WaitBench::rewrite));
    }

    @Override
    void run() {
        line(context).usage(context.out());
        context.out().flush();
    }

    /// What all of them need to know.
    private abstract static class Measuring extends Command {
        @Option(names = "--model", required = true, paramLabel = "M", description = "Id from the list, or a GGUF file.")
        String model = "";

        @Option(names = "--rounds", defaultValue = "0", description = "Rounds; medians are reported. 0 for the usual.")
        int rounds;

        @Option(names = "--threads", defaultValue = "0", description = "CPU threads; 0 chooses.")
        int threads;

        @Option(names = "--gpu-layers", defaultValue = "-1", description = "-1 all that fit, 0 CPU only, or a number.")
        int gpuLayers;

        @Option(names = "--fallback", description = "Measure the fallback engine, java-llama.cpp.")
        boolean fallback;

        Measuring(CommandContext context) {
            super(context);
        }

        LlmEngine engine() {
            return fallback
                    ? Engines.fallback()
                    : Engines.open(context.places(options)).engine();
        }

        LoadOptions load() {
            int used = threads > 0 ? threads : LoadOptions.defaultThreads();
            return LoadOptions.cpu(0).withThreads(used).withGpuLayers(gpuLayers);
        }

        Path file() throws Failure {
            return context.models(options).resolve(model);
        }

        void print(Map<String, Object> figures) throws Failure {
            var lines = new ArrayList<String>();
            figures.forEach((key, value) -> lines.add(key + ": " + value));
            context.print(options, String.join("\n", lines), figures);
        }
    }

    /// One of the measurements of waiting.
    @picocli.CommandLine.Command(name = "prefix", description = "What is read again, what panels and guesses gain.")
    static final class OfWaiting extends Measuring {
        private final String name;
        private final Function<WaitBench, Job<Map<String, Object>>> measurement;

        OfWaiting(CommandContext context, String name, Function<WaitBench, Job<Map<String, Object>>> measurement) {
            super(context);
            this.name = name;
            this.measurement = measurement;
        }

        @Override
        void run() throws Failure {
            var bench = new WaitBench(engine(), file(), load(), rounds > 0 ? rounds : 3);
            var figures = new LinkedHashMap<String, Object>();
            figures.put("bench", name);
            measurement
                    .apply(bench)
                    .run(context.cancellation(), Progress.SILENT)
                    .forEach((key, value) -> figures.put(key, value instanceof Double real ? rounded(real) : value));
            print(figures);
        }
    }

    @picocli.CommandLine.Command(name = "engine", description = "Reading, writing and shared beginnings.")
    static final class OfEngine extends Measuring {
        @Option(names = "--against", paramLabel = "LLAMA_BENCH", description = "llama-bench, run in turn with ours.")
        @Nullable
        Path against;

        OfEngine(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            BenchReport report = new EngineBench(
                            engine(), file(), load(), rounds > 0 ? rounds : 5, Optional.ofNullable(against))
                    .job()
                    .run(context.cancellation(), Progress.SILENT);
            print(figures(report));
        }

        private static LinkedHashMap<String, Object> figures(BenchReport report) {
            var data = new LinkedHashMap<String, Object>();
            data.put("engine", report.engine());
            data.put("model", report.model());
            data.put("threads", report.threads());
            data.put("rounds", report.rounds());
            data.put("prompt_tokens", report.promptTokens());
            data.put("decode_tokens", report.decodeTokens());
            data.put("prompt_tps", rounded(report.promptTps()));
            data.put("decode_tps", rounded(report.decodeTps()));
            report.peer().ifPresent(peer -> {
                data.put("peer_prompt_tps", rounded(peer.promptTps()));
                data.put("peer_decode_tps", rounded(peer.decodeTps()));
                data.put("prompt_ratio", rounded(report.promptTps() / peer.promptTps()));
                data.put("decode_ratio", rounded(report.decodeTps() / peer.decodeTps()));
            });
            data.put("first_token_cold_ms", rounded(report.firstTokenColdMillis()));
            data.put("first_token_shared_ms", rounded(report.firstTokenSharedMillis()));
            data.put("shared_ratio", rounded(report.sharedRatio()));
            data.put("load_ms", rounded(report.loadMillis()));
            report.peakResidentBytes().ifPresent(bytes -> data.put("peak_rss_mb", bytes >> 20));
            return data;
        }
    }
}
