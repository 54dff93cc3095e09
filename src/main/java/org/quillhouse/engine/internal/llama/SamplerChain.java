package org.quillhouse.engine.internal.llama;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quillhouse.engine.GenerationFailed;
import org.quillhouse.engine.GenerationRequest;
import org.quillhouse.engine.Sampling;

/// The native samplers of one generation; used and closed on the model's thread.
///
/// Order: grammar, repetition penalties, DRY, top-k, top-p, min-p, XTC, temperature, draw.
///
/// Without a grammar only the [Shortlist] of the likeliest tokens goes through the chain: over a vocabulary of 50,000
/// or
/// more the native chain alone costs a small model a tenth of its speed, and a token below rank 128 is never drawn by
/// our settings anyway. A grammar may allow only unlikely tokens, so it sees them all.
final class SamplerChain implements AutoCloseable {
    private static final int REPEAT_WINDOW = 64;
    private static final int DRY_WINDOW = 1_024;
    private static final List<String> DRY_BREAKERS = List.of("\n", ":", "\"", "*");

    private final LlamaLibrary library;
    private final MemorySegment chain;
    private final @Nullable Shortlist shortlist;

    SamplerChain(LlamaLibrary library, MemorySegment vocab, GenerationRequest request) throws GenerationFailed {
        this.library = library;
        try (var arena = Arena.ofConfined()) {
            MemorySegment params = library.chainDefaults.toPointer((SegmentAllocator) arena);
            Layouts.set(params, Layouts.CHAIN_PARAMS, "no_perf", true);
            chain = library.chainInit.toPointer(params);
        }
        try {
            if (request.grammar().isPresent()) {
                addGrammar(vocab, request.grammar().get());
            }
            addSampling(vocab, request.sampling());
        } catch (GenerationFailed | RuntimeException failed) {
            close();
            throw failed;
        }
        int vocabulary = library.vocabSize.toInt(vocab);
        shortlist = request.grammar().isPresent()
                ? null
                : new Shortlist(library, vocabulary, request.sampling().topK());
    }

    private void addGrammar(MemorySegment vocab, String gbnf) throws GenerationFailed {
        library.log.clear();
        try (var arena = Arena.ofConfined()) {
            MemorySegment grammar =
                    library.grammar.toPointer(vocab, arena.allocateFrom(gbnf), arena.allocateFrom("root"));
            if (grammar.address() == 0) {
                throw GenerationFailed.badGrammar(library.log.errors());
            }
            add(grammar);
        }
    }

    private void addSampling(MemorySegment vocab, Sampling sampling) {
        if (sampling.repeatPenalty() != 1) {
            int size = library.vocabSize.toInt(vocab);
            add(library.penalties.toPointer(size, REPEAT_WINDOW, sampling.repeatPenalty(), 0f, 0f));
        }
        if (sampling.dryMultiplier() > 0) {
            addDry(vocab, sampling.dryMultiplier());
        }
        if (sampling.temperature() <= 0) {
            add(library.greedy.toPointer());
            return;
        }
        add(library.topK.toPointer(sampling.topK()));
        add(library.topP.toPointer(sampling.topP(), 1L));
        add(library.minP.toPointer(sampling.minP(), 1L));
        if (sampling.xtcProbability() > 0) {
            add(library.xtc.toPointer(sampling.xtcProbability(), 0.1f, 1L, sampling.seed()));
        }
        add(library.temperature.toPointer(sampling.temperature()));
        add(library.distribution.toPointer(sampling.seed()));
    }

    private void addDry(MemorySegment vocab, float multiplier) {
        try (var arena = Arena.ofConfined()) {
            MemorySegment breakers = arena.allocate(ADDRESS, DRY_BREAKERS.size());
            for (int i = 0; i < DRY_BREAKERS.size(); i++) {
                breakers.setAtIndex(ADDRESS, i, arena.allocateFrom(DRY_BREAKERS.get(i)));
            }
            add(library.dry.toPointer(vocab, multiplier, 1.75f, 2, DRY_WINDOW, breakers, (long) DRY_BREAKERS.size()));
        }
    }

    private void add(MemorySegment sampler) {
        library.chainAdd.run(chain, sampler);
    }

    /// Draws from the last output of the context and remembers what it drew.
    int sample(MemorySegment context) {
        if (shortlist == null) {
            return library.samplerSample.toInt(chain, context, -1);
        }
        int token = shortlist.draw(chain, context);
        library.samplerAccept.run(chain, token);
        return token;
    }

    @Override
    public void close() {
        library.samplerFree.run(chain);
        if (shortlist != null) {
            shortlist.close();
        }
    }
}
