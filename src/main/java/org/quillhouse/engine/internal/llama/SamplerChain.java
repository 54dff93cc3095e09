package org.quillhouse.engine.internal.llama;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.Optional;
import java.util.Set;
import org.quillhouse.engine.GenerationFailed;
import org.quillhouse.engine.GenerationRequest;
import org.quillhouse.engine.Sampling;

/// The native samplers of one generation; used and closed on the model's thread.
///
/// Order: bias, repetition penalties, DRY, top-k, typical, top-p, min-p, XTC, temperature, draw. Only the [Shortlist]
/// of the likeliest tokens goes through: over a vocabulary of 50,000 or more the native samplers alone cost a small
/// model a tenth of its speed, and tokens beyond the shortlist are never drawn by our settings anyway.
///
/// A grammar is asked about the drawn token alone; only where it says no are the candidates filtered and drawn from
/// again, from ever longer lists.
final class SamplerChain implements AutoCloseable {
    static final int NONE = -1;

    /// Twice the largest difference seen between a token decoded alone and among 33 others (0.7 with Gemma, AMX).
    private static final float SURE_LEAD = 1.4f;

    private static final int SHORT = 64;
    private static final int MARGIN = 24;
    private static final int LONG = 1_024;

    /// What may be said as the prompt says it, in tokens: names are seldom longer.
    private static final int ECHO_LENGTH = 6;

    private final LlamaLibrary library;
    private final SamplerKit kit;
    private final Shortlist list;
    private final Sampling sampling;
    private final MemorySegment chain;
    private final MemorySegment selector;
    private final Optional<MemorySegment> grammar;
    private final Optional<MemorySegment> echo;
    private final int[] forced;
    private final int shortest;

    SamplerChain(SamplerKit kit, GenerationRequest request) throws GenerationFailed {
        this.kit = kit;
        this.library = kit.library();
        this.list = kit.shortlist();
        this.sampling = request.sampling();
        grammar = request.grammar().isPresent()
                ? Optional.of(grammar(request.grammar().get()))
                : Optional.empty();
        forced = request.grammar().map(kit::tokensOf).orElse(new int[0]);
        try (var arena = Arena.ofConfined()) {
            MemorySegment params = library.chainDefaults.toPointer((SegmentAllocator) arena);
            Layouts.set(params, Layouts.CHAIN_PARAMS, "no_perf", true);
            chain = library.chainInit.toPointer(params);
        }
        echo = echo();
        addPenalties();
        selector = selector();
        boolean cut = sampling.cut().topK() > 0 || sampling.temperature() <= 0;
        shortest = cut ? Math.max(SHORT, sampling.cut().topK() + MARGIN) : LONG;
    }

    private MemorySegment grammar(String gbnf) throws GenerationFailed {
        if (gbnf.isBlank()) {
            throw GenerationFailed.badGrammar("it is empty"); // the library would take that for no grammar
        }
        library.log.clear();
        try (var arena = Arena.ofConfined()) {
            MemorySegment made =
                    library.grammar.toPointer(kit.vocab(), arena.allocateFrom(gbnf), arena.allocateFrom("root"));
            if (made.address() == 0) {
                throw GenerationFailed.badGrammar(library.log.errors());
            }
            return made;
        }
    }

    /// Is in the chain, and told of the prompt, too.
    private Optional<MemorySegment> echo() {
        Sampling.Dry dry = sampling.dry();
        if (dry.multiplier() <= 0 || dry.promptTokens() <= 0) {
            return Optional.empty();
        }
        int window = dry.promptTokens() + dry.windowTokens();
        MemorySegment sampler =
                kit.dry(new Sampling.Dry(dry.multiplier(), dry.base(), ECHO_LENGTH, window, dry.promptTokens()));
        add(sampler);
        return Optional.of(sampler);
    }

    private void addPenalties() {
        Sampling.Repetition repetition = sampling.repetition();
        if (!repetition.isNone()) {
            add(library.penalties.toPointer(
                    list.vocabulary(),
                    repetition.windowTokens(),
                    repetition.penalty(),
                    repetition.frequency(),
                    repetition.presence()));
        }
        if (sampling.dry().multiplier() > 0) {
            add(kit.dry(sampling.dry()));
        }
        if (sampling.temperature() > 0) {
            addCuts();
        }
    }

    private void addCuts() {
        if (sampling.mirostat().isEmpty()) {
            Sampling.Cut cut = sampling.cut();
            add(library.topK.toPointer(cut.topK()));
            if (cut.typicalP() < 1) {
                add(library.typical.toPointer(cut.typicalP(), 1L));
            }
            add(library.topP.toPointer(cut.topP(), 1L));
            add(library.minP.toPointer(cut.minP(), 1L));
        }
        Sampling.Xtc xtc = sampling.xtc();
        if (xtc.probability() > 0) {
            add(library.xtc.toPointer(xtc.probability(), xtc.threshold(), 1L, sampling.seed()));
        }
        add(library.temperature.toPointer(sampling.temperature()));
    }

    private MemorySegment selector() {
        if (sampling.temperature() <= 0) {
            return library.greedy.toPointer();
        }
        return sampling.mirostat()
                .map(set -> set.version() == 1
                        ? library.mirostat.toPointer(list.vocabulary(), sampling.seed(), set.tau(), set.eta(), 100)
                        : library.mirostat2.toPointer(sampling.seed(), set.tau(), set.eta()))
                .orElseGet(() -> library.distribution.toPointer(sampling.seed()));
    }

    private void add(MemorySegment sampler) {
        library.chainAdd.run(chain, sampler);
    }

    /// Draws from an output; [#accept] it if it is taken. [#NONE] where the grammar allows nothing more.
    ///
    /// @param forbidden tokens that must not be drawn
    int draw(MemorySegment logits, Set<Integer> forbidden) {
        list.load(logits, sampling.bias());
        list.pick(shortest, forbidden);
        int token = select();
        return grammar.isEmpty() || allows(token) ? token : drawAllowed(forbidden);
    }

    private int select() {
        library.samplerApply.run(chain, list.candidates());
        library.samplerApply.run(selector, list.candidates());
        return list.selected();
    }

    /// Whether the last draw leads by so much that the likeliest token would be the same had it been computed alone.
    boolean isSure() {
        return list.lead() > SURE_LEAD;
    }

    private boolean allows(int token) {
        list.only(token);
        return filterByGrammar();
    }

    private boolean filterByGrammar() {
        library.samplerApply.run(grammar.orElseThrow(), list.candidates());
        return list.keepPossible();
    }

    private int drawAllowed(Set<Integer> forbidden) {
        for (int count : new int[] {shortest, LONG}) {
            list.pick(count, forbidden);
            if (filterByGrammar()) {
                return select();
            }
        }
        list.these(forced, forbidden);
        if (filterByGrammar()) {
            return select();
        }
        list.pick(list.vocabulary(), forbidden);
        return filterByGrammar() ? select() : NONE;
    }

    /// Remembers a token that was taken.
    void accept(int token) {
        library.samplerAccept.run(chain, token);
        grammar.ifPresent(sampler -> library.samplerAccept.run(sampler, token));
    }

    /// Begins, or goes back: from now on only these tokens were taken, after those of the prompt.
    void restart(int[] tokens, int from, int to) {
        library.samplerReset.run(chain);
        grammar.ifPresent(library.samplerReset::run);
        echo.ifPresent(sampler -> {
            for (int i = Math.max(0, from - sampling.dry().promptTokens()); i < from; i++) {
                library.samplerAccept.run(sampler, tokens[i]);
            }
        });
        for (int i = from; i < to; i++) {
            accept(tokens[i]);
        }
    }

    @Override
    public void close() {
        library.samplerFree.run(chain);
        library.samplerFree.run(selector);
        grammar.ifPresent(library.samplerFree::run);
    }
}
