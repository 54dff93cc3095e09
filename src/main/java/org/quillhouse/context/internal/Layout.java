package org.quillhouse.context.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.quillhouse.context.AgentKind;
import org.quillhouse.context.PromptPart;
import org.quillhouse.context.PromptPart.Section;
import org.quillhouse.kernel.Texts;

/// Parts as text: under headings, in the order of [Section]; the story's own words between tags, so that nothing in
/// them
/// can be taken for a heading or an instruction.
public final class Layout {
    private Layout() {}

    public static String text(AgentKind agent, List<PromptPart> parts, boolean stable) {
        var blocks = new ArrayList<String>();
        for (Section section : Section.values()) {
            if (section.isStable() == stable) {
                String block = block(agent, section, parts);
                if (!block.isEmpty()) {
                    blocks.add(block);
                }
            }
        }
        return String.join("\n\n", blocks);
    }

    /// One section with its heading; empty where nothing is in it.
    public static String block(AgentKind agent, Section section, List<PromptPart> parts) {
        String text = parts.stream()
                .filter(part -> part.section() == section && part.isIn())
                .map(PromptPart::text)
                .collect(Collectors.joining(separator(section)));
        return text.isEmpty() || section.isBare()
                ? text
                : "## " + Texts.prompt(heading(agent, section)) + "\n\n" + text;
    }

    static String separator(Section section) {
        return section == Section.FACTS || section == Section.EARLIER ? "\n" : "\n\n";
    }

    private static String heading(AgentKind agent, Section section) {
        if (section != Section.INSTRUCTIONS) {
            return section.key();
        }
        return switch (agent) {
            case EDITOR -> "context.section.guidelines";
            case RATER -> "context.section.criteria";
            default -> section.key();
        };
    }
}
