package org.quillhouse.engine.internal.child;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.quillhouse.context.TokenCounter;
import org.quillhouse.engine.GenerationFailed;
import org.quillhouse.engine.GenerationListener;
import org.quillhouse.engine.GenerationRequest;
import org.quillhouse.engine.GenerationResult;
import org.quillhouse.engine.LlmModel;
import org.quillhouse.engine.LlmSession;
import org.quillhouse.engine.ModelInfo;
import org.quillhouse.engine.ModelUnavailable;
import org.quillhouse.engine.Placement;
import org.quillhouse.engine.PromptCost;
import org.quillhouse.kernel.TokenCount;
import org.quillhouse.tasks.Cancellation;

/// A model in a process of its own. Where the process has died the next use starts it again, which takes as long as a
/// load.
final class ChildModel implements LlmModel {
    private final ModelInfo info;
    private final Restart restart;
    private final Crossing crossing;
    private final Placement placement;
    private final int contextTokens;
    private final Set<Running> running = ConcurrentHashMap.newKeySet();
    private ChildProcess process;
    private boolean closed;

    /// A generation under way in the process.
    private record Running(int id, Generating call) {}

    /// Starts the process again.
    interface Restart {
        ChildEngine.Loaded start() throws ModelUnavailable;
    }

    ChildModel(ModelInfo info, ChildEngine.Loaded loaded, Restart restart, Crossing crossing) {
        this.info = info;
        this.restart = restart;
        this.placement = loaded.placement();
        this.contextTokens = loaded.contextTokens();
        this.process = loaded.process();
        this.crossing = crossing;
        crossing.enter(process, null);
    }

    private synchronized ChildProcess process() throws GenerationFailed {
        if (closed) {
            throw GenerationFailed.closed();
        }
        if (!process.isAlive()) {
            try {
                ChildProcess died = process;
                process = restart.start().process();
                crossing.enter(process, died);
            } catch (ModelUnavailable gone) {
                throw GenerationFailed.nativeError(
                        String.valueOf(gone.arguments().getLast()));
            }
        }
        return process;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public Placement placement() {
        return placement;
    }

    @Override
    public int[] tokenize(String text, boolean special) {
        try {
            return process()
                    .ask(
                            Op.TOKENIZE,
                            out -> {
                                Wire.text(out, text);
                                out.writeBoolean(special);
                            },
                            Wire::ints);
        } catch (GenerationFailed gone) {
            return new int[0];
        }
    }

    @Override
    public String detokenize(int[] tokens) {
        try {
            return tokens.length == 0 ? "" : process().ask(Op.DETOKENIZE, out -> Wire.ints(out, tokens), Wire::text);
        } catch (GenerationFailed gone) {
            return "";
        }
    }

    @Override
    public TokenCount count(String text) {
        int[] tokens = text.isEmpty() ? new int[0] : tokenize(text, false);
        return tokens.length == 0 ? TokenCounter.ESTIMATE.count(text) : new TokenCount(tokens.length);
    }

    @Override
    public boolean isExact() {
        return !isClosed();
    }

    @Override
    public float[] embed(String text) throws GenerationFailed {
        return process().ask(Op.EMBED, out -> Wire.text(out, text), in -> {
            float[] vector = new float[in.readInt()];
            for (int i = 0; i < vector.length; i++) {
                vector[i] = in.readFloat();
            }
            return vector;
        });
    }

    @Override
    public LlmSession session() {
        return new Session();
    }

    @Override
    public void close() {
        ChildProcess last;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            last = process;
        }
        crossing.leave(last);
        for (Running one : running) {
            last.send(Op.CANCEL, one.id());
        }
        for (Running one : running) {
            one.call()
                    .done
                    .handle((result, failure) -> true)
                    .completeOnTimeout(true, 10, TimeUnit.SECONDS)
                    .join();
        }
        last.close();
    }

    private final class Session implements LlmSession {
        @Override
        public CompletableFuture<GenerationResult> begin(
                GenerationRequest request, Cancellation wish, GenerationListener listener) {
            ChildProcess child;
            try {
                child = process();
            } catch (GenerationFailed gone) {
                return CompletableFuture.failedFuture(gone);
            }
            var call = new Generating(listener);
            if (request.urgency() == GenerationRequest.Urgency.AWAITED) {
                crossing.take();
                call.done.whenComplete((result, failure) -> crossing.give());
            }
            int id = child.begin(Op.BEGIN, out -> Wire.request(out, request), call);
            var one = new Running(id, call);
            running.add(one);
            call.done.whenComplete((result, failure) -> running.remove(one));
            wish.onCancel(() -> child.send(Op.CANCEL, id));
            return call.done;
        }

        @Override
        public PromptCost cost(String prompt) throws GenerationFailed {
            int[] tokens = process().ask(Op.COST, out -> Wire.text(out, prompt), Wire::ints);
            return new PromptCost(tokens[0], tokens[1]);
        }

        @Override
        public void clear() {
            try {
                process().ask(Op.CLEAR, none -> {}, in -> true);
            } catch (GenerationFailed gone) {
                return; // nothing is known there any more
            }
        }

        @Override
        public int contextTokens() {
            return contextTokens;
        }

        @Override
        public void close() {}
    }

    private static final class Generating implements ChildProcess.Call {
        private final GenerationListener listener;
        private final CompletableFuture<GenerationResult> done = new CompletableFuture<>();

        Generating(GenerationListener listener) {
            this.listener = listener;
        }

        @Override
        public boolean hear(Op op, DataInputStream in) throws IOException {
            switch (op) {
                case TEXT -> tell(Wire.text(in), false);
                case THOUGHT -> tell(Wire.text(in), true);
                case READ -> {
                    int[] numbers = Wire.ints(in);
                    if (!done.isDone()) {
                        listener.onRead(numbers[0], numbers[1]);
                    }
                }
                case DONE -> done.complete(Wire.result(in));
                default -> done.completeExceptionally(ChildProcess.failure(in));
            }
            return op == Op.DONE || op == Op.FAILED;
        }

        /// A listener that fails ends its own generation, not the one thread that hears for all.
        private void tell(String text, boolean thought) {
            if (done.isDone()) {
                return;
            }
            try {
                if (thought) {
                    listener.onThought(text);
                } else {
                    listener.onText(text);
                }
            } catch (RuntimeException bug) {
                done.completeExceptionally(bug);
            }
        }

        @Override
        public void fail(GenerationFailed failure) {
            done.completeExceptionally(failure);
        }
    }
}
