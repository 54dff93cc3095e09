package org.quillhouse.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ThoughtFilterTest {
    private static List<String> parted(String prompt, String reply, int seed) {
        var said = new StringBuilder();
        var thought = new StringBuilder();
        var filter = new ThoughtFilter(prompt, said::append, thought::append);
        var random = new Random(seed);
        for (int at = 0; at < reply.length(); ) {
            int end = Math.min(reply.length(), at + 1 + random.nextInt(9));
            filter.add(reply.substring(at, end));
            at = end;
        }
        filter.finish();
        return List.of(said.toString(), thought.toString());
    }

    private static void assertParted(String said, String thought, String prompt, String reply) {
        for (int seed = 0; seed < 20; seed++) {
            assertEquals(List.of(said, thought), parted(prompt, reply, seed), reply);
        }
    }

    @Test
    void thoughtIsKeptOutOfTheProse() {
        assertParted("The sea.", "hm < 3\n", "", "<think>hm < 3\n</think>\n\nThe sea.");
        assertParted("The sea.", "a plan", "…<think>\n", "a plan</think>The sea.");
        assertParted(
                "Hello.",
                "I think.",
                "",
                "<|START_THINKING|>I think.<|END_THINKING|><|START_RESPONSE|>Hello.<|END_RESPONSE|>");
        assertParted(
                "Rain.",
                "User wants rain.",
                "",
                "<|channel|>analysis<|message|>User wants rain.<|end|>"
                        + "<|start|>assistant<|channel|>final<|message|>Rain.");
    }

    @Test
    void proseWithoutThoughtStaysAsItIs() {
        assertParted("  A < B, [T] <th and |<|.", "", "", "  A < B, [T] <th and |<|.");
    }

    @Test
    void unfinishedThoughtIsNoProse() {
        assertParted("", "on and on", "", "<think>on and on");
    }
}
