package org.quillhouse.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ExcerptTest {
    private static final String TEXT = "because the hour had been rung";

    @Test
    void textsAreCutBetweenWords() {
        assertEquals("the hour had been rung", TEXT.substring(Excerpt.begin(TEXT, 3, TEXT.length())));
        assertEquals("the hour had been rung", TEXT.substring(Excerpt.begin(TEXT, 8, TEXT.length())));
        assertEquals("because the hour", TEXT.substring(0, Excerpt.end(TEXT, 0, 18)));
        assertEquals(TEXT, TEXT.substring(Excerpt.begin(TEXT, -5, 10), Excerpt.end(TEXT, 0, 99)));
    }

    @Test
    void aWordWithoutAnEndIsCutWhereItMustBe() {
        assertEquals(3, Excerpt.begin("aaaaaaaaaa", 3, 10));
        assertEquals(7, Excerpt.end("aaaaaaaaaa", 0, 7));
        assertEquals(3, Excerpt.begin("aaaaaa b", 3, 6), "the word is beyond what is looked at");
    }
}
