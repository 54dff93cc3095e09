package org.quillhouse.engine.internal.llama;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.quillhouse.engine.GenerationFailed;
import org.quillhouse.engine.GenerationListener;
import org.quillhouse.engine.GenerationRequest;
import org.quillhouse.engine.GenerationResult;
import org.quillhouse.engine.LlmSession;
import org.quillhouse.engine.PromptCost;
import org.quillhouse.engine.StopReason;
import org.quillhouse.engine.internal.StopWordFilter;
import org.quillhouse.tasks.Cancellation;

/// One llama.cpp context. Native work happens on the model's thread; the cache is one sequence whose tokens we know.
final class FfmSession implements LlmSession {
    private static final int CHUNK_TOKENS = 512;

    private final FfmModel model;
    private final NativeContext context;
    private volatile int[] cached = {};
    private volatile @Nullable Cancellation running;
    private volatile boolean closed;

    FfmSession(FfmModel model, NativeContext context) {
        this.model = model;
        this.context = context;
    }

    @Override
    public GenerationResult generate(GenerationRequest request, Cancellation wish, GenerationListener listener)
            throws GenerationFailed {
        long start = System.nanoTime();
        int[] prompt = model.promptTokens(request.prompt());
        if (prompt.length >= contextTokens()) {
            throw GenerationFailed.promptTooLong(prompt.length, contextTokens());
        }
        var own = new Cancellation();
        wish.onCancel(own::cancel);
        return model.onThread(own, () -> {
            if (closed) {
                throw GenerationFailed.closed();
            }
            running = own;
            context.watch(own);
            try {
                return write(prompt, request, own, listener, start);
            } finally {
                running = null;
            }
        });
    }

    private GenerationResult write(
            int[] prompt, GenerationRequest request, Cancellation wish, GenerationListener listener, long start)
            throws GenerationFailed {
        try (var sampler = new SamplerChain(model.library(), model.vocab(), request)) {
            int reused = keepCommonPrefix(prompt);
            boolean read = read(prompt, reused, wish, listener);
            long readEnd = System.nanoTime();
            var reply = new Reply(request, listener, readEnd);
            if (read) {
                reply.writeAll(sampler, wish);
            } else {
                reply.stop = StopReason.CANCELLED;
            }
            return reply.result(prompt.length, reused, start, readEnd);
        }
    }

    /// Cuts the cache to what the prompt begins with; at least the last prompt token is read again for its output.
    private int keepCommonPrefix(int[] prompt) {
        int[] old = cached;
        int keep = commonPrefix(old, prompt);
        if (keep < old.length && !context.cutTo(keep)) {
            context.clear();
            keep = 0;
        }
        cached = Arrays.copyOf(old, keep);
        return keep;
    }

    private static int commonPrefix(int[] old, int[] prompt) {
        int mismatch = Arrays.mismatch(old, prompt);
        int common = mismatch < 0 ? old.length : mismatch;
        return Math.min(common, Math.max(0, prompt.length - 1));
    }

    /// False when cancelled on the way; the cache then holds the chunks that were read.
    private boolean read(int[] prompt, int from, Cancellation wish, GenerationListener listener)
            throws GenerationFailed {
        int total = prompt.length - from;
        listener.onRead(0, total);
        for (int at = from; at < prompt.length; at += CHUNK_TOKENS) {
            int end = Math.min(prompt.length, at + CHUNK_TOKENS);
            if (wish.isCancelled() || !context.decode(prompt, at, end)) {
                context.cutTo(cached.length);
                return false;
            }
            cached = Arrays.copyOf(prompt, end);
            listener.onRead(end - from, total);
        }
        return true;
    }

    /// The reply of one generation, while it grows.
    private final class Reply {
        private final GenerationRequest request;
        private final GenerationListener listener;
        private final Utf8Stream letters = new Utf8Stream();
        private final StopWordFilter filter;
        private final StringBuilder text = new StringBuilder();
        private final int room;
        private int written;
        private long firstToken;
        private StopReason stop = StopReason.LENGTH;

        Reply(GenerationRequest request, GenerationListener listener, long now) {
            this.request = request;
            this.listener = listener;
            this.filter = new StopWordFilter(request.stopWords());
            this.room = Math.min(request.maxTokens(), contextTokens() - cached.length);
            this.firstToken = now;
        }

        void writeAll(SamplerChain sampler, Cancellation wish) throws GenerationFailed {
            int[] tokens = Arrays.copyOf(cached, cached.length + room);
            int length = cached.length;
            try {
                while (written < room) {
                    int token = sampler.sample(context.pointer());
                    if (written == 0) {
                        firstToken = System.nanoTime();
                    }
                    if (model.isEnd(token) && !request.ignoreEnd()) {
                        stop = StopReason.END;
                        return;
                    }
                    written++;
                    show(filter.add(letters.add(model.piece(token))));
                    if (filter.isStopped()) {
                        stop = StopReason.STOP_WORD;
                        return;
                    }
                    if (wish.isCancelled()) {
                        stop = StopReason.CANCELLED;
                        return;
                    }
                    if (written < room) {
                        tokens[length] = token;
                        if (!context.decodeOne(token, length)) {
                            context.cutTo(length);
                            stop = StopReason.CANCELLED;
                            return;
                        }
                        length++;
                    }
                }
            } finally {
                cached = Arrays.copyOf(tokens, length);
                show(filter.add(letters.finish()));
                show(filter.finish());
            }
        }

        private void show(String piece) {
            if (!piece.isEmpty()) {
                text.append(piece);
                listener.onText(piece);
            }
        }

        GenerationResult result(int promptTokens, int reused, long start, long readEnd) {
            double million = 1e6;
            long end = System.nanoTime();
            return new GenerationResult(
                    text.toString(),
                    stop,
                    promptTokens,
                    reused,
                    written,
                    (firstToken - start) / million,
                    (readEnd - start) / million,
                    (end - readEnd) / million);
        }
    }

    @Override
    public PromptCost cost(String prompt) {
        int[] tokens = model.promptTokens(prompt);
        return new PromptCost(tokens.length, commonPrefix(cached, tokens));
    }

    @Override
    public void clear() {
        try {
            model.onThread(new Cancellation(), () -> {
                forget();
                return true;
            });
        } catch (GenerationFailed gone) {
            forgetTokens(); // the model is closed: nothing is cached
        }
    }

    private void forget() {
        if (!closed) {
            context.clear();
        }
        forgetTokens();
    }

    private void forgetTokens() {
        cached = new int[0];
    }

    @Override
    public int contextTokens() {
        return context.length();
    }

    /// Asks what runs to stop; does not wait.
    void cancelRunning() {
        Cancellation now = running;
        if (now != null) {
            now.cancel();
        }
    }

    @Override
    public void close() {
        cancelRunning();
        model.closeSession(this);
    }

    /// On the model's thread, once.
    void free() {
        if (!closed) {
            closed = true;
            forgetTokens();
            context.free();
        }
    }
}
