package org.quillhouse.context.internal;

import java.util.EnumMap;
import java.util.List;
import org.quillhouse.context.AgentKind;
import org.quillhouse.context.PromptPart;
import org.quillhouse.context.PromptPart.Section;
import org.quillhouse.context.TokenCache;
import org.quillhouse.context.TokenCounter;
import org.quillhouse.kernel.Texts;

/// Counts parts as they stand in the prompt: each with what separates it from the next one, each section with its
/// heading. Their sum is at least what the whole text has.
final class Counts {
    /// For what a tokenizer may add where two parts meet.
    private static final int SEAM = 1;
    private static final String NEXT = "a";

    private final TokenCounter counter;
    private final EnumMap<Section, Integer> headings = new EnumMap<>(Section.class);

    Counts(TokenCounter counter, AgentKind agent) {
        this.counter = counter;
        for (Section section : Section.values()) {
            headings.put(section, section.isBare() ? 0 : heading(section.key()));
        }
        if (agent == AgentKind.EDITOR || agent == AgentKind.RATER) {
            String key = agent == AgentKind.EDITOR ? "context.section.guidelines" : "context.section.criteria";
            headings.put(Section.INSTRUCTIONS, heading(key));
        }
    }

    private int heading(String key) {
        return counter.count("## " + Texts.prompt(key) + "\n\n" + NEXT).tokens() - 1 + SEAM;
    }

    /// With what separates it from what follows: blanks are cut up otherwise at the end of a text than before a word.
    int of(Section section, String text) {
        return counter.count(text + Layout.separator(section) + NEXT).tokens() - 1;
    }

    /// Whether this was counted before and is remembered.
    boolean knows(Piece piece) {
        return counter instanceof TokenCache cache
                && cache.knows(piece.text() + Layout.separator(piece.section()) + NEXT);
    }

    int of(Piece piece) {
        return of(piece.section(), piece.text());
    }

    /// For a text that is being written: by paragraphs, so that only the one that changed is counted anew.
    int ofLive(Piece piece) {
        String[] paragraphs = piece.text().split("\n\n", -1);
        int sum = 0;
        for (String paragraph : paragraphs) {
            sum += of(Section.RECENT, paragraph);
        }
        return sum;
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
