package org.quillhouse.engine.internal.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class BatchWidthsTest {
    private static final double[] NO_GUESSES = {0};

    private static List<Integer> chosen(int tokens, int steps, double[] gains, IntToDoubleFunction takes) {
        var widths = new BatchWidths();
        var chosen = new ArrayList<Integer>();
        for (int step = 0; step < steps; step++) {
            int width = widths.choose(tokens, gains);
            chosen.add(width);
            widths.learn(width, takes.applyAsDouble(width));
        }
        return chosen;
    }

    private static int atLast(double[] gains, IntToDoubleFunction takes) {
        return chosen(6, 40, gains, takes).getLast();
    }

    @Test
    void theFasterWidthIsKeptAfterAllWereTried() {
        assertEquals(List.of(6, 6, 6, 8, 8, 8, 8, 8, 8, 8), chosen(6, 10, NO_GUESSES, width -> width == 8 ? 40 : 55));
        assertEquals(6, atLast(NO_GUESSES, width -> width == 6 ? 30 : 40));
    }

    @Test
    void whatIsKeptIsDoubtedFromTimeToTime() {
        List<Integer> chosen = chosen(6, 90, NO_GUESSES, width -> width == 6 ? 30 : 40);
        assertTrue(chosen.subList(20, 90).contains(8), chosen.toString());
        assertTrue(chosen.subList(20, 90).stream().filter(width -> width != 6).count() <= 3, chosen.toString());
    }

    @Test
    void guessesAreWorthColumnsThatCostLittle() {
        double[] gains = {0, 0.9, 1.7, 2.4, 3, 3.5, 4};
        assertEquals(12, atLast(gains, width -> 40 + width / 4.0), "where the weights take the time");
        assertEquals(6, atLast(gains, width -> 7.0 * width), "not where each column does");
        assertEquals(6, atLast(NO_GUESSES, width -> 40 + width / 4.0), "nor where nothing is guessed");
    }

    @Test
    void oneTokenAndLongBatchesStayAsTheyAre() {
        assertEquals(1, new BatchWidths().choose(1, NO_GUESSES));
        assertEquals(33, new BatchWidths().choose(33, NO_GUESSES));
        assertEquals(32, new BatchWidths().choose(32, NO_GUESSES));
    }
}
