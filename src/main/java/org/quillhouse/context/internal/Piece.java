package org.quillhouse.context.internal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quillhouse.context.Fate;
import org.quillhouse.context.Mark;
import org.quillhouse.context.Priority;
import org.quillhouse.context.PromptPart;
import org.quillhouse.context.PromptPart.Section;
import org.quillhouse.kernel.TokenCount;

/// An element on its way into the prompt: what it may stand there as. Counting is put off until it is asked for.
///
/// @param raw its own words
/// @param open what stands before them in the prompt, and `close` behind them
/// @param brief its own words told in short; empty where nobody told them
/// @param briefWhy where `brief` comes from, a message key
/// @param chapter the chapter's id, for scenes and their summaries; for what is told of a part, those of all its
/// chapters, with commas between
record Piece(
        Section section,
        String kind,
        String label,
        String open,
        String raw,
        String close,
        String brief,
        String briefWhy,
        Priority priority,
        String chapter,
        String source,
        @Nullable Mark mark) {
    private static final int EXCERPT_LETTERS = 160;

    String text() {
        return open + raw + close;
    }

    int letters() {
        return open.length() + raw.length() + close.length();
    }

    boolean isPinned() {
        return mark == Mark.PIN;
    }

    boolean wantsBrief() {
        return mark == Mark.SHORTEN;
    }

    /// About, for accounts: never for the budget.
    int roughTokens() {
        return (letters() + 3) / 4;
    }

    PromptPart kept(int tokens) {
        var count = new TokenCount(tokens);
        return new PromptPart(section, kind, label, text(), priority, count, count, Fate.KEPT, "", source);
    }

    PromptPart as(Section place, String shown, int tokens, Fate fate, String why) {
        return new PromptPart(place, kind, label, shown, priority, new TokenCount(tokens), rough(), fate, why, source);
    }

    PromptPart leftOut(String why) {
        String start = raw.length() <= EXCERPT_LETTERS ? raw : raw.substring(0, EXCERPT_LETTERS) + "…";
        return new PromptPart(section, kind, label, start, priority, rough(), rough(), Fate.LEFT_OUT, why, source);
    }

    /// Its beginning, cut at a sentence; empty where not even a few words fit.
    Optional<PromptPart> start(Counts counts, int limit, String why) {
        int room = limit - counts.counter().count(open + close).tokens() - 3;
        String cut = room < 4 ? "" : new Shortener(counts.counter()).start(raw, room);
        return cut.isEmpty() ? Optional.empty() : shortened(counts, cut, limit, why);
    }

    /// Its beginning, cut between two words; empty where not even a few fit.
    Optional<PromptPart> startOfWords(Counts counts, int limit, String why) {
        int room = limit - counts.counter().count(open + close).tokens() - 3;
        String cut = room < 4 ? "" : new Shortener(counts.counter()).startOfWords(raw, room);
        return cut.isEmpty() ? Optional.empty() : shortened(counts, cut, limit, why);
    }

    /// Its end, cut at a sentence.
    Optional<PromptPart> end(Counts counts, int limit, String why) {
        int room = limit - counts.counter().count(open + close).tokens() - 3;
        String cut = room < 4 ? "" : new Shortener(counts.counter()).end(raw, room);
        return cut.isEmpty() ? Optional.empty() : shortened(counts, cut, limit, why);
    }

    private Optional<PromptPart> shortened(Counts counts, String cut, int limit, String why) {
        String shown = open + cut + close;
        int tokens = counts.of(section, shown);
        return tokens > limit ? Optional.empty() : Optional.of(as(section, shown, tokens, Fate.SHORTENED, why));
    }

    private TokenCount rough() {
        return new TokenCount(roughTokens());
    }
}
