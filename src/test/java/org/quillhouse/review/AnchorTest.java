package org.quillhouse.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.quillhouse.kernel.QuoteStyle;
import org.quillhouse.kernel.SmartQuotes;

class AnchorTest {
    private static final String TEXT = "The bell rang twice. Ines put down her pen and went to the window, where the"
            + " causeway shone like wet slate. Nobody was on it. She counted the carts in the yard again, twelve of"
            + " them, and one was missing. The bell rang twice.";

    private static Optional<String> found(String quote, int start, String text) {
        return new Anchor("s", quote, start).in(text).map(place -> text.substring(place.start(), place.end()));
    }

    @Test
    void theNearestOfEqualPassagesIsMeant() {
        assertEquals(
                0,
                new Anchor("s", "The bell rang twice.", 3)
                        .in(TEXT)
                        .orElseThrow()
                        .start());
        int last = TEXT.lastIndexOf("The bell");
        assertEquals(
                last,
                new Anchor("s", "The bell rang twice.", 190)
                        .in(TEXT)
                        .orElseThrow()
                        .start());
    }

    @Test
    void aPassageIsFoundAfterItsWordsWereChanged() {
        String quote = "She counted the carts in the yard again, twelve of them, and one was missing.";
        String edited = TEXT.replace(
                "counted the carts in the yard again, twelve of them,",
                "counted the carts in the great yard again, all twelve of them;");
        Anchor.Place place =
                new Anchor("s", quote, TEXT.indexOf(quote)).in(edited).orElseThrow();
        assertFalse(place.exact());
        assertEquals(
                "She counted the carts in the great yard again, all twelve of them; and one was missing",
                edited.substring(place.start(), place.end()));
    }

    @Test
    void aPassageThatIsGoneIsNotFoundElsewhere() {
        assertEquals(Optional.empty(), found("Corvin Hale laughed at the old reckoner and paid nobody.", 10, TEXT));
        assertEquals(Optional.empty(), found("", 0, TEXT));
        assertEquals(Optional.empty(), found("twice twelve", 0, TEXT));
    }

    @Test
    void sentencesAreFoundAgainAfterRandomEditsAroundAndInThem() {
        var random = new Random(7);
        int found = 0;
        int tries = 400;
        for (int i = 0; i < tries; i++) {
            String quote = "Ines put down her pen and went to the window, where the causeway shone like wet slate.";
            var words = new java.util.ArrayList<>(java.util.List.of(TEXT.split(" ")));
            for (int edit = 0; edit < 6; edit++) {
                int at = random.nextInt(words.size());
                if (random.nextBoolean()) {
                    words.add(at, "suddenly" + i);
                } else {
                    words.set(at, "another");
                }
            }
            String edited = String.join(" ", words);
            Optional<Anchor.Place> place = new Anchor("s", quote, TEXT.indexOf(quote)).in(edited);
            boolean right = place.map(p -> edited.substring(p.start(), p.end()))
                    .map(text -> text.contains("window") || text.contains("pen") || text.contains("slate"))
                    .orElse(false);
            found += right ? 1 : 0;
        }
        assertTrue(found >= tries * 0.97, found + " of " + tries);
    }

    /// Straight or printed marks are no difference.
    @Test
    void passageIsFoundOnceItsMarksAreSet() {
        String text = "Ines waited. \"They've seen Hale's mark,\" she said. The bell rang.";
        String quote = "They've seen Hale's mark";
        String set = SmartQuotes.set(text, QuoteStyle.ENGLISH);
        assertEquals(Optional.of("They’ve seen Hale’s mark"), found(quote, text.indexOf(quote), set));
    }
}
