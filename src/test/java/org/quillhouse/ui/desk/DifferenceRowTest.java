package org.quillhouse.ui.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.quillhouse.manuscript.TextDiff;

class DifferenceRowTest {
    private static String text(List<TextDiff.Piece> pieces) {
        return pieces.stream().map(TextDiff.Piece::text).collect(Collectors.joining());
    }

    @Test
    void paragraphsThatDidNotChangeStandBesideEachOther() {
        var rows = DifferenceRow.of(
                TextDiff.between("One stays.\n\nTwo goes away.\n\nThree.", "One stays.\n\nThree.\n\nFour comes."));
        assertEquals("One stays.", text(rows.getFirst().before()));
        assertEquals("One stays.", text(rows.getFirst().after()));
        assertEquals(
                "Three.",
                rows.stream()
                        .filter(row -> text(row.after()).startsWith("Three"))
                        .map(row -> text(row.after()).strip())
                        .findFirst()
                        .orElse("")
                        .substring(0, 6));
    }

    @Test
    void noWordOfEitherTextIsLost() {
        var random = new Random(5);
        for (int round = 0; round < 300; round++) {
            String before = words(random);
            String after = words(random);
            var rows = DifferenceRow.of(TextDiff.between(before, after));
            assertEquals(
                    before.replace("\n", ""),
                    rows.stream()
                            .map(row -> text(row.before()))
                            .collect(Collectors.joining())
                            .replace("\n", ""));
            assertEquals(
                    after.replace("\n", ""),
                    rows.stream()
                            .map(row -> text(row.after()))
                            .collect(Collectors.joining())
                            .replace("\n", ""));
        }
    }

    private static String words(Random random) {
        return random.ints(random.nextInt(40), 0, 9)
                .mapToObj(number -> number == 0 ? "\n\n" : "w" + number + " ")
                .collect(Collectors.joining());
    }
}
