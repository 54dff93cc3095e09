package org.quillhouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.quillhouse.ui.shell.FirstSteps.Step;

class FirstStepsTest extends ShellTest {
    private static List<Step> done(FirstSteps steps) {
        return steps.shownProperty().get().stream()
                .filter(FirstSteps.Shown::done)
                .map(FirstSteps.Shown::step)
                .toList();
    }

    @Test
    void stepsTickThemselvesAndAreRemembered() throws Exception {
        var steps = new FirstSteps(shell);
        steps.follow(story());
        assertEquals(List.of(), done(steps));
        openChapter(1).typed("Changed.");
        assertEquals(List.of(Step.TYPE), done(steps));
        loadModel();
        openChapter(3);
        story().writer().write();
        assertEquals(List.of(Step.TYPE, Step.WRITE), done(steps));
        dialogs.words = Optional.of("Mine");
        dialogs.parent = Optional.of(folder);
        shell.newStory();
        steps.follow(story());
        assertEquals(List.of(Step.TYPE, Step.WRITE, Step.OWN), done(steps));
        var after = new FirstSteps(shell);
        assertEquals(List.of(Step.TYPE, Step.WRITE, Step.OWN), done(after), "the next start knows");
        after.hide();
        assertEquals(List.of(), after.shownProperty().get());
        assertEquals(List.of(), new FirstSteps(shell).shownProperty().get(), "away for good");
    }
}
