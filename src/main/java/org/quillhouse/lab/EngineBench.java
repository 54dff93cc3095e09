package org.quillhouse.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.quillhouse.engine.GenerationFailed;
import org.quillhouse.engine.GenerationListener;
import org.quillhouse.engine.GenerationRequest;
import org.quillhouse.engine.GenerationResult;
import org.quillhouse.engine.LlmEngine;
import org.quillhouse.engine.LlmModel;
import org.quillhouse.engine.LlmSession;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.engine.MachineMemory;
import org.quillhouse.engine.Sampling;
import org.quillhouse.kernel.Failure;
import org.quillhouse.lab.internal.BenchText;
import org.quillhouse.lab.internal.LlamaBench;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Job;

/// Measures an engine on this machine: reading, writing (sampled as the writer's prose is), and the first token with
/// and
/// without a shared beginning. Rounds of ours and of the peer alternate, first one and then the other ahead, so that a
/// noisy neighbour hits both.
public final class EngineBench {
    private static final int SHARED_TOKENS = 1_500;
    private static final int SUFFIX_SENTENCES = 3;
    private static final int DECODE_TOKENS = 128;
    private static final int WARM_UPS = 2;
    private static final int WARM_UP_TOKENS = 256;
    private static final int CONTEXT_TOKENS = 2_048;

    private final LlmEngine engine;
    private final Path model;
    private final LoadOptions options;
    private final int rounds;
    private final Optional<Path> peer;

    /// @param peer llama-bench, if its figures are wanted
    public EngineBench(LlmEngine engine, Path model, LoadOptions options, int rounds, Optional<Path> peer) {
        this.engine = engine;
        this.model = model;
        this.options = options.withContextTokens(CONTEXT_TOKENS);
        this.rounds = rounds;
        this.peer = peer;
    }

    public Job<BenchReport> job() {
        return (cancellation, progress) -> {
            long start = System.nanoTime();
            try (LlmModel loaded = engine.load(model, options, cancellation, share -> {})) {
                double loadMillis = (System.nanoTime() - start) / 1e6;
                return new Run(loaded, cancellation).report(loadMillis);
            }
        };
    }

    private final class Run {
        private final LlmModel loaded;
        private final LlmSession session;
        private final Cancellation cancellation;
        private final String shared;
        private final Optional<LlamaBench> bench;
        private final List<Double> prompt = new ArrayList<>();
        private final List<Double> decode = new ArrayList<>();
        private final List<Double> peerPrompt = new ArrayList<>();
        private final List<Double> peerDecode = new ArrayList<>();
        private final List<Double> cold = new ArrayList<>();
        private final List<Double> warm = new ArrayList<>();
        private int promptTokens;

        Run(LlmModel loaded, Cancellation cancellation) throws GenerationFailed {
            this.loaded = loaded;
            this.session = loaded.session();
            this.cancellation = cancellation;
            this.shared = BenchText.tokens(loaded, SHARED_TOKENS);
            int layers = loaded.placement().gpuLayers();
            this.bench = peer.map(program -> new LlamaBench(program, model, options.threads(), layers));
        }

        BenchReport report(double loadMillis) throws Failure {
            for (int warmUp = 0; warmUp < WARM_UPS; warmUp++) {
                generate(suffix(-warmUp), WARM_UP_TOKENS); // until the compiler is done with our own code
            }
            for (int round = 1; round <= rounds; round++) {
                cancellation.throwIfCancelled();
                if (round % 2 == 0) {
                    theirs();
                    ours(round);
                } else {
                    ours(round);
                    theirs();
                }
            }
            Optional<BenchReport.Peer> peerFigures =
                    bench.map(ran -> new BenchReport.Peer(BenchText.median(peerPrompt), BenchText.median(peerDecode)));
            return new BenchReport(
                    engine.info().name() + " " + engine.info().version() + " ("
                            + engine.info().cpuVariant() + ")",
                    loaded.info().name(),
                    options.threads(),
                    rounds,
                    promptTokens,
                    DECODE_TOKENS,
                    BenchText.median(prompt),
                    BenchText.median(decode),
                    peerFigures,
                    BenchText.median(cold),
                    BenchText.median(warm),
                    loadMillis,
                    MachineMemory.peakResidentBytes());
        }

        private void theirs() throws BenchFailed {
            if (bench.isPresent()) {
                BenchReport.Peer measured = bench.get().run(promptTokens, DECODE_TOKENS);
                peerPrompt.add(measured.promptTps());
                peerDecode.add(measured.decodeTps());
            }
        }

        /// Reading, then writing, as the peer does in its one process: a processor that has just done wide vector work
        /// runs slower for a while, and both must suffer it.
        private void ours(int round) throws GenerationFailed {
            session.clear();
            generate(shared.substring(0, shared.length() / 3), 1); // the peer warms up before it measures, too
            session.clear();
            GenerationResult first = generate(shared + suffix(round), 1);
            promptTokens = first.promptTokens();
            prompt.add(1000.0 * (first.promptTokens() - first.reusedTokens()) / first.readMillis());
            cold.add(first.firstTokenMillis());
            GenerationResult second = generate(shared + suffix(round + 1_000), 1);
            warm.add(second.firstTokenMillis());
            session.clear();
            GenerationResult written = generate("The rain came in", DECODE_TOKENS);
            decode.add(written.tokensPerSecond());
        }

        private GenerationResult generate(String text, int maxTokens) throws GenerationFailed {
            var request = GenerationRequest.of(text, maxTokens, Sampling.prose(0.8f, 7))
                    .pastTheEnd();
            return session.generate(request, cancellation, GenerationListener.SILENT);
        }

        private static String suffix(int round) {
            return BenchText.other(round, SUFFIX_SENTENCES);
        }
    }
}
