package org.quillhouse.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TitleFinderTest {
    @Test
    void whatIsNoTitleIsLeftOut() {
        assertEquals(
                List.of("The Salt Road", "Ost"),
                TitleFinder.usable(List.of(
                        " “the Salt Road.” ",
                        "the salt road",
                        "___ 123",
                        "\"Ost\",",
                        "A carter who lost his brother on the way to the town of Ost in winter")));
        assertEquals(List.of("Who Counts?"), TitleFinder.usable(List.of("Who Counts?", "", " - ")));
    }
}
