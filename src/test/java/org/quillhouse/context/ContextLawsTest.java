package org.quillhouse.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quillhouse.kernel.Failure;
import org.quillhouse.lab.BudgetCheck;

/// The pipeline's laws on random stories; `-Dstories=10000` for more of them.
class ContextLawsTest {
    private static final int STORIES = Integer.getInteger("stories", 300);

    static void lawsHold(TokenCounter counter, int stories) throws Failure {
        var check = new BudgetCheck(counter);
        List<String> wrongs = new ArrayList<>();
        double least = 1;
        int filled = 0;
        for (int seed = 0; seed < stories; seed++) {
            BudgetCheck.Outcome outcome = check.check(seed);
            String story = "story " + seed + ": ";
            outcome.wrongs().forEach(wrong -> wrongs.add(story + wrong));
            if (outcome.over() > 0) {
                wrongs.add(story + outcome.over() + " tokens too many");
            }
            if (outcome.fill().isPresent()) {
                filled++;
                least = Math.min(least, outcome.fill().get());
                if (outcome.fill().get() < 0.97) {
                    wrongs.add(story + "filled to " + outcome.fill().get());
                }
            }
        }
        assertEquals(List.of(), wrongs);
        assertTrue(filled > stories / 10, "of " + stories + " only " + filled + " had something left out");
    }

    @Test
    void budgetIsKeptAndFilledAndEverythingAccountedFor() throws Failure {
        lawsHold(TokenCounter.ESTIMATE, STORIES);
    }
}
