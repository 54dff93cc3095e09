package org.quillhouse.manuscript.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ThreeWayTest {
    @Test
    void takingBackKeepsWhatWasTypedElsewhere() {
        assertEquals(
                "One. Two, she said. Three, I add.",
                ThreeWay.merge("One. TWO. Three.", "One. TWO. Three, I add.", "One. Two, she said. Three."));
    }

    @Test
    void wordsTypedInsideWhatIsTakenBackStay() {
        assertEquals(
                "Before. mine ",
                ThreeWay.merge("Before. The agent wrote this.", "Before. The agent mine wrote this.", "Before. "));
    }

    @Test
    void sameChangeOnBothSidesComesOnce() {
        assertEquals("a c", ThreeWay.merge("a b", "a c", "a c"));
    }

    @Test
    void aChangeThatReadsInTwoWaysComesOnce() {
        String base = "She went to look. Nobody was there, and the tide stood high.";
        String one = "She went to look, slowly. Nobody was there, and the tide stood high.";
        String all = "She went to look, slowly. Nobody was there, and the water stood high.";
        assertEquals(all, ThreeWay.merge(base, one, all));
    }

    /// Random texts: nothing typed is lost, and without typing the result is the other text exactly.
    @Test
    void noTypedWordIsEverLost() {
        var random = new Random(5);
        for (int round = 0; round < 400; round++) {
            List<String> base = words(random, 30);
            String theirs = String.join(" ", edited(random, base, "t"));
            List<String> mine = edited(random, base, "m");
            String before = String.join(" ", base);
            String merged = ThreeWay.merge(before, String.join(" ", mine), theirs);
            for (String word : mine) {
                assertTrue(!word.startsWith("m") || merged.contains(word), word + " in " + merged);
            }
            assertEquals(theirs, ThreeWay.merge(before, before, theirs));
        }
    }

    private static List<String> words(Random random, int count) {
        return random.ints(count, 0, 12).mapToObj(number -> "w" + number).toList();
    }

    private static List<String> edited(Random random, List<String> base, String mark) {
        var words = new ArrayList<>(base);
        for (int change = 0; change < 4; change++) {
            int at = random.nextInt(words.size());
            switch (random.nextInt(3)) {
                case 0 -> words.add(at, mark + random.nextInt(1_000_000));
                case 1 -> words.set(at, mark + random.nextInt(1_000_000));
                default -> words.subList(at, Math.min(words.size() - 1, at + 6)).clear();
            }
        }
        return words;
    }
}
