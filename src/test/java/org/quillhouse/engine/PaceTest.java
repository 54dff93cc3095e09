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
        assertEquals(Optional.empty(), pace.expect("a", 1_000, 100));
        pace.learn("a", result(1_100, 100, 50, 2_000, 1_000)); // 500 and 50 a second
        assertEquals(Optional.of(Duration.ofSeconds(4)), pace.expect("a", 1_000, 100));
        pace.learn("a", result(1_100, 1_099, 4, 5, 1)); // too short to tell
        assertEquals(Optional.of(Duration.ofSeconds(4)), pace.expect("a", 1_000, 100));
        assertEquals(Optional.empty(), pace.expect("b", 1_000, 100));
        pace.learn("b", result(300, 0, 2, 1_000, 100));
        assertEquals(Optional.empty(), pace.expect("b", 1_000, 100), "it has not written enough");
        assertEquals(Optional.empty(), pace.expect("a", 1_000, 100), "another model is here now");
    }
}
