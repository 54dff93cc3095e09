package org.quillhouse.context.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.quillhouse.context.CharacterContext;
import org.quillhouse.context.ContextContainer;
import org.quillhouse.context.Fate;
import org.quillhouse.context.PlotElement;
import org.quillhouse.context.Priority;
import org.quillhouse.context.PromptPart;
import org.quillhouse.context.PromptPart.Section;
import org.quillhouse.context.SystemInstruction;
import org.quillhouse.context.TokenCounter;
import org.quillhouse.context.UserRequest;

/// Writes elements as the text that stands in a prompt, and counts it. Sorted by priority within each section, but for
/// the story's own text, which stays in reading order, and characters, which stay in the writer's.
public final class PartWriter {
    private final TokenCounter counter;

    public PartWriter(TokenCounter counter) {
        this.counter = counter;
    }

    public PromptPart task(String text) {
        return part(Section.TASK, "", text, Priority.HIGH, "task");
    }

    public List<PromptPart> parts(ContextContainer container) {
        var parts = new ArrayList<PromptPart>();
        container.plotElements().stream().map(this::plot).forEach(parts::add);
        container.characterContexts().stream().map(this::character).forEach(parts::add);
        container.systemInstructions().stream()
                .sorted(Comparator.comparing(SystemInstruction::priority))
                .map(this::instruction)
                .forEach(parts::add);
        container.userRequests().stream()
                .sorted(Comparator.comparing(UserRequest::priority)
                        .thenComparing(Comparator.comparingLong(UserRequest::timestampMillis)
                                .reversed()))
                .map(this::request)
                .forEach(parts::add);
        return parts;
    }

    /// What the filter kept from this agent, for the account.
    public List<PromptPart> leftOut(ContextContainer all, ContextContainer seen) {
        var hidden = new ContextContainer(
                all.plotElements().stream()
                        .filter(element -> !seen.plotElements().contains(element))
                        .toList(),
                all.characterContexts().stream()
                        .filter(element -> !seen.characterContexts().contains(element))
                        .toList(),
                all.userRequests().stream()
                        .filter(element -> !seen.userRequests().contains(element))
                        .toList(),
                all.systemInstructions().stream()
                        .filter(element -> !seen.systemInstructions().contains(element))
                        .toList(),
                Map.of());
        return parts(hidden).stream()
                .map(part -> new PromptPart(
                        part.section(),
                        part.label(),
                        part.text(),
                        part.priority(),
                        part.tokens(),
                        Fate.LEFT_OUT,
                        "context.why.agent",
                        part.source()))
                .toList();
    }

    private PromptPart plot(PlotElement element) {
        Section section = section(element);
        String label = element.metadata().getOrDefault("title", "");
        String text = label.isEmpty() ? element.content() : "### " + label + "\n\n" + element.content();
        return part(section, label, text, element.priority(), element.source());
    }

    private static Section section(PlotElement element) {
        if (element.tags().contains("worldbuilding")) {
            return Section.WORLD;
        }
        return element.tags().contains("story_text") ? Section.STORY_SO_FAR : Section.OUTLINE;
    }

    private PromptPart character(CharacterContext character) {
        var text = new StringBuilder("**").append(character.characterName()).append("**");
        append(text, "", character.summary());
        append(text, "Now: ", String.join("; ", character.currentState().values()));
        append(text, "Wants: ", String.join("; ", character.goals()));
        append(text, "Traits: ", String.join("; ", character.personalityTraits()));
        append(text, "Ties: ", String.join("; ", character.relationships().values()));
        append(text, "Lately: ", String.join("; ", character.recentActions()));
        append(text, "Remembers: ", String.join("; ", character.memories()));
        return part(
                Section.CHARACTERS,
                character.characterName(),
                text.toString(),
                Priority.HIGH,
                "codex:" + character.characterId());
    }

    private static void append(StringBuilder text, String name, String value) {
        if (!value.isBlank()) {
            text.append('\n').append(name).append(value);
        }
    }

    private PromptPart instruction(SystemInstruction instruction) {
        return part(Section.INSTRUCTIONS, "", instruction.content(), instruction.priority(), instruction.id());
    }

    private PromptPart request(UserRequest request) {
        return part(Section.REQUESTS, "", request.content(), request.priority(), request.id());
    }

    private PromptPart part(Section section, String label, String text, Priority priority, String source) {
        return new PromptPart(section, label, text, priority, counter.count(text), Fate.KEPT, "", source);
    }
}
