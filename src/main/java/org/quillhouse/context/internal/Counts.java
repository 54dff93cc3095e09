package org.quillhouse.context.internal;

import java.util.EnumMap;
import java.util.List;
import org.quillhouse.context.AgentKind;
import org.quillhouse.context.PromptPart;
import org.quillhouse.context.PromptPart.Section;
import org.quillhouse.context.TokenCounter;
import org.quillhouse.kernel.Texts;

/// Counts parts as they stand in the prompt: each with what separates it from the next one, each section with its
/// heading. Their sum is at least what the whole text has.
final class Counts {
    /// For what a tokenizer may add where two parts meet.
    private static final int SEAM = 1;

    private final TokenCounter counter;
    private final EnumMap<Section, Integer> headings = new EnumMap<>(Section.class);

    Counts(TokenCounter counter, AgentKind agent) {
        this.counter = counter;
        for (Section section : Section.values()) {
            String heading = "## " + Texts.of(section.key()) + "\n\n";
            headings.put(section, section.isBare() ? 0 : counter.count(heading).tokens() + SEAM);
        }
        if (agent == AgentKind.EDITOR || agent == AgentKind.RATER) {
            String key = agent == AgentKind.EDITOR ? "context.section.guidelines" : "context.section.criteria";
            headings.put(
                    Section.INSTRUCTIONS,
                    counter.count("## " + Texts.of(key) + "\n\n").tokens() + SEAM);
        }
    }

    int of(Section section, String text) {
        return counter.count(text + Layout.separator(section)).tokens();
    }

    int of(Piece piece) {
        return of(piece.section(), piece.text());
    }

    int heading(Section section) {
        return headings.getOrDefault(section, 0);
    }

    /// Of the whole, headings included.
    int sum(List<PromptPart> parts) {
        int sum = 0;
        var seen = java.util.EnumSet.noneOf(Section.class);
        for (PromptPart part : parts) {
            if (part.isIn()) {
                sum += part.tokens().tokens() + (seen.add(part.section()) ? heading(part.section()) : 0);
            }
        }
        return sum;
    }

    TokenCounter counter() {
        return counter;
    }
}
