package org.quillhouse.engine.internal.javallama;

import java.util.List;
import org.quillhouse.context.TokenCounter;
import org.quillhouse.engine.GenerationFailed;
import org.quillhouse.engine.LlmModel;
import org.quillhouse.engine.LlmSession;
import org.quillhouse.engine.ModelInfo;
import org.quillhouse.engine.Placement;
import org.quillhouse.engine.internal.ModelThread;
import org.quillhouse.kernel.TokenCount;
import org.quillhouse.tasks.Cancellation;

/// A model of java-llama.cpp: it has one context, so every session is the same one.
final class JavaLlamaModel implements LlmModel {
    private final de.kherud.llama.LlamaModel model;
    private final ModelInfo info;
    private final ModelThread thread = new ModelThread();
    private final JavaLlamaSession session;
    private volatile boolean closed;

    JavaLlamaModel(de.kherud.llama.LlamaModel model, ModelInfo info, int contextTokens) {
        this.model = model;
        this.info = info;
        this.session = new JavaLlamaSession(this, model, thread, contextTokens);
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public Placement placement() {
        return new Placement("CPU", 0, info.layers() + 1, List.of());
    }

    @Override
    public TokenCount count(String text) {
        return closed ? TokenCounter.ESTIMATE.count(text) : new TokenCount(tokenize(text, false).length);
    }

    @Override
    public boolean isExact() {
        return !closed;
    }

    /// Its tokenizer always reads control marks as such.
    @Override
    public int[] tokenize(String text, boolean special) {
        return closed || text.isEmpty() ? new int[0] : model.encode(text);
    }

    @Override
    public String detokenize(int[] tokens) {
        return closed || tokens.length == 0 ? "" : model.decode(tokens);
    }

    @Override
    public LlmSession session() throws GenerationFailed {
        if (closed) {
            throw GenerationFailed.closed();
        }
        return session;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        session.cancelRunning();
        try {
            thread.call(new Cancellation(), () -> {
                model.close();
                return true;
            });
        } catch (GenerationFailed impossible) {
            throw new IllegalStateException(impossible);
        }
        thread.close();
    }
}
