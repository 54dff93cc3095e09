package org.quillhouse.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class StopWordFilterTest {
    @Test
    void stopWordInPiecesNeverShows() {
        var filter = new StopWordFilter(List.of("<|im_end|>", "\n##"));
        assertEquals("She ran", filter.add("She ran<|im"));
        assertEquals("", filter.add("_end"));
        assertEquals("", filter.add("|> and more"));
        assertTrue(filter.isStopped());
        assertEquals("", filter.finish());
    }

    @Test
    void whatOnlyBeganLikeAStopWordIsShown() {
        var filter = new StopWordFilter(List.of("<|im_end|>"));
        assertEquals("a ", filter.add("a <|"));
        assertEquals("<|x", filter.add("x"));
        assertEquals("", filter.add("<"));
        assertEquals("<", filter.finish());
        assertFalse(filter.isStopped());
    }
}
