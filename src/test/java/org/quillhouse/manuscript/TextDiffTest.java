package org.quillhouse.manuscript;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.quillhouse.manuscript.TextDiff.Kind;
import org.quillhouse.manuscript.TextDiff.Piece;

class TextDiffTest {
    @Test
    void changedWordsAreNamedNotWholeParagraphs() {
        assertEquals(
                List.of(
                        new Piece(Kind.SAME, "The sea was "),
                        new Piece(Kind.GONE, "grey"),
                        new Piece(Kind.NEW, "black"),
                        new Piece(Kind.SAME, ".\n\nShe ran.")),
                TextDiff.between("The sea was grey.\n\nShe ran.", "The sea was black.\n\nShe ran."));
    }

    @Test
    void emptyTexts() {
        assertEquals(List.of(), TextDiff.between("", ""));
        assertEquals(List.of(new Piece(Kind.NEW, "a")), TextDiff.between("", "a"));
    }

    @Test
    void piecesMakeBothTextsAgain() {
        var random = new Random(3);
        for (int round = 0; round < 300; round++) {
            String before = text(random);
            String after = text(random);
            List<Piece> pieces = TextDiff.between(before, after);
            assertEquals(before, joined(pieces, Kind.NEW));
            assertEquals(after, joined(pieces, Kind.GONE));
        }
    }

    private static String joined(List<Piece> pieces, Kind without) {
        return pieces.stream()
                .filter(piece -> piece.kind() != without)
                .map(Piece::text)
                .collect(Collectors.joining());
    }

    private static String text(Random random) {
        String letters = "ab \n.“-é";
        return random.ints(random.nextInt(40), 0, letters.length())
                .mapToObj(at -> letters.substring(at, at + 1))
                .collect(Collectors.joining());
    }
}
