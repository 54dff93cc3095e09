package org.quillhouse.engine.internal.javallama;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaIterator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.quillhouse.engine.GenerationFailed;
import org.quillhouse.engine.GenerationListener;
import org.quillhouse.engine.GenerationRequest;
import org.quillhouse.engine.GenerationResult;
import org.quillhouse.engine.LlmSession;
import org.quillhouse.engine.PromptCost;
import org.quillhouse.engine.Sampling;
import org.quillhouse.engine.StopReason;
import org.quillhouse.engine.internal.CommonPrefix;
import org.quillhouse.engine.internal.ModelThread;
import org.quillhouse.engine.internal.StopWordFilter;
import org.quillhouse.tasks.Cancellation;

/// The one context of a java-llama.cpp model. It is cancelled between tokens only, and from its own thread.
final class JavaLlamaSession implements LlmSession {
    private final JavaLlamaModel owner;
    private final de.kherud.llama.LlamaModel model;
    private final ModelThread thread;
    private final int contextTokens;
    private volatile int[] lastPrompt = {};
    private volatile @Nullable Cancellation running;

    JavaLlamaSession(JavaLlamaModel owner, de.kherud.llama.LlamaModel model, ModelThread thread, int contextTokens) {
        this.owner = owner;
        this.model = model;
        this.thread = thread;
        this.contextTokens = contextTokens;
    }

    @Override
    public CompletableFuture<GenerationResult> begin(
            GenerationRequest request, Cancellation wish, GenerationListener listener) {
        long start = System.nanoTime();
        int[] prompt = owner.tokenize(request.prompt(), true);
        if (prompt.length >= contextTokens) {
            return CompletableFuture.failedFuture(GenerationFailed.promptTooLong(prompt.length, contextTokens));
        }
        var own = new Cancellation();
        wish.onCancel(own::cancel);
        var done = new CompletableFuture<GenerationResult>();
        boolean queued = !owner.isClosed()
                && thread.execute(() -> {
                    if (owner.isClosed()) {
                        done.completeExceptionally(GenerationFailed.closed());
                        return;
                    }
                    running = own;
                    try {
                        done.complete(write(prompt, request, own, listener, start));
                    } catch (RuntimeException failed) {
                        done.completeExceptionally(failed);
                    } finally {
                        running = null;
                    }
                });
        return queued ? done : CompletableFuture.failedFuture(GenerationFailed.closed());
    }

    private GenerationResult write(
            int[] prompt, GenerationRequest request, Cancellation wish, GenerationListener listener, long start) {
        int reused = commonPrefix(prompt);
        listener.onRead(0, prompt.length - reused);
        var filter = new StopWordFilter(request.stopWords());
        var text = new StringBuilder();
        StopReason stop = wish.isCancelled() ? StopReason.CANCELLED : StopReason.END;
        long first = 0;
        int written = 0;
        LlamaIterator pieces = stop == StopReason.CANCELLED
                ? null
                : model.generate(parameters(request)).iterator();
        while (pieces != null && pieces.hasNext()) {
            String piece = pieces.next().text;
            if (first == 0) {
                first = System.nanoTime();
                lastPrompt = prompt;
                listener.onRead(prompt.length - reused, prompt.length - reused);
            }
            written++;
            show(filter.add(piece), text, listener);
            if (filter.isStopped() || wish.isCancelled()) {
                stop = filter.isStopped() ? StopReason.STOP_WORD : StopReason.CANCELLED;
                pieces.cancel();
                break;
            }
        }
        show(filter.finish(), text, listener);
        if (stop == StopReason.END && written >= request.maxTokens()) {
            stop = StopReason.LENGTH;
        }
        long end = System.nanoTime();
        long readEnd = first == 0 ? end : first;
        double million = 1e6;
        return new GenerationResult(
                text.toString(),
                stop,
                GenerationResult.Tokens.of(prompt.length, reused, written),
                (readEnd - start) / million,
                (readEnd - start) / million,
                (end - readEnd) / million,
                Optional.empty());
    }

    private static void show(String piece, StringBuilder text, GenerationListener listener) {
        if (!piece.isEmpty()) {
            text.append(piece);
            listener.onText(piece);
        }
    }

    private static InferenceParameters parameters(GenerationRequest request) {
        Sampling sampling = request.sampling();
        var parameters = new InferenceParameters(request.prompt())
                .setNPredict(request.maxTokens())
                .setTemperature(sampling.temperature())
                .setTopK(sampling.cut().topK())
                .setTopP(sampling.cut().topP())
                .setMinP(sampling.cut().minP())
                .setRepeatPenalty(sampling.repetition().penalty())
                .setFrequencyPenalty(sampling.repetition().frequency())
                .setPresencePenalty(sampling.repetition().presence())
                .setSeed(sampling.seed())
                .setCachePrompt(true)
                .setIgnoreEos(request.ignoreEnd());
        request.grammar().ifPresent(parameters::setGrammar);
        return parameters;
    }

    private int commonPrefix(int[] prompt) {
        return CommonPrefix.length(lastPrompt, lastPrompt.length, prompt, prompt.length - 1);
    }

    @Override
    public PromptCost cost(String prompt) {
        int[] tokens = owner.tokenize(prompt, true);
        return new PromptCost(tokens.length, commonPrefix(tokens));
    }

    /// Its cache cannot be emptied from outside; the next prompt simply replaces it.
    @Override
    public void clear() {
        lastPrompt = new int[0];
    }

    @Override
    public int contextTokens() {
        return contextTokens;
    }

    void cancelRunning() {
        Cancellation now = running;
        if (now != null) {
            now.cancel();
        }
    }

    @Override
    public void close() {
        cancelRunning();
    }
}
