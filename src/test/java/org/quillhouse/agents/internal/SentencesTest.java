package org.quillhouse.agents.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SentencesTest {
    @Test
    void aTextThatIsTooLongLosesItsLastSentences() {
        String text = "One two three. Four five. Six seven eight.";
        assertEquals("One two three. Four five.", Sentences.within(text, 3, 5));
        assertEquals("One two three.", Sentences.within(text, 1, 4));
        assertEquals(text, Sentences.within(text, 6, 7), "what would be left is too short");
        assertEquals(text, Sentences.within(text, 1, 8));
        assertEquals("No end to it", Sentences.within("No end to it", 1, 2));
        assertEquals("", Sentences.within("", 1, 2));
    }

    @Test
    void whatWasSaidBeforeIsSaidOnce() {
        assertEquals("The tide is in.", Sentences.saidOnce("The tide is in. The tide is in. THE TIDE IS IN."));
        assertEquals(
                "He ran. She sat. He ran. I saw.",
                Sentences.saidOnce("He ran. She sat. He ran. I saw. She sat. He ran."));
        assertEquals("He ran. She sat.", Sentences.saidOnce("He ran. She sat."));
        assertEquals("", Sentences.saidOnce(""));
    }
}
