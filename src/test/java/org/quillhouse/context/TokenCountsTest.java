package org.quillhouse.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quillhouse.kernel.TokenCount;

class TokenCountsTest {
    private static final TokenCounter HUNDRED = new TokenCounter() {
        @Override
        public TokenCount count(String text) {
            return new TokenCount(text.isEmpty() ? 0 : 100);
        }

        @Override
        public boolean isExact() {
            return true;
        }
    };
    private final TokenCounts counts = new TokenCounts(HUNDRED);

    @ParameterizedTest
    @CsvSource({
        "EXACT, NARRATIVE, 100",
        "ESTIMATED, DIALOGUE, 115",
        "CONSERVATIVE, SYSTEM_PROMPT, 143",
        "OPTIMISTIC, METADATA, 114",
        "EXACT, UNKNOWN, 110"
    })
    void countIsTokensTimesStrategyTimesKind(TokenStrategy strategy, TextKind kind, int tokens) {
        assertEquals(tokens, counts.count("words", Optional.of(kind), strategy).tokens());
    }

    @Test
    void kindIsFoundBySigns() {
        assertEquals(TextKind.UNKNOWN, TextKind.of("  "));
        assertEquals(TextKind.NARRATIVE, TextKind.of("Rain fell on Halvern"));
        assertEquals(TextKind.DIALOGUE, TextKind.of("“Come,” she said. “Now.”"));
        assertEquals(TextKind.SYSTEM_PROMPT, TextKind.of("You are the editor. Your task is hard."));
        assertEquals(TextKind.METADATA, TextKind.of("{\"title\": 1, \"tags\": [2]}"));
    }

    @Test
    void tooManyAndTooLongAreRefused() throws Exception {
        assertThrows(TokenCounts.Refused.class, () -> counts.count(List.of(), TokenStrategy.EXACT));
        List<String> many = java.util.Collections.nCopies(51, "a");
        assertThrows(TokenCounts.Refused.class, () -> counts.count(many, TokenStrategy.EXACT));
        assertThrows(TokenCounts.Refused.class, () -> counts.count(List.of("a".repeat(100_001)), TokenStrategy.EXACT));
        assertEquals(50, counts.count(many.subList(0, 50), TokenStrategy.EXACT).size());
    }

    @Test
    void validationTellsWhatIsOver() throws Exception {
        TokenCounts.Validation over = counts.validate(List.of("a b", "c d"), 200);
        assertFalse(over.fits());
        assertEquals(250, over.total());
        assertEquals(50, over.overflow());
        assertEquals(1.25, over.use());
        assertTrue(counts.validate(List.of("a b"), 125).fits());
        assertThrows(TokenCounts.Refused.class, () -> counts.validate(List.of("a"), 0));
    }

    @Test
    void limitsOfFieldsScaleAndHaveStates() {
        assertEquals(4_000, FieldLimit.WORLD.tokens(30_000));
        assertEquals(400, FieldLimit.WORLD.tokens(3_000));
        assertEquals(FieldLimit.State.GOOD, FieldLimit.state(79, 100));
        assertEquals(FieldLimit.State.WARNING, FieldLimit.state(80, 100));
        assertEquals(FieldLimit.State.CRITICAL, FieldLimit.state(100, 100));
        assertEquals(FieldLimit.State.OVER, FieldLimit.state(101, 100));
        assertThrows(IllegalArgumentException.class, () -> FieldLimit.state(1, 0));
    }

    @Test
    void cacheForgetsWhenTheModelChanges() {
        var calls = new AtomicInteger();
        TokenCounter one = counter(calls, 3);
        TokenCounter other = counter(calls, 7);
        var cache = new TokenCache(one);
        assertEquals(3, cache.count("text").tokens());
        assertEquals(3, cache.count("text").tokens());
        assertEquals(1, calls.get());
        assertEquals(0.5, cache.hitRate());
        assertEquals(7, cache.with(other).count("text").tokens());
    }

    private static TokenCounter counter(AtomicInteger calls, int tokens) {
        return new TokenCounter() {
            @Override
            public TokenCount count(String text) {
                calls.incrementAndGet();
                return new TokenCount(tokens);
            }

            @Override
            public boolean isExact() {
                return true;
            }
        };
    }

    @Test
    void whatStandsOutAndIsNotInTheSummaryIsNamed() {
        String text =
                "Then Marah walked in. Later Marah said no, and Marah asked why. In the night Oram confessed to the"
                        + " drowning of eleven carters. So Oram and Oram looked away.";
        assertEquals(
                List.of("Oram", "In the night Oram confessed to the drowning of eleven carters."),
                KeyFacts.missing(text, "Marah comes in and asks.", 4));
        assertEquals(
                List.of(),
                KeyFacts.missing(text, "Marah asks; at night Oram confessed to drowning eleven carters.", 4));
        assertEquals(1, KeyFacts.missing(text, "Nothing.", 1).size());
    }

    @Test
    void keyFactsAreFoundByWholeWords() {
        String text =
                "That night Ines learned the secret. \"You must never tell the truth about my brother,\" said Oram."
                        + " And so Ines ran. But Ines knew.";
        List<KeyFacts.KeyFact> facts = KeyFacts.in(text);
        assertTrue(facts.stream()
                .anyMatch(fact -> fact.kind() == KeyFacts.Kind.CHARACTER_NAME
                        && fact.text().equals("Ines")));
        assertTrue(facts.stream().anyMatch(fact -> fact.kind() == KeyFacts.Kind.DIALOGUE && fact.score() >= 0.9));
        assertTrue(
                KeyFacts.in("The warden swept the hallway.").stream()
                        .noneMatch(fact -> fact.kind() == KeyFacts.Kind.CONFLICT),
                "war in warden is no war");
        assertEquals(
                java.util.Set.of("Oram"),
                KeyFacts.names("Then Master Oram rose. So Master Oram went out, and on Tuesday came back, on Tuesday.")
                        .keySet(),
                "a title is no name, a day neither");
        assertEquals(1, KeyFacts.quality(100, 100, 300));
        assertEquals(0.5, KeyFacts.quality(500, 100, 510), 1e-9);
        assertTrue(KeyFacts.grounded("The lantern burned in the harbour", "A rabbit danced nearby") < 0.1);
    }
}
