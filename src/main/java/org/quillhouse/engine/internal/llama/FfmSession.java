package org.quillhouse.engine.internal.llama;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.quillhouse.engine.GenerationFailed;
import org.quillhouse.engine.GenerationListener;
import org.quillhouse.engine.GenerationRequest;
import org.quillhouse.engine.GenerationResult;
import org.quillhouse.engine.LlmSession;
import org.quillhouse.engine.PromptCost;
import org.quillhouse.tasks.Cancellation;

/// One user of a model's context; all of them share what was read.
final class FfmSession implements LlmSession {
    private final FfmModel model;
    private final Set<Run> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    FfmSession(FfmModel model) {
        this.model = model;
    }

    @Override
    public CompletableFuture<GenerationResult> begin(
            GenerationRequest request, Cancellation wish, GenerationListener listener) {
        if (closed || model.isClosed()) {
            return CompletableFuture.failedFuture(GenerationFailed.closed());
        }
        if (!model.context().canWrite()) {
            return CompletableFuture.failedFuture(GenerationFailed.writesNothing());
        }
        int[] prompt = model.promptTokens(request.prompt());
        if (prompt.length == 0 || prompt.length >= contextTokens()) {
            return CompletableFuture.failedFuture(
                    prompt.length == 0
                            ? GenerationFailed.emptyPrompt()
                            : GenerationFailed.promptTooLong(prompt.length, contextTokens()));
        }
        var own = new Cancellation();
        wish.onCancel(own::cancel);
        var run = new Run(model, prompt, contextTokens(), request, own, listener);
        running.add(run);
        run.done().whenComplete((result, failure) -> running.remove(run));
        model.scheduler().submit(run);
        return run.done();
    }

    @Override
    public PromptCost cost(String prompt) throws GenerationFailed {
        int[] tokens = model.promptTokens(prompt);
        int known = model.onThread(new Cancellation(), () -> model.tree().longestCommon(tokens, tokens.length));
        return new PromptCost(tokens.length, known);
    }

    @Override
    public void clear() {
        try {
            model.onThread(new Cancellation(), () -> {
                model.tree().clear();
                return true;
            });
        } catch (GenerationFailed gone) {
            return; // the model is closed: nothing is known
        }
    }

    @Override
    public int contextTokens() {
        return model.context().length();
    }

    @Override
    public void close() {
        closed = true;
        for (Run run : running) {
            run.cancellation().cancel();
            run.done().handle((result, failure) -> true).join();
        }
    }
}
