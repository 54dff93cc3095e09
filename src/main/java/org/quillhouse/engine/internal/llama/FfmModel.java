package org.quillhouse.engine.internal.llama;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.quillhouse.context.TokenCounter;
import org.quillhouse.engine.GenerationFailed;
import org.quillhouse.engine.LlmModel;
import org.quillhouse.engine.LlmSession;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.engine.ModelInfo;
import org.quillhouse.engine.Placement;
import org.quillhouse.engine.internal.CommonPrefix;
import org.quillhouse.engine.internal.ModelThread;
import org.quillhouse.engine.internal.ThoughtFilter;
import org.quillhouse.kernel.TokenCount;
import org.quillhouse.tasks.Cancellation;

/// A `llama_model`. Tokenizing reads only the vocabulary and runs on the caller's thread; a lock keeps it from a model
/// that is being freed. All else runs on the model's thread.
final class FfmModel implements LlmModel {
    static final String WHY_NOT_CUT = "engine.reuse.whole";

    private static final int PIECE_BYTES = 512;

    private final LlamaLibrary library;
    private final MemorySegment pointer;
    private final MemorySegment vocab;
    private final MemorySegment pieceBuffer;
    /// By token, as far as they were asked for: asking the library takes longer than all else that is done with a text.
    private final byte[] @Nullable [] pieces;
    private final ModelThread thread;
    private final Consumer<ModelThread> threadReturn;
    private final ModelInfo info;
    private final LoadOptions options;
    private final Placement placement;
    private final ReentrantReadWriteLock life = new ReentrantReadWriteLock();
    private final NativeContext context;
    private final boolean cuttable;
    private final PrefixTree tree;
    private final SamplerKit samplers;
    private final Set<Integer> thoughtMarks;
    private Set<Integer> ends = Set.of();
    private final Scheduler scheduler;
    private volatile boolean closed;

    /// On the model's thread.
    ///
    /// @param context made together with the model; freed with it
    FfmModel(
            LlamaLibrary library,
            MemorySegment pointer,
            NativeContext context,
            ModelThread thread,
            Consumer<ModelThread> threadReturn,
            ModelInfo info,
            LoadOptions options,
            Placement placement,
            RightOfWay way) {
        this.library = library;
        this.pointer = pointer;
        this.vocab = library.vocab.toPointer(pointer);
        this.pieceBuffer = Arena.ofAuto().allocate(PIECE_BYTES);
        this.context = context;
        this.thread = thread;
        this.threadReturn = threadReturn;
        this.info = info;
        this.options = options;
        this.placement = placement;
        cuttable = !library.isRecurrent.toBoolean(pointer) && !library.isHybrid.toBoolean(pointer);
        tree = new PrefixTree(context, cuttable);
        samplers = new SamplerKit(library, vocab, text -> tokens(text, false, false));
        pieces = new byte[samplers.shortlist().vocabulary()][];
        thoughtMarks = thoughtMarks();
        Optional<WarmStates> warm = options.warm().map(set -> WarmStates.open(set, info, library.version(), options));
        scheduler = new Scheduler(context, tree, thread, warm, way);
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
    public TokenCount count(String text) {
        life.readLock().lock();
        try {
            return closed ? TokenCounter.ESTIMATE.count(text) : new TokenCount(tokens(text, false, false).length);
        } finally {
            life.readLock().unlock();
        }
    }

    @Override
    public boolean isExact() {
        return !closed;
    }

    @Override
    public int[] tokenize(String text, boolean special) {
        life.readLock().lock();
        try {
            return closed ? new int[0] : tokens(text, false, special);
        } finally {
            life.readLock().unlock();
        }
    }

    /// A whole prompt: control marks are read as such, and the mark of the beginning is added unless it is there.
    int[] promptTokens(String prompt) {
        life.readLock().lock();
        try {
            boolean begins = !info.bosToken().isEmpty() && prompt.startsWith(info.bosToken());
            return closed ? new int[0] : tokens(prompt, !begins, true);
        } finally {
            life.readLock().unlock();
        }
    }

    private Set<Integer> thoughtMarks() {
        return ThoughtFilter.controlMarks().stream()
                .map(mark -> tokens(mark, false, true))
                .filter(tokens -> tokens.length == 1)
                .map(tokens -> tokens[0])
                .collect(Collectors.toUnmodifiableSet());
    }

    private int[] tokens(String text, boolean addBegin, boolean special) {
        try (var arena = Arena.ofConfined()) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            MemorySegment input = arena.allocateFrom(JAVA_BYTE, utf8);
            int room = utf8.length + 8;
            MemorySegment output = arena.allocate(JAVA_INT, room);
            int count = library.tokenize.toInt(vocab, input, utf8.length, output, room, addBegin, special);
            if (count < 0) {
                throw new IllegalStateException("tokenize " + count);
            }
            return output.asSlice(0, 4L * count).toArray(JAVA_INT);
        }
    }

    @Override
    public String detokenize(int[] tokens) {
        life.readLock().lock();
        try (var arena = Arena.ofConfined()) {
            if (closed || tokens.length == 0) {
                return "";
            }
            MemorySegment input = arena.allocateFrom(JAVA_INT, tokens);
            int room = 64 * tokens.length + 64;
            MemorySegment output = arena.allocate(JAVA_BYTE, room);
            int length = library.detokenize.toInt(vocab, input, tokens.length, output, room, false, true);
            return new String(LlamaLibrary.bytes(output, Math.max(0, length)), StandardCharsets.UTF_8);
        } finally {
            life.readLock().unlock();
        }
    }

    /// The bytes of one token, none for a control mark unless it parts thought from speech; on the model's thread.
    byte[] piece(int token) {
        byte[] known = pieces[token];
        if (known == null) {
            boolean mark = thoughtMarks.contains(token);
            int length = library.tokenToPiece.toInt(vocab, token, pieceBuffer, PIECE_BYTES, 0, mark);
            known = length <= 0 ? new byte[0] : LlamaLibrary.bytes(pieceBuffer, length);
            pieces[token] = known;
        }
        return known;
    }

    /// All tokens that end a reply; model's thread.
    Set<Integer> ends() {
        if (ends.isEmpty()) {
            ends = IntStream.range(0, samplers.shortlist().vocabulary())
                    .filter(this::isEnd)
                    .boxed()
                    .collect(Collectors.toUnmodifiableSet());
        }
        return ends;
    }

    boolean isEnd(int token) {
        return library.isEndOfGeneration.toBoolean(vocab, token);
    }

    <T> T onThread(Cancellation cancellation, Callable<T> work) throws GenerationFailed {
        if (closed) {
            throw GenerationFailed.closed();
        }
        return thread.call(cancellation, work);
    }

    /// The tokens of a prompt's beginning that are the same whatever follows it.
    int[] stableTokens(String beginning, int[] prompt, int promptLength) {
        int[] own = promptTokens(beginning);
        return Arrays.copyOf(own, CommonPrefix.length(own, own.length, prompt, promptLength));
    }

    NativeContext context() {
        return context;
    }

    PrefixTree tree() {
        return tree;
    }

    SamplerKit samplers() {
        return samplers;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    boolean isCuttable() {
        return cuttable;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public LlmSession session() {
        return new FfmSession(this);
    }

    @Override
    public float[] embed(String text) throws GenerationFailed {
        return embed(List.of(text), new Cancellation()).getFirst();
    }

    @Override
    public List<float[]> embed(List<String> texts, Cancellation cancellation) throws GenerationFailed {
        var tokens = new ArrayList<int[]>();
        for (String text : texts) {
            tokens.add(promptTokens(text));
        }
        return onThread(cancellation, () -> {
            try (var embedder = new Embedder(library, pointer, options)) {
                var vectors = new ArrayList<float[]>();
                for (int[] each : tokens) {
                    cancellation.throwIfCancelled();
                    vectors.add(embedder.embed(each));
                }
                return vectors;
            }
        });
    }

    @Override
    public void close() {
        life.writeLock().lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
        } finally {
            life.writeLock().unlock();
        }
        scheduler.cancelAll();
        try {
            thread.call(new Cancellation(), () -> {
                scheduler.close();
                samplers.close();
                context.free();
                library.modelFree.run(pointer);
                return true;
            });
        } catch (GenerationFailed impossible) {
            throw new IllegalStateException(impossible);
        }
        threadReturn.accept(thread);
        library.trimMemory();
    }
}
