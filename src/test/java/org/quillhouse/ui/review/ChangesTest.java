package org.quillhouse.ui.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private static final String BASE = "The bell rang twice over the yard. Ines slept through it.\n\nNobody came.";
    private static final String NEW =
            "The bell rang three times over the yard. Ines heard all of it.\n\nNobody came. It rained.";

    @Test
    void eachChangeIsTakenOrDeclinedByItself() {
        Changes changes = Changes.between(BASE, NEW);
        assertEquals(3, changes.size());
        assertEquals(BASE, changes.text());
        changes.choose(0, Changes.Choice.TAKEN);
        changes.choose(1, Changes.Choice.DECLINED);
        assertEquals(BASE.replace("twice", "three times"), changes.text());
        changes.takeOpen();
        assertEquals(BASE.replace("twice", "three times") + " It rained.", changes.text());
        changes.choose(1, Changes.Choice.TAKEN);
        assertEquals(NEW, changes.text());
        assertEquals(3, changes.taken());
        assertEquals(0, changes.open());
    }

    @Test
    void allOrNothingIsAlwaysOneOfTheTwoTexts() {
        var random = new Random(3);
        String[] words = {"bell", "of", "the", "yard", "rang", "twice", "\n\n", "Ines", "slept.", "and"};
        for (int round = 0; round < 500; round++) {
            String base = text(random, words);
            String other = text(random, words);
            Changes changes = Changes.between(base, other);
            assertEquals(base, changes.text());
            changes.takeOpen();
            assertEquals(other, changes.text());
            int parts = (int)
                    changes.parts().stream().filter(part -> !part.isSame()).count();
            assertEquals(changes.size(), parts);
        }
    }

    private static String text(Random random, String[] words) {
        var text = new StringBuilder();
        for (int i = random.nextInt(24); i >= 0; i--) {
            text.append(words[random.nextInt(words.length)]).append(' ');
        }
        return text.toString();
    }

    @Test
    void aWordOrTwoBetweenChangesAreAPartOfThem() {
        Changes changes = Changes.between(
                "She knew the hand of every clerk who sat there.", "They saw the ink of no reckoner who sat there.");
        assertEquals(1, changes.size());
        assertTrue(changes.parts().getLast().isSame());
    }
}
