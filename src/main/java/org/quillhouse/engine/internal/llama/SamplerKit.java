package org.quillhouse.engine.internal.llama;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.quillhouse.engine.Sampling;

/// What the samplers of all generations of a model share. Model's thread only.
final class SamplerKit implements AutoCloseable {
    private static final List<String> DRY_BREAKERS = List.of("\n", ":", "\"", "*");

    private final LlamaLibrary library;
    private final MemorySegment vocab;
    private final Shortlist shortlist;
    private final Map<Sampling.Dry, MemorySegment> dry = new HashMap<>();
    private final GrammarTokens grammarTokens;

    /// @param tokenizer tokens of a text without anything before or behind it
    SamplerKit(LlamaLibrary library, MemorySegment vocab, Function<String, int[]> tokenizer) {
        this.library = library;
        this.grammarTokens = new GrammarTokens(tokenizer);
        this.vocab = vocab;
        shortlist = new Shortlist(library.vocabSize.toInt(vocab));
    }

    LlamaLibrary library() {
        return library;
    }

    MemorySegment vocab() {
        return vocab;
    }

    Shortlist shortlist() {
        return shortlist;
    }

    /// Tokens with which the fixed texts of a grammar go on.
    int[] tokensOf(String gbnf) {
        return grammarTokens.of(gbnf);
    }

    /// A fresh DRY sampler. Making one looks for the breakers in all of the vocabulary, 10 to 50 ms; copies cost
    /// nothing.
    MemorySegment dry(Sampling.Dry settings) {
        MemorySegment original = dry.computeIfAbsent(settings, this::makeDry);
        return library.samplerClone.toPointer(original);
    }

    private MemorySegment makeDry(Sampling.Dry settings) {
        try (var arena = Arena.ofConfined()) {
            MemorySegment breakers = arena.allocate(ADDRESS, DRY_BREAKERS.size());
            for (int i = 0; i < DRY_BREAKERS.size(); i++) {
                breakers.setAtIndex(ADDRESS, i, arena.allocateFrom(DRY_BREAKERS.get(i)));
            }
            return library.dry.toPointer(
                    vocab,
                    settings.multiplier(),
                    settings.base(),
                    settings.allowedLength(),
                    settings.windowTokens(),
                    breakers,
                    (long) DRY_BREAKERS.size());
        }
    }

    @Override
    public void close() {
        dry.values().forEach(library.samplerFree::run);
        shortlist.close();
    }
}
