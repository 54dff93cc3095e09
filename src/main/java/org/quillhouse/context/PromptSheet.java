package org.quillhouse.context;

import java.util.ArrayList;
import java.util.List;
import org.quillhouse.context.internal.Layout;
import org.quillhouse.kernel.Texts;
import org.quillhouse.kernel.TokenCount;

/// What an agent reads, part by part, with what was left out and why. Immutable; kept in the receipt of the run.
///
/// @param total tokens of the whole text, headings included
/// @param exact whether the counts are the model's own
/// @param account how it came about
public record PromptSheet(
        AgentKind agent,
        ContextTask task,
        List<PromptPart> parts,
        TokenCount total,
        TokenCount budget,
        boolean exact,
        Account account) {
    public PromptSheet {
        parts = List.copyOf(parts);
    }

    /// Figures of the processing (spec WA-64).
    ///
    /// @param before elements that there were
    /// @param filtered that passed agent, phase, knowledge and the writer's filter
    /// @param last that are in the prompt
    /// @param wholeTokens of all that passed, about
    public record Account(int before, int filtered, int last, int wholeTokens, LayerAllocator.Statistics layers) {
        /// `none`, `light`, `moderate` or `aggressive`.
        public static String optimisation(double ratio) {
            return ratio >= 1 ? "none" : ratio >= 0.7 ? "light" : ratio >= 0.4 ? "moderate" : "aggressive";
        }
    }

    /// Tokens read of those there were, 0 to 1.
    public double ratio() {
        return account.wholeTokens() <= total.tokens() ? 1 : total.tokens() / (double) account.wholeTokens();
    }

    public List<PromptPart> included() {
        return parts.stream().filter(PromptPart::isIn).toList();
    }

    /// Whether something of the story is not in it as it stands.
    public boolean leavesOut() {
        return parts.stream().anyMatch(part -> part.fate() != Fate.KEPT);
    }

    /// The system message: what every agent on this story reads.
    public String systemText() {
        return Layout.text(agent, included(), true);
    }

    /// The user message, the task last and without a heading.
    public String userText() {
        return Layout.text(agent, included(), false);
    }

    /// The task alone: what stands before it is the same when the scene is written again.
    public String ownTask() {
        return included().stream()
                .filter(part -> part.section() == PromptPart.Section.TASK)
                .map(PromptPart::text)
                .reduce("", (a, b) -> a + b);
    }

    /// The headings as they stand in the prompt; a reply that repeats one echoes the prompt.
    public static List<String> headings() {
        var headings = new ArrayList<String>();
        for (PromptPart.Section section : PromptPart.Section.values()) {
            if (!section.isBare()) {
                headings.add(Texts.prompt(section.key()));
            }
        }
        headings.add(Texts.prompt("context.section.guidelines"));
        headings.add(Texts.prompt("context.section.criteria"));
        return List.copyOf(headings);
    }
}
