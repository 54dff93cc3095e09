package org.quillhouse.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quillhouse.engine.Engines;
import org.quillhouse.engine.LlmEngine;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.kernel.Failure;
import org.quillhouse.lab.BenchReport;
import org.quillhouse.lab.EngineBench;
import org.quillhouse.tasks.Progress;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `bench engine`.
@picocli.CommandLine.Command(name = "bench", description = "Measure this machine.")
final class BenchCommand extends Command {
    BenchCommand(CommandContext context) {
        super(context);
    }

    static CommandLine line(CommandContext context) {
        return new CommandLine(new BenchCommand(context)).addSubcommand(new OfEngine(context));
    }

    @Override
    void run() {
        new CommandLine(this).addSubcommand(new OfEngine(context)).usage(context.out());
        context.out().flush();
    }

    @picocli.CommandLine.Command(name = "engine", description = "Reading, writing and shared beginnings.")
    static final class OfEngine extends Command {
        @Option(names = "--model", required = true, paramLabel = "M", description = "Id from the list, or a GGUF file.")
        String model = "";

        @Option(names = "--against", paramLabel = "LLAMA_BENCH", description = "llama-bench, run in turn with ours.")
        @Nullable
        Path against;

        @Option(names = "--rounds", defaultValue = "5", description = "Rounds; medians are reported.")
        int rounds;

        @Option(names = "--threads", defaultValue = "0", description = "CPU threads; 0 chooses.")
        int threads;

        @Option(names = "--gpu-layers", defaultValue = "-1", description = "-1 all that fit, 0 CPU only, or a number.")
        int gpuLayers;

        @Option(names = "--fallback", description = "Measure the fallback engine, java-llama.cpp.")
        boolean fallback;

        OfEngine(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            Path file = context.models(options).resolve(model);
            LlmEngine engine = fallback
                    ? Engines.fallback()
                    : Engines.open(context.places(options)).engine();
            int used = threads > 0 ? threads : LoadOptions.defaultThreads();
            var load = new LoadOptions(gpuLayers, used, 0, LoadOptions.FlashAttention.AUTO, Optional.empty());
            BenchReport report = new EngineBench(engine, file, load, rounds, Optional.ofNullable(against))
                    .job()
                    .run(context.cancellation(), Progress.SILENT);
            var data = figures(report);
            var lines = new ArrayList<String>();
            data.forEach((key, value) -> lines.add(key + ": " + value));
            context.print(options, String.join("\n", lines), data);
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
