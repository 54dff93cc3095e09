package org.quillhouse.proofing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpellerTest {
    private static final Speller SPELLER = new Speller();

    private static List<String> wrong(String text, String... known) {
        return SPELLER.check(text, Set.of(known)).stream()
                .map(each -> text.substring(each.from(), each.to()))
                .toList();
    }

    @Test
    void misspeltWordsAreFoundWithTheirEndings() {
        assertEquals(List.of("teh", "recieved"), wrong("He saw teh sea and recieved letters."));
        assertEquals(List.of(), wrong("She’d walked; the harbor's… don't. Running boats, happily."));
    }

    @Test
    void namesOfTheStoryAreRightWithTheirPossessives() {
        assertEquals(List.of("Oram", "Oram’s"), wrong("Oram took Oram’s pen."));
        assertEquals(List.of(), wrong("Oram took Oram’s pen.", "oram"));
    }

    @Test
    void signsNumbersAndCommentsArePassedOver() {
        assertEquals(List.of(), wrong("*No* — x2, 3rd, NASA; <!-- xyzzy qwrt --> see[^ntoe] mail@exmple.org “quoted”"));
        assertEquals(List.of(), SPELLER.check("", Set.of()));
    }

    @Test
    void whatIsWrittenWithoutSpacesIsPassedOver() {
        assertEquals(List.of("teh"), wrong("海は灰色だった。船は teh 見えなかった。灰色的海。"));
    }

    @Test
    void suggestionsHaveTheWordThatWasMeant() {
        assertTrue(
                SPELLER.suggest("recieved").contains("received"),
                SPELLER.suggest("recieved").toString());
        assertTrue(
                SPELLER.suggest("dont").contains("don’t"),
                SPELLER.suggest("dont").toString());
    }
}
