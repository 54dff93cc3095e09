package org.quillhouse.engine.internal.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchWidthsTest {
    private static List<Integer> chosen(int tokens, double sixTakes) {
        var widths = new BatchWidths();
        var chosen = new ArrayList<Integer>();
        for (int step = 0; step < 10; step++) {
            int width = widths.choose(tokens);
            chosen.add(width);
            widths.learn(width, width == 8 ? 40 : sixTakes);
        }
        return chosen;
    }

    @Test
    void theFasterWidthIsKeptAfterBothWereTried() {
        assertEquals(List.of(6, 6, 6, 8, 8, 8, 8, 8, 8, 8), chosen(6, 55));
        assertEquals(List.of(6, 6, 6, 8, 8, 8, 6, 6, 6, 6), chosen(6, 30));
    }

    @Test
    void oneTokenAndLongBatchesStayAsTheyAre() {
        assertEquals(1, new BatchWidths().choose(1));
        assertEquals(33, new BatchWidths().choose(33));
        assertEquals(32, new BatchWidths().choose(32));
    }
}
