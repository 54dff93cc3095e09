package org.quillhouse.context;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.quillhouse.kernel.Texts;
import org.quillhouse.kernel.TokenCount;

/// What an agent reads, part by part, with what was left out and why. Immutable; kept in the receipt of the run.
///
/// @param total tokens of the parts that are in
/// @param exact whether the counts are the model's own
public record PromptSheet(AgentKind agent, List<PromptPart> parts, TokenCount total, TokenCount budget, boolean exact) {
    public PromptSheet {
        parts = List.copyOf(parts);
    }

    public List<PromptPart> included() {
        return parts.stream().filter(PromptPart::isIn).toList();
    }

    /// The stable parts of the story under their headings; empty where there are none.
    public String storyText() {
        return sections(true);
    }

    /// What belongs to this task, the task itself last and without a heading.
    public String taskText() {
        return sections(false);
    }

    /// The task alone: what stands before it is the same when the scene is written again.
    public String ownTask() {
        return included().stream()
                .filter(part -> part.section() == PromptPart.Section.TASK)
                .map(PromptPart::text)
                .collect(Collectors.joining("\n\n"));
    }

    /// The headings as they stand in the prompt; a reply that repeats one echoes the prompt.
    public static List<String> headings() {
        var headings = new ArrayList<String>();
        for (PromptPart.Section section : PromptPart.Section.values()) {
            headings.add(Texts.of(section.key()));
        }
        return List.copyOf(headings);
    }

    private String sections(boolean stable) {
        var blocks = new ArrayList<String>();
        for (PromptPart.Section section : PromptPart.Section.values()) {
            String text = included().stream()
                    .filter(part -> part.section() == section && section.isStable() == stable)
                    .map(PromptPart::text)
                    .collect(Collectors.joining("\n\n"));
            if (!text.isEmpty()) {
                boolean headed = section != PromptPart.Section.TASK;
                blocks.add(headed ? "## " + Texts.of(section.key()) + "\n\n" + text : text);
            }
        }
        return String.join("\n\n", blocks);
    }
}
