package org.quillhouse.ui.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fxmisc.richtext.model.PlainTextChange;
import org.junit.jupiter.api.Test;

/// Steps that are kept and read again: with random typing, other texts and damaged bytes.
class UndoStepsTest {
    private static String change(UndoSteps steps, String text, int at, int removed, String inserted) {
        steps.queue().push(List.of(new PlainTextChange(at, text.substring(at, at + removed), inserted)));
        return text.substring(0, at) + inserted + text.substring(at + removed);
    }

    private static String takeBack(UndoSteps steps, String text) {
        String now = text;
        while (steps.queue().hasPrev()) {
            for (PlainTextChange change : steps.queue().prev().reversed()) {
                int end = change.getPosition() + change.getInserted().length();
                now = now.substring(0, change.getPosition()) + change.getRemoved() + now.substring(end);
            }
        }
        return now;
    }

    @Test
    void whatWasTypedIsTakenBackAfterReadingItAgain() {
        var random = new Random(4);
        for (int round = 0; round < 200; round++) {
            var steps = new UndoSteps();
            String text = "The lamp “öl” 🙂 burned.";
            String first = text;
            for (int i = 0; i < 50; i++) {
                int at = random.nextInt(text.length() + 1);
                int removed = Math.min(random.nextInt(4), text.length() - at);
                text = change(steps, text, at, removed, "ab🙂".substring(0, random.nextInt(5)));
            }
            assertEquals(first, takeBack(UndoSteps.of(steps.bytes(), text), text));
        }
    }

    @Test
    void stepsOfAnotherTextOrDamagedOnesAreNone() {
        var steps = new UndoSteps();
        String text = change(steps, "", 0, 0, "words");
        byte[] bytes = steps.bytes();
        assertTrue(UndoSteps.of(bytes, text).queue().hasPrev());
        assertFalse(UndoSteps.of(bytes, "other").queue().hasPrev());
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            for (int j = 0; j < 3 && damaged.length > 0; j++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            takeBack(UndoSteps.of(damaged, text), text);
        }
    }

    @Test
    void onlyTheNewestStepsOfALongSittingAreKept() {
        var steps = new UndoSteps();
        String text = "";
        for (int i = 0; i < 1_000; i++) {
            text = change(steps, text, text.length(), 0, "x");
        }
        assertEquals(600, takeBack(UndoSteps.of(steps.bytes(), text), text).length());
        var large = new UndoSteps();
        change(large, "", 0, 0, "y".repeat(300_000));
        assertFalse(UndoSteps.of(large.bytes(), "y".repeat(300_000)).queue().hasPrev());
    }
}
