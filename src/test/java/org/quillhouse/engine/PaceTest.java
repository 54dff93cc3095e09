package org.quillhouse.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static GenerationResult result(int prompt, int reused, int written, double readMillis, double writeMillis) {
        return new GenerationResult(
                "",
                StopReason.END,
                GenerationResult.Tokens.of(prompt, reused, written),
                readMillis,
                readMillis,
                writeMillis,
                Optional.empty());
    }

    @Test
    void whatAModelDidLastTellsHowLongTheNextTakes() {
        var pace = new Pace();
        assertEquals(Optional.empty(), pace.expect("a", "new", 1_000, 100));
        pace.learn("a", "one prompt", result(1_100, 100, 50, 2_000, 1_000)); // 500 and 50 a second
        assertEquals(Optional.of(Duration.ofSeconds(4)), pace.expect("a", "new", 1_000, 100));
        pace.learn("a", "two", result(1_100, 1_099, 4, 5, 1)); // too short to tell
        assertEquals(Optional.of(Duration.ofSeconds(4)), pace.expect("a", "new", 1_000, 100));
        assertEquals(Optional.empty(), pace.expect("b", "new", 1_000, 100));
        pace.learn("b", "three", result(300, 0, 2, 1_000, 100));
        assertEquals(Optional.empty(), pace.expect("b", "new", 1_000, 100), "it has not written enough");
        assertEquals(Optional.empty(), pace.expect("a", "new", 1_000, 100), "another model is here now");
    }

    @Test
    void whatWasReadAlreadyTakesNoTime() {
        var pace = new Pace();
        pace.learn("a", "the story so far and a task", result(1_100, 100, 50, 2_000, 1_000));
        assertEquals(Optional.of(Duration.ofSeconds(3)), pace.expect("a", "the story so far", 1_000, 150));
        assertEquals(
                Optional.of(Duration.ofSeconds(4)), pace.expect("a", "the story so far, otherwise told", 1_000, 150));
        for (int other = 0; other < 4; other++) {
            pace.learn("a", other + " other", result(1_100, 100, 50, 2_000, 1_000));
        }
        assertEquals(Optional.of(Duration.ofSeconds(5)), pace.expect("a", "the story so far", 1_000, 150), "forgotten");
    }
}
