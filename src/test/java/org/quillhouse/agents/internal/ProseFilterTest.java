package org.quillhouse.agents.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProseFilterTest {
    private static final List<String> HEADINGS = List.of("The world", "The people", "The story so far");

    /// The same whether it comes whole or letter by letter.
    private static void assertProse(String expected, String reply) {
        var whole = new ProseFilter(HEADINGS, "The Reckoner's Window");
        assertEquals(expected, whole.add(reply) + whole.finish());
        var pieces = new ProseFilter(HEADINGS, "The Reckoner's Window");
        var text = new StringBuilder();
        for (char letter : reply.toCharArray()) {
            text.append(pieces.add(String.valueOf(letter)));
        }
        assertEquals(expected, text + pieces.finish());
    }

    @Test
    void proseGoesThroughWithBlankLinesBetweenParagraphs() {
        assertProse("She ran.\n\nHe did not.", "She ran.\n\n\nHe did not.\n");
        assertProse("One.\n\nTwo.", "  \n\nOne.\nTwo.");
    }

    @Test
    void headingsAndTitlesAreLeftOut() {
        assertProse("She ran.", "# Chapter 3\n\nShe ran.");
        assertProse("She ran.", "**Chapter Three: The Reckoner's Window**\n\nShe ran.");
        assertProse("She ran.", "The Reckoner's Window\n\nShe ran.");
        assertProse("She ran.", "Chapter 3: The Reckoner's Window\nShe ran.");
        assertProse("She ran.\n\nHe ran.", "She ran.\n\n## The people\n\nHe ran.");
        assertProse("She ran.", "The Lost Day\n\nShe ran.");
        assertProse("She ran.", "The story so far:\n\nShe ran.");
    }

    @Test
    void chatMarksAndPreamblesAreLeftOut() {
        assertProse("She ran.", "<|im_start|>assistant\nShe ran.");
        assertProse("She ran.", "Sure, here is the chapter:\n\nShe ran.");
        assertProse("She ran.", "assistant\n\nShe ran.");
        assertProse("She ran.", "<think>\nThe user wants a chapter.\n</think>\n\nShe ran.");
    }

    @Test
    void listsOfNothingAreLeftOut() {
        assertProse("She ran.\n\nHe did not.", "1.\n\n— — 2 — -- 3 |\n\nShe ran.\n-\n-\n(4)\nHe did not.\n5");
        assertProse("12.10.1914\n\nShe ran.", "12.10.1914\n\nShe ran.");
        assertProse("“…”\n\n— No, she said.\n\n3 of them ran.", "“…”\n\n— No, she said.\n\n3 of them ran.");
    }

    @Test
    void marksWithinALineAreLeftOut() {
        assertProse("He read [*h*] there.", "He read [<i>h</i>] there.");
        assertProse("He read [ there.", "He read [<start_of_image> there.");
        assertProse("She ran.", "<<SYS>>She ran.<</SYS>>");
        assertProse("She ran. He did not.", "She ran.</passage> He did not.<|im_end|>");
        assertProse("She ran.", "She ran.[/INST]");
        assertProse("She ran.", "She <</SYS>>ran.<end_of_turn>");
        assertProse("She ran.", "She ran.\n<story>\n");
        assertProse("She ran.\n\nHe ran.", "She ran.\n\n<section title=\"The Altered Seven · 2\">\n\nHe ran.");
        assertProse("She *ran*, **now**.", "<p>She <i>ran</i>, <b>now</b>.</p><start_of_image>");
        assertProse("She ran.\n\nHe ran.", "<page>\nShe ran.\n\n<paragraph>He ran.</paragraph>\n\n</page>");
        assertProse("She ran.", "<entry id=\"a\" kind=\"b\">She ran.</section>");
    }

    @Test
    void aLongHeadingIsTakenForProseWithoutItsMark() {
        String sentence = "The long night had taken the hours away, and nobody spoke of it again. ";
        String prose = (sentence + sentence + sentence).strip();
        assertProse(prose, "# " + prose);
        assertProse("She ran over the bridge at last.", "assistant: She ran over the bridge at last.");
    }

    @Test
    void proseThatLooksAlikeStays() {
        assertProse("Chapter house doors stood open.", "Chapter house doors stood open.");
        assertProse("Sure of herself, she ran.", "Sure of herself, she ran.");
        assertProse("*Run*, she thought.", "*Run*, she thought.");
        assertProse("The people of Halvern slept.", "The people of Halvern slept.");
        assertProse("“Here is the lamp,” she said.", "“Here is the lamp,” she said.");
        assertProse("“User,” he spat.", "“User,” he spat.");
        assertProse("It said 3 < 4 [sic], and a <c> too.", "It said 3 < 4 [sic], and a <c> too.");
        assertProse("One << two <", "One << two <");
    }

    @Test
    void sceneBreaksStay() {
        assertProse("She ran.\n\n***\n\nHe ran.", "She ran.\n\n* * *\n\nHe ran.");
        assertProse("She ran.", "---\n\nShe ran.");
    }
}
