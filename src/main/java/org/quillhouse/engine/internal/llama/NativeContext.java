package org.quillhouse.engine.internal.llama;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import org.quillhouse.engine.GenerationFailed;
import org.quillhouse.engine.LoadOptions;

/// A `llama_context`: its cache holds several sequences of tokens, which may share what they begin with. Every method
/// runs on the model's thread, [#length] and [#askToStop] excepted.
final class NativeContext {
    static final int BATCH_TOKENS = 512;
    /// Tokens of one batch whose outcome is wanted. It bounds the memory for outcomes: a vocabulary's worth each.
    static final int BATCH_OUTPUTS = 64;

    static final int SEQUENCES = 16;
    /// Holds what only fills a batch up.
    private static final int FILLING = SEQUENCES;
    /// Sequences, the one that fills up included.
    private static final int ALL = SEQUENCES + 1;

    /// How a batch went.
    enum Outcome {
        DONE,
        /// Asked to stop on the way: nothing of the batch is in the cache.
        ABORTED,
        /// The cache has no room for it.
        NO_ROOM
    }

    private static final int NO_POOLING = 0;
    private static final int MEAN_POOLING = 1;
    private static final int NO_ROOM = 1;
    private static final int ABORTED = 2;

    private final LlamaLibrary library;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment pointer;
    private final MemorySegment pool;
    private final MemorySegment memory;
    private final MemorySegment batch;
    private final MemorySegment tokens;
    private final MemorySegment positions;
    private final MemorySegment sequences;
    private final MemorySegment wantsOutput;
    private final int length;
    private final MemorySegment stopText = arena.allocate(8);
    /// With a sliding window the library takes cells that only one sequence holds, and cannot look back to any more,
    /// for
    /// whatever comes: also with the whole cache. Who shares or cuts back to them would go on from somebody else's
    /// words.
    /// So each sequence has a shadow that holds the same cells; what two hold is never taken.
    private final boolean hasShadows;
    private int size;
    private int outputs;
    private int filling;

    NativeContext(LlamaLibrary library, MemorySegment model, LoadOptions options) throws GenerationFailed {
        this(library, model, options, false);
    }

    /// A short context that gives what a text means, joined as the model's file says, else the mean over its tokens.
    static NativeContext forEmbeddings(LlamaLibrary library, MemorySegment model, LoadOptions options)
            throws GenerationFailed {
        return new NativeContext(library, model, options.withContextTokens(BATCH_TOKENS), true);
    }

    private NativeContext(LlamaLibrary library, MemorySegment model, LoadOptions options, boolean embeds)
            throws GenerationFailed {
        this.library = library;
        library.log.clear();
        hasShadows = !embeds && library.windowTokens.toInt(model) > 0;
        MemorySegment params = params(options);
        if (embeds) {
            Layouts.set(params, Layouts.CONTEXT_PARAMS, "n_seq_max", 1);
            Layouts.set(params, Layouts.CONTEXT_PARAMS, "n_outputs_max", BATCH_TOKENS);
            Layouts.set(params, Layouts.CONTEXT_PARAMS, "embeddings", true);
        }
        MemorySegment made = library.contextInit.toPointer(model, params);
        if (embeds && made.address() != 0 && library.pooling.toInt(made) == NO_POOLING) {
            library.contextFree.run(made);
            Layouts.set(params, Layouts.CONTEXT_PARAMS, "pooling_type", MEAN_POOLING);
            made = library.contextInit.toPointer(model, params);
        }
        pointer = made;
        if (pointer.address() == 0) {
            arena.close();
            throw GenerationFailed.noContext(library.log.errors());
        }
        pool = library.threads.start(pointer, options.threads());
        length = library.contextLength.toInt(pointer);
        memory = library.memory.toPointer(pointer);
        batch = arena.allocate(Layouts.BATCH);
        tokens = arena.allocate(JAVA_INT, BATCH_TOKENS);
        positions = arena.allocate(JAVA_INT, BATCH_TOKENS);
        sequences = arena.allocate(JAVA_INT, 2L * BATCH_TOKENS);
        wantsOutput = arena.allocate(JAVA_BYTE, BATCH_TOKENS);
        layOutBatch();
    }

    private MemorySegment params(LoadOptions options) {
        MemorySegment params = library.contextDefaults.toPointer((SegmentAllocator) arena);
        var layout = Layouts.CONTEXT_PARAMS;
        Layouts.set(params, layout, "n_ctx", options.contextTokens());
        Layouts.set(params, layout, "n_batch", BATCH_TOKENS);
        Layouts.set(params, layout, "n_ubatch", BATCH_TOKENS);
        Layouts.set(params, layout, "n_seq_max", hasShadows ? 2 * ALL : ALL);
        Layouts.set(params, layout, "n_outputs_max", BATCH_OUTPUTS);
        Layouts.set(params, layout, "n_threads", options.threads());
        Layouts.set(params, layout, "n_threads_batch", options.threads());
        Layouts.set(params, layout, "no_perf", true);
        // One cache for all sequences, so that copying a beginning from one to another only marks its cells.
        Layouts.set(params, layout, "kv_unified", true);
        // The whole cache of sliding-window models stays, so that an edit in the middle can cut back to any token.
        Layouts.set(params, layout, "swa_full", true);
        int flash = switch (options.flashAttention()) {
            case AUTO -> -1;
            case OFF -> 0;
            case ON -> 1;
        };
        Layouts.set(params, layout, "flash_attn_type", flash);
        Layouts.set(params, layout, "abort_callback", abortQuestion());
        Layouts.set(params, layout, "abort_callback_data", stopText);
        return params;
    }

    /// The library asks between the nodes of its graph whether to give up: hundreds of times a token, so an upcall
    /// into Java would cost some per cent. Its question has the shape of C's `strlen`: a pointer in, zero or not
    /// out. So it asks `strlen`, and the text at [#stopText] is empty until somebody wants it to stop.
    private MemorySegment abortQuestion() {
        return Linker.nativeLinker().defaultLookup().find("strlen").orElseThrow();
    }

    private void layOutBatch() {
        MemorySegment sequenceLists = arena.allocate(ADDRESS, BATCH_TOKENS);
        MemorySegment sequenceCounts = arena.allocate(JAVA_INT, BATCH_TOKENS);
        for (int i = 0; i < BATCH_TOKENS; i++) {
            sequenceLists.setAtIndex(ADDRESS, i, sequences.asSlice(8L * i, 8));
            sequenceCounts.setAtIndex(JAVA_INT, i, hasShadows ? 2 : 1);
        }
        Layouts.set(batch, Layouts.BATCH, "token", tokens);
        Layouts.set(batch, Layouts.BATCH, "pos", positions);
        Layouts.set(batch, Layouts.BATCH, "n_seq_id", sequenceCounts);
        Layouts.set(batch, Layouts.BATCH, "seq_id", sequenceLists);
        Layouts.set(batch, Layouts.BATCH, "logits", wantsOutput);
    }

    /// Models that only read have no cache to go on from.
    boolean canWrite() {
        return memory.address() != 0;
    }

    /// Cells of the cache, and so the most tokens of one sequence.
    int length() {
        return length;
    }

    /// From now on nobody has asked to stop.
    void listenForStop() {
        stopText.set(JAVA_BYTE, 0, (byte) 0);
    }

    /// Ends the batch under way; safe on every thread, also after the end.
    void askToStop() {
        synchronized (stopText) {
            if (stopText.scope().isAlive()) {
                stopText.set(JAVA_BYTE, 0, (byte) 1);
            }
        }
    }

    void beginBatch() {
        size = 0;
        outputs = 0;
        filling = 0;
    }

    int batchSize() {
        return size;
    }

    /// Whether the outcome of every token of the batch is wanted.
    boolean isAllOutput() {
        return outputs == size;
    }

    /// Fills the batch up to `width` tokens; what comes of them is dropped when it was decoded.
    void fillUp(int width) {
        for (int i = size; i < width; i++) {
            add(tokens.getAtIndex(JAVA_INT, 0), filling++, FILLING, true);
        }
    }

    int batchRoom() {
        return BATCH_TOKENS - size;
    }

    /// Adds a token to the batch.
    ///
    /// @return its place in the batch, for [#logits]
    int add(int token, int position, int sequence, boolean output) {
        tokens.setAtIndex(JAVA_INT, size, token);
        positions.setAtIndex(JAVA_INT, size, position);
        sequences.setAtIndex(JAVA_INT, 2L * size, sequence);
        sequences.setAtIndex(JAVA_INT, 2L * size + 1, shadow(sequence));
        wantsOutput.set(JAVA_BYTE, size, (byte) (output ? 1 : 0));
        outputs += output ? 1 : 0;
        return size++;
    }

    /// Decodes the batch.
    Outcome decode() throws GenerationFailed {
        Layouts.set(batch, Layouts.BATCH, "n_tokens", size);
        int result = library.decode.toInt(pointer, batch);
        if (filling > 0) {
            cut(FILLING, 0);
        }
        if (result != 0 && hasShadows) {
            cutShadows();
        }
        return switch (result) {
            case 0 -> Outcome.DONE;
            case NO_ROOM -> Outcome.NO_ROOM;
            case ABORTED -> Outcome.ABORTED;
            default -> throw GenerationFailed.nativeError("decode gave " + result + ": " + library.log.errors());
        };
    }

    private static int shadow(int sequence) {
        return sequence + ALL;
    }

    /// Where a batch came to nothing the library takes its tokens back from the first sequence of each alone.
    private void cutShadows() {
        for (int i = 0; i < size; i++) {
            int sequence = sequences.getAtIndex(JAVA_INT, 2L * i);
            library.sequenceRemove.toBoolean(memory, shadow(sequence), positions.getAtIndex(JAVA_INT, i), -1);
        }
    }

    /// The scores of the whole vocabulary after the token at this place of the last batch.
    MemorySegment logits(int place) {
        return library.logits.toPointer(pointer, place);
    }

    /// What the whole text of a sequence means; only where this context was made for embeddings.
    MemorySegment embedding(int sequence) {
        return library.embeddings.toPointer(pointer, sequence);
    }

    /// Drops what lies behind the first `count` tokens; false where this model's memory cannot do that.
    boolean cut(int sequence, int count) {
        if (hasShadows) {
            library.sequenceRemove.toBoolean(memory, shadow(sequence), count, -1);
        }
        return library.sequenceRemove.toBoolean(memory, sequence, count, -1);
    }

    /// Lets `to` begin with the first `count` tokens of `from`, without copying them.
    void share(int from, int to, int count) {
        library.sequenceCopy.run(memory, from, to, 0, count);
        if (hasShadows) {
            library.sequenceCopy.run(memory, from, shadow(to), 0, count);
        }
    }

    /// Bytes of what is kept of a sequence.
    long stateBytes(int sequence) {
        return library.stateSize.toLong(pointer, sequence);
    }

    /// Copies what is kept of a sequence; false when it could not be had.
    boolean saveState(int sequence, MemorySegment target) {
        return library.stateGet.toLong(pointer, target, target.byteSize(), sequence) == target.byteSize();
    }

    /// Fills an empty sequence from what [#saveState] gave; false when it does not fit this context.
    boolean loadState(int sequence, MemorySegment source) {
        boolean filled = library.stateSet.toLong(pointer, source, source.byteSize(), sequence) != 0;
        if (filled && hasShadows) {
            library.sequenceCopy.run(memory, sequence, shadow(sequence), 0, -1);
        }
        return filled;
    }

    void clear() {
        if (canWrite()) {
            library.memoryClear.run(memory, false);
        }
    }

    void free() {
        library.contextFree.run(pointer);
        library.threads.stop(pool);
        synchronized (stopText) {
            arena.close();
        }
    }
}
