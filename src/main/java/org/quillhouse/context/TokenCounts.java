package org.quillhouse.context;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Remedy;
import org.quillhouse.kernel.Retry;

/// Counts texts by strategy and kind, one or many, and against a budget (spec 002 §4). Safe on every thread.
///
/// A result is `floor(tokens × strategy × kind)`.
public final class TokenCounts {
    public static final int MOST_TEXTS = 50;
    public static final int MOST_LETTERS = 100_000;

    private final TokenCounter counter;

    public TokenCounts(TokenCounter counter) {
        this.counter = counter;
    }

    /// @param base tokens before the factors
    /// @param overhead what the factors add, may be negative
    /// @param detected whether the kind was found out rather than given
    /// @param exact whether the model's own tokenizer counted
    public record Counted(
            int tokens,
            int base,
            int overhead,
            int letters,
            TextKind kind,
            boolean detected,
            TokenStrategy strategy,
            boolean exact) {}

    /// Of several texts.
    public record Summary(int texts, int tokens, int letters, double average, Map<TextKind, Integer> kinds) {}

    /// @param use of the budget; may pass 1
    public record Validation(boolean fits, int total, int budget, double use, int remaining, int overflow, int texts) {}

    /// Too many texts at once, one that is too long, or a budget that is none.
    public static final class Refused extends Failure {
        private Refused(String key, List<?> arguments) {
            super(key, arguments, Retry.NO, Remedy.SHORTEN_TEXT, null);
        }
    }

    public Counted count(String text, Optional<TextKind> given, TokenStrategy strategy) {
        TextKind kind = given.orElseGet(() -> TextKind.of(text));
        int base = counter.count(text).tokens();
        int tokens = (int) Math.floor(base * strategy.factor() * kind.factor());
        return new Counted(
                tokens, base, tokens - base, text.length(), kind, given.isEmpty(), strategy, counter.isExact());
    }

    /// @throws Refused for none, more than [#MOST_TEXTS], or one longer than [#MOST_LETTERS]
    public List<Counted> count(List<String> texts, TokenStrategy strategy) throws Refused {
        requireSensible(texts);
        return texts.stream()
                .map(text -> count(text, Optional.empty(), strategy))
                .toList();
    }

    public static Summary summary(List<Counted> counted) {
        var kinds = new EnumMap<TextKind, Integer>(TextKind.class);
        counted.forEach(one -> kinds.merge(one.kind(), 1, Integer::sum));
        int tokens = counted.stream().mapToInt(Counted::tokens).sum();
        return new Summary(
                counted.size(),
                tokens,
                counted.stream().mapToInt(Counted::letters).sum(),
                counted.isEmpty() ? 0 : tokens / (double) counted.size(),
                kinds);
    }

    /// Whether texts fit a budget, reckoned conservatively.
    public Validation validate(List<String> texts, int budget) throws Refused {
        if (budget <= 0) {
            throw new Refused("context.count.budget", List.of(budget));
        }
        int total = count(texts, TokenStrategy.CONSERVATIVE).stream()
                .mapToInt(Counted::tokens)
                .sum();
        return new Validation(
                total <= budget,
                total,
                budget,
                total / (double) budget,
                Math.max(0, budget - total),
                Math.max(0, total - budget),
                texts.size());
    }

    private static void requireSensible(List<String> texts) throws Refused {
        if (texts.isEmpty() || texts.size() > MOST_TEXTS) {
            throw new Refused("context.count.texts", List.of(texts.size(), MOST_TEXTS));
        }
        for (String text : texts) {
            if (text.length() > MOST_LETTERS) {
                throw new Refused("context.count.long", List.of(text.length(), MOST_LETTERS));
            }
        }
    }
}
