package org.quillhouse.manuscript;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void sentencesAndSpeechAreCounted() {
        Pace pace = Pace.of(
                "# Heading\n\nShe ran. <!-- check this -->\n\n“Wait,” he said. “Not there!”\n\nIt rained again.");
        assertEquals(new Pace(10, 4, 3), pace);
        assertEquals(2.5, pace.wordsOfASentence());
        assertEquals(0.3, pace.spokenShare(), 1e-9);
    }

    @Test
    void otherQuotesAndLeftOpenOnesAreSpeech() {
        assertEquals(2, Pace.of("„Halt an.“ sagte er.").spokenWords());
        assertEquals(2, Pace.of("« Bien sûr » dit-elle.").spokenWords());
        assertEquals(2, Pace.of("\"Go on.\" Then nothing.").spokenWords());
        assertEquals(3, Pace.of("“I was saying\n\nhe stopped.").spokenWords(), "to the end of its paragraph");
    }

    @Test
    void emptyTextHasNoPace() {
        assertEquals(0, Pace.of("").wordsOfASentence());
        assertEquals(0, Pace.of("").spokenShare());
    }
}
