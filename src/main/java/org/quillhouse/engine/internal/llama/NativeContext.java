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
import org.quillhouse.tasks.Cancellation;

/// A `llama_context` with its batch and its abort callback. Every method runs on the model's thread, [#length]
/// excepted.
final class NativeContext {
    private static final int BATCH_TOKENS = 2_048;
    private static final int MICRO_BATCH_TOKENS = 512;
    private static final int ABORTED = 2;

    private final LlamaLibrary library;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment pointer;
    private final MemorySegment pool;
    private final MemorySegment memory;
    private final MemorySegment batch;
    private final MemorySegment tokens;
    private final MemorySegment positions;
    private final MemorySegment wantsOutput;
    private final int length;
    private final MemorySegment stopText = arena.allocate(8);
    private Cancellation wish = new Cancellation();

    NativeContext(LlamaLibrary library, MemorySegment model, LoadOptions options) throws GenerationFailed {
        this.library = library;
        library.log.clear();
        pointer = library.contextInit.toPointer(model, params(options));
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
        wantsOutput = arena.allocate(JAVA_BYTE, BATCH_TOKENS);
        fillBatch();
    }

    private MemorySegment params(LoadOptions options) {
        MemorySegment params = library.contextDefaults.toPointer((SegmentAllocator) arena);
        var layout = Layouts.CONTEXT_PARAMS;
        Layouts.set(params, layout, "n_ctx", options.contextTokens());
        Layouts.set(params, layout, "n_batch", BATCH_TOKENS);
        Layouts.set(params, layout, "n_ubatch", MICRO_BATCH_TOKENS);
        Layouts.set(params, layout, "n_threads", options.threads());
        Layouts.set(params, layout, "n_threads_batch", options.threads());
        Layouts.set(params, layout, "no_perf", true);
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

    /// The library asks between the nodes of its graph whether to give up: hundreds of times a token, so an upcall into
    /// Java would cost some per cent. Its question has the shape of C's `strlen`: a pointer in, zero or not out. So it
    /// asks `strlen`, and the text at [#stopText] is empty until somebody wants it to stop.
    private MemorySegment abortQuestion() {
        return Linker.nativeLinker().defaultLookup().find("strlen").orElseThrow();
    }

    private void fillBatch() {
        MemorySegment sequences = arena.allocate(ADDRESS, BATCH_TOKENS);
        MemorySegment sequenceCounts = arena.allocate(JAVA_INT, BATCH_TOKENS);
        MemorySegment zero = arena.allocate(JAVA_INT);
        for (int i = 0; i < BATCH_TOKENS; i++) {
            sequences.setAtIndex(ADDRESS, i, zero);
            sequenceCounts.setAtIndex(JAVA_INT, i, 1);
        }
        Layouts.set(batch, Layouts.BATCH, "token", tokens);
        Layouts.set(batch, Layouts.BATCH, "pos", positions);
        Layouts.set(batch, Layouts.BATCH, "n_seq_id", sequenceCounts);
        Layouts.set(batch, Layouts.BATCH, "seq_id", sequences);
        Layouts.set(batch, Layouts.BATCH, "logits", wantsOutput);
    }

    MemorySegment pointer() {
        return pointer;
    }

    int length() {
        return length;
    }

    /// From now on this wish stops a decode that is under way.
    void watch(Cancellation cancellation) {
        synchronized (stopText) {
            wish = cancellation;
            stopText.set(JAVA_BYTE, 0, (byte) 0);
        }
        cancellation.onCancel(() -> askToStop(cancellation));
    }

    private void askToStop(Cancellation asking) {
        synchronized (stopText) {
            if (asking == wish && stopText.scope().isAlive()) {
                stopText.set(JAVA_BYTE, 0, (byte) 1);
            }
        }
    }

    /// Decodes `all[from, to)` at those positions, at most [#BATCH_TOKENS] of them; output is made only for the end of
    /// `all`, because a vocabulary's worth of numbers for a token in the middle costs as much as a token.
    ///
    /// @return false when it was aborted; the cache may then hold a part, so cut it
    boolean decode(int[] all, int from, int to) throws GenerationFailed {
        int count = to - from;
        for (int i = 0; i < count; i++) {
            positions.setAtIndex(JAVA_INT, i, from + i);
            wantsOutput.set(JAVA_BYTE, i, (byte) (from + i == all.length - 1 ? 1 : 0));
        }
        MemorySegment.copy(all, from, tokens, JAVA_INT, 0, count);
        return decodeBatch(count);
    }

    private boolean decodeBatch(int count) throws GenerationFailed {
        Layouts.set(batch, Layouts.BATCH, "n_tokens", count);
        int result = library.decode.toInt(pointer, batch);
        if (result == ABORTED || (result != 0 && wish.isCancelled())) {
            return false;
        }
        if (result != 0) {
            throw GenerationFailed.nativeError("decode gave " + result + ": " + library.log.errors());
        }
        return true;
    }

    /// Decodes one token at a position, with output.
    boolean decodeOne(int token, int position) throws GenerationFailed {
        positions.set(JAVA_INT, 0, position);
        wantsOutput.set(JAVA_BYTE, 0, (byte) 1);
        tokens.set(JAVA_INT, 0, token);
        return decodeBatch(1);
    }

    /// Drops what lies behind the first `count` tokens; false where this model's memory cannot do that.
    boolean cutTo(int count) {
        return library.sequenceRemove.toBoolean(memory, 0, count, -1);
    }

    void clear() {
        library.memoryClear.run(memory, false);
    }

    void free() {
        library.contextFree.run(pointer);
        library.threads.stop(pool);
        synchronized (stopText) {
            arena.close();
        }
    }
}
