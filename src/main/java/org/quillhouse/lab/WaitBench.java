package org.quillhouse.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.quillhouse.engine.GenerationFailed;
import org.quillhouse.engine.GenerationListener;
import org.quillhouse.engine.GenerationRequest;
import org.quillhouse.engine.GenerationResult;
import org.quillhouse.engine.LlmEngine;
import org.quillhouse.engine.LlmModel;
import org.quillhouse.engine.LlmSession;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.engine.ModelUnavailable;
import org.quillhouse.engine.Sampling;
import org.quillhouse.kernel.Failure;
import org.quillhouse.lab.internal.BenchText;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Job;

/// Measures what the engine does against waiting: shared beginnings, panels, warm starts, rewrites. Medians of rounds
/// in which the two ways take turns.
public final class WaitBench {
    private static final int SCENE_TOKENS = 6_000;
    private static final int PANEL_PREFIX_TOKENS = 1_500;
    private static final int PANEL_VOICES = 6;
    private static final int PANEL_TOKENS = 64;
    private static final int WARM_TOKENS = 4_000;

    private final LlmEngine engine;
    private final Path model;
    private final LoadOptions options;
    private final int rounds;

    public WaitBench(LlmEngine engine, Path model, LoadOptions options, int rounds) {
        this.engine = engine;
        this.model = model;
        this.options = options;
        this.rounds = rounds;
    }

    private interface Measuring {
        void measure(LlmModel loaded, LlmSession session, Map<String, Object> figures) throws Failure;
    }

    private Job<Map<String, Object>> job(int contextTokens, Measuring measuring) {
        return (cancellation, progress) -> {
            var figures = new LinkedHashMap<String, Object>();
            try (LlmModel loaded = load(options.withContextTokens(contextTokens), cancellation)) {
                figures.put("engine", engine.info().name() + " " + engine.info().version());
                figures.put("model", loaded.info().name());
                figures.put("threads", options.threads());
                figures.put("rounds", rounds);
                measuring.measure(loaded, loaded.session(), figures);
            }
            return figures;
        };
    }

    private LlmModel load(LoadOptions how, Cancellation cancellation) throws ModelUnavailable {
        return engine.load(model, how, cancellation, share -> {});
    }

    private static GenerationResult run(LlmSession session, GenerationRequest request) throws GenerationFailed {
        return session.generate(request, new Cancellation(), GenerationListener.SILENT);
    }

    private static GenerationRequest prose(String prompt, int tokens) {
        return GenerationRequest.of(prompt, tokens, Sampling.prose(0.8f, 7)).pastTheEnd();
    }

    private static GenerationRequest greedy(String prompt, int tokens) {
        return GenerationRequest.of(prompt, tokens, Sampling.greedy()).pastTheEnd();
    }

    /// Another agent on the same scene: which share of a 6,000-token prompt is read again.
    public Job<Map<String, Object>> prefix() {
        return job(8_192, (loaded, session, figures) -> {
            String scene = BenchText.tokens(loaded, SCENE_TOKENS);
            List<String> roles = List.of("Writer: go on.", "Editor: what is weak?", "Rater: how tense is it?");
            GenerationResult first = run(session, prose(scene + roles.getFirst(), 8));
            var shares = new ArrayList<Double>();
            var waits = new ArrayList<Double>();
            for (int round = 1; round <= rounds; round++) {
                GenerationResult next = run(session, prose(scene + roles.get(round % roles.size()), 8));
                shares.add(1 - (double) next.reusedTokens() / next.promptTokens());
                waits.add(next.firstTokenMillis());
            }
            int middle = scene.length() * 9 / 10;
            String edited = scene.substring(0, middle) + "Then. " + scene.substring(middle);
            GenerationResult edit = run(session, prose(edited + roles.getFirst(), 8));
            figures.put("prompt_tokens", first.promptTokens());
            figures.put(
                    "reread_share",
                    shares.stream().mapToDouble(share -> share).max().orElse(1));
            figures.put("first_token_cold_ms", first.firstTokenMillis());
            figures.put("first_token_other_agent_ms", BenchText.median(waits));
            figures.put("reread_share_after_edit", 1 - (double) edit.reusedTokens() / edit.promptTokens());
        });
    }

    /// Six voices at once over a shared beginning against one after another, all with the beginning read.
    public Job<Map<String, Object>> panel() {
        return job(4_096, (loaded, session, figures) -> {
            String shared = BenchText.tokens(loaded, PANEL_PREFIX_TOKENS);
            var ratios = new ArrayList<Double>();
            var bounds = new ArrayList<Double>();
            var together = new ArrayList<Double>();
            var turns = new ArrayList<Double>();
            for (int round = 0; round < rounds; round++) {
                bounds.add(bareMillis(session, true) / bareMillis(session, false));
            }
            run(session, prose(shared, 1));
            panelMillis(session, shared, 0, true);
            for (int round = 1; round <= rounds; round++) {
                double apart = panelMillis(session, shared, 2 * round, false);
                double atOnce = panelMillis(session, shared, 2 * round + 1, true);
                turns.add(apart);
                together.add(atOnce);
                ratios.add(atOnce / apart);
            }
            figures.put("voices", PANEL_VOICES);
            figures.put("tokens_each", PANEL_TOKENS);
            figures.put("one_after_another_ms", BenchText.median(turns));
            figures.put("together_ms", BenchText.median(together));
            figures.put("panel_ratio", BenchText.median(ratios));
            figures.put("panel_bound", BenchText.median(bounds));
        });
    }

    private static double panelMillis(LlmSession session, String shared, int round, boolean together)
            throws GenerationFailed {
        var requests = new ArrayList<GenerationRequest>();
        for (int voice = 0; voice < PANEL_VOICES; voice++) {
            requests.add(prose(shared + "Reader " + round + " " + voice + " says:", PANEL_TOKENS));
        }
        return millis(session, requests, together);
    }

    /// What batching alone can gain here: bare drawing without a story to look back on.
    private static double bareMillis(LlmSession session, boolean together) throws GenerationFailed {
        session.clear();
        var requests = new ArrayList<GenerationRequest>();
        for (int voice = 0; voice < PANEL_VOICES; voice++) {
            requests.add(greedy("Reader " + voice, PANEL_TOKENS / 2));
        }
        return millis(session, requests, together);
    }

    private static double millis(LlmSession session, List<GenerationRequest> requests, boolean together)
            throws GenerationFailed {
        long start = System.nanoTime();
        var begun = new ArrayList<CompletableFuture<GenerationResult>>();
        for (GenerationRequest request : requests) {
            var one = session.begin(request, new Cancellation(), GenerationListener.SILENT);
            begun.add(one);
            if (!together) {
                LlmSession.await(one, new Cancellation());
            }
        }
        for (CompletableFuture<GenerationResult> one : begun) {
            LlmSession.await(one, new Cancellation());
        }
        return (System.nanoTime() - start) / 1e6;
    }

    /// The first token after a restart, with what was read kept on disk and without.
    public Job<Map<String, Object>> warm() {
        return (cancellation, progress) -> {
            Path folder = temporaryFolder();
            try {
                return warm(folder, cancellation);
            } finally {
                delete(folder);
            }
        };
    }

    private Map<String, Object> warm(Path folder, Cancellation cancellation) throws Failure {
        LoadOptions kept =
                options.withContextTokens(WARM_TOKENS + 1_024).withWarm(new LoadOptions.Warm(folder, 4L << 30));
        var cold = new ArrayList<Double>();
        var warm = new ArrayList<Double>();
        var figures = new LinkedHashMap<String, Object>();
        for (int round = 1; round <= rounds; round++) {
            empty(folder);
            GenerationResult first = restarted(kept, cancellation);
            awaitFile(folder);
            cold.add(first.firstTokenMillis());
            GenerationResult again = restarted(kept, cancellation);
            warm.add(again.firstTokenMillis());
            figures.put("prompt_tokens", first.promptTokens());
            figures.put("reread_tokens", again.promptTokens() - again.reusedTokens());
            figures.put("state_mb", bytes(folder) >> 20);
        }
        figures.put("first_token_cold_ms", BenchText.median(cold));
        figures.put("first_token_warm_ms", BenchText.median(warm));
        figures.put("warm_ratio", BenchText.median(warm) / BenchText.median(cold));
        return figures;
    }

    private GenerationResult restarted(LoadOptions how, Cancellation cancellation) throws Failure {
        try (LlmModel loaded = load(how, cancellation)) {
            String story = BenchText.tokens(loaded, WARM_TOKENS);
            return run(loaded.session(), prose(story + "Now:", 4).withStableChars(story.length()));
        }
    }

    /// Rewriting a passage with one word changed, with guessing ahead and without, always taking the likeliest token.
    public Job<Map<String, Object>> rewrite() {
        return job(2_048, (loaded, session, figures) -> {
            String prompt = RewriteText.prompt();
            int tokens = loaded.count(RewriteText.rest()).tokens() - 4;
            // Each from an empty cache: what was read before, and how it was split, can turn a near tie by itself.
            GenerationRequest plain = greedy(prompt, tokens).exactly();
            GenerationRequest guessing = plain.withDrafting(GenerationRequest.Drafting.PROMPT_LOOKUP);
            run(session, greedy(prompt, 16));
            var without = new ArrayList<Double>();
            var with = new ArrayList<Double>();
            boolean identical = true;
            GenerationResult last = run(session, guessing);
            for (int round = 1; round <= rounds; round++) {
                GenerationResult slow = run(session, plain);
                last = run(session, guessing);
                without.add(slow.writeMillis());
                with.add(last.writeMillis());
                identical &= slow.text().equals(last.text());
            }
            figures.put("tokens", last.writtenTokens());
            figures.put("drafted", last.tokens().drafted());
            figures.put("accepted", last.tokens().accepted());
            figures.put("plain_tps", 1000.0 * tokens / BenchText.median(without));
            figures.put("guessing_tps", 1000.0 * tokens / BenchText.median(with));
            figures.put("speedup", BenchText.median(without) / BenchText.median(with));
            figures.put("identical", identical);
            figures.put("text", last.text());
        });
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("quillhouse-warm");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// States are written in the background.
    private static void awaitFile(Path folder) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (bytes(folder) == 0 && System.nanoTime() < until) {
            java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static long bytes(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".kv"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void empty(Path folder) {
        try (var files = Files.list(folder)) {
            files.forEach(file -> file.toFile().delete());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path folder) {
        empty(folder);
        folder.toFile().delete();
    }
}
