package org.quillhouse.ui.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quillhouse.review.Proposal;
import org.quillhouse.ui.page.MarginNote;

class LineChangesTest {
    private static Proposal proposal(String base, String text) {
        return new Proposal("p", "s", "modify", "", base, text, "", List.of(), "", Instant.EPOCH);
    }

    /// Taken one by one, in any order, all that the lines show makes the proposed text; nothing is shown after it.
    @Test
    void takenInAnyOrderTheyMakeTheProposedText() {
        var random = new Random(11);
        for (int round = 0; round < 400; round++) {
            String base = text(random);
            Proposal proposal = proposal(base, changed(random, base));
            String now = base;
            List<MarginNote> notes = LineChanges.of(proposal, Set.of(), now);
            boolean shown = !notes.isEmpty();
            while (!notes.isEmpty()) {
                MarginNote note = notes.get(random.nextInt(notes.size()));
                assertTrue(0 <= note.start() && note.start() < note.end() && note.end() <= now.length());
                now = LineChanges.taken(proposal, LineChanges.Place.of(note.id()), now)
                        .orElseThrow();
                notes = LineChanges.of(proposal, Set.of(), now);
                assertTrue(notes.stream().noneMatch(each -> each.id().equals(note.id())), () -> "still shown: " + note);
            }
            if (shown) {
                assertEquals(proposal.text(), now);
            }
        }
    }

    /// Whatever is typed elsewhere: a passage that is shown still reads as it did.
    @Test
    void aPassageIsShownOnlyWhileItReadsAsItDid() {
        var random = new Random(12);
        for (int round = 0; round < 400; round++) {
            String base = text(random);
            Proposal proposal = proposal(base, changed(random, base));
            String now = changed(random, base);
            Changes changes = Changes.between(base, proposal.text());
            for (MarginNote note : LineChanges.of(proposal, Set.of(), now)) {
                Changes.Part part =
                        changes.at(LineChanges.Place.of(note.id()).at()).orElseThrow();
                if (note.kind() == MarginNote.Kind.REPLACED) {
                    assertEquals(part.gone().strip(), now.substring(note.start(), note.end()));
                }
            }
        }
    }

    /// Seldom the same twice, or the difference of two texts could be read in many ways.
    private static String word(Random random) {
        return Integer.toString(random.nextInt(100_000), Character.MAX_RADIX) + (random.nextInt(6) == 0 ? "." : "");
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = 12 + random.nextInt(24); i >= 0; i--) {
            text.append(word(random)).append(random.nextInt(9) == 0 ? "\n\n" : " ");
        }
        return text.append("end.").toString();
    }

    private static String changed(Random random, String base) {
        var text = new StringBuilder();
        for (String word : base.splitWithDelimiters("\\s+", 0)) {
            switch (random.nextInt(12)) {
                case 0 -> text.append(word(random));
                case 1 -> text.append(word).append(word.isBlank() ? "so " : "");
                default -> text.append(word);
            }
        }
        return text.toString();
    }
}
