package org.quillhouse.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.quillhouse.context.ContextContainer;
import org.quillhouse.context.ContextPipeline;
import org.quillhouse.context.ContextRequest;
import org.quillhouse.context.ContextTask;
import org.quillhouse.context.Fate;
import org.quillhouse.context.Priority;
import org.quillhouse.context.PromptPart;
import org.quillhouse.context.PromptSheet;
import org.quillhouse.context.TokenCounter;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.TokenCount;

/// Puts random stories through the pipeline and checks its laws on what comes out, counted anew as a whole.
public final class BudgetCheck {
    private final TokenCounter counter;

    public BudgetCheck(TokenCounter counter) {
        this.counter = counter;
    }

    /// What became of one story.
    ///
    /// @param over tokens above the budget; 0 for none
    /// @param fill of the budget, where something was left out for lack of room
    /// @param wrongs broken laws, in words
    public record Outcome(int over, Optional<Double> fill, List<String> wrongs) {}

    public Outcome check(long seed) throws Failure {
        var random = new RandomContext(seed);
        ContextTask task = random.task();
        int budget = random.budget();
        ContextContainer container = random.container();
        ContextRequest request = ContextRequest.of(task.agent(), task, random.text(20, 120), new TokenCount(budget))
                .withSystem(random.text(5, 40), seed % 3 == 0 ? random.text(2, 10) : "");
        if (task == ContextTask.CHARACTER_FEEDBACK) {
            request = request.withCharacter("p1");
        }
        PromptSheet sheet = new ContextPipeline(counter).assemble(container, request);
        int real = counter.count(sheet.systemText()).tokens()
                + counter.count(sheet.userText()).tokens();
        boolean left = sheet.parts().stream()
                .anyMatch(part -> part.fate() != Fate.KEPT && part.why().equals("context.why.budget"));
        return new Outcome(
                Math.max(0, real - budget),
                left ? Optional.of(real / (double) budget) : Optional.empty(),
                wrongs(sheet, container, request));
    }

    private List<String> wrongs(PromptSheet sheet, ContextContainer container, ContextRequest request) throws Failure {
        var wrongs = new ArrayList<String>();
        boolean highLeft = sheet.parts().stream()
                .anyMatch(part -> part.priority() == Priority.HIGH
                        && part.why().equals("context.why.budget")
                        && part.section() != PromptPart.Section.CHARACTERS);
        boolean lowerIn = sheet.included().stream().anyMatch(part -> part.priority() != Priority.HIGH);
        if (highLeft && lowerIn) {
            wrongs.add("something important left while something lower stayed");
        }
        PromptSheet again = new ContextPipeline(counter).assemble(container, request);
        if (!again.userText().equals(sheet.userText()) || !again.systemText().equals(sheet.systemText())) {
            wrongs.add("not the same bytes twice");
        }
        if (!sheet.userText().endsWith(request.task())) {
            wrongs.add("the task is not last");
        }
        var sources = new TreeSet<String>();
        sheet.parts().forEach(part -> sources.add(part.source()));
        container.plotElements().stream()
                .filter(element -> !element.content().isBlank() && !sources.contains(element.source()))
                .forEach(element -> wrongs.add("no account of " + element.source()));
        container.characterContexts().stream()
                .filter(person -> !sources.contains("codex:" + person.characterId()))
                .forEach(person -> wrongs.add("no account of " + person.characterName()));
        return wrongs;
    }
}
