package org.quillhouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.kernel.Failure;
import org.quillhouse.prompts.Jinja;
import org.quillhouse.prompts.PromptFiles;

class CanaryBooksTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void nobodyReadsWhatTheyMustNotAndEverybodyWhatTheyMay() throws Failure {
        var jinja = new Jinja();
        var books = new CanaryBooks(folder, new PromptFiles(() -> jinja, Optional.empty()));
        var leaks = new ArrayList<String>();
        var withheld = new ArrayList<String>();
        int prompts = 0;
        for (int number = 0; number < 25; number++) {
            CanaryBooks.Outcome outcome = books.check(number);
            leaks.addAll(outcome.leaks());
            withheld.addAll(outcome.withheld());
            prompts += outcome.prompts();
        }
        assertEquals(List.of(), leaks);
        assertEquals(List.of(), withheld);
        assertTrue(prompts > 500, "only " + prompts);
    }
}
