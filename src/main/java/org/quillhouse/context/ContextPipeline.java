package org.quillhouse.context;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.quillhouse.context.internal.AgentFilter;
import org.quillhouse.context.internal.PartWriter;
import org.quillhouse.kernel.TokenCount;

/// Makes a [PromptSheet] out of a container: filter by agent and phase, sort, fit the budget, shorten, order for
/// prefix.
///
/// Laws: the task always stays. Within the budget nothing is touched. Over it, parts enter while they fit, in this
/// order:
/// high instructions, high plot, characters, high requests, then the medium ones of each; low is left out. A part that
/// is
/// too big is passed over and smaller ones may still enter; the text of the story is shortened from its beginning,
/// never
/// from its end. Not thread-safe; build one per request.
public final class ContextPipeline {
    private static final int LEAST_USEFUL_TOKENS = 80;

    private final TokenCounter counter;

    public ContextPipeline(TokenCounter counter) {
        this.counter = counter;
    }

    /// @throws ContextTooSmall if the task alone exceeds the budget
    public PromptSheet assemble(ContextContainer all, ContextRequest request) throws ContextTooSmall {
        ContextContainer seen = AgentFilter.apply(all, request.agent(), request.phase());
        var writer = new PartWriter(counter);
        PromptPart task = writer.task(request.task());
        if (!task.tokens().fitsIn(request.budget())) {
            throw new ContextTooSmall(task.tokens().tokens(), request.budget().tokens());
        }
        List<PromptPart> parts = new ArrayList<>(writer.parts(seen));
        parts.add(task);
        List<PromptPart> fitted = fit(parts, request.budget());
        List<PromptPart> filteredOut = writer.leftOut(all, seen);
        var ordered = new ArrayList<>(fitted);
        ordered.sort(Comparator.comparing(PromptPart::section));
        ordered.addAll(filteredOut);
        return new PromptSheet(request.agent(), ordered, sum(ordered), request.budget(), counter.isExact());
    }

    private static TokenCount sum(List<PromptPart> parts) {
        return new TokenCount(parts.stream()
                .filter(PromptPart::isIn)
                .mapToInt(part -> part.tokens().tokens())
                .sum());
    }

    private List<PromptPart> fit(List<PromptPart> parts, TokenCount budget) {
        if (sum(parts).fitsIn(budget)) {
            return parts;
        }
        var order = new ArrayList<Integer>();
        for (int i = 0; i < parts.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingInt(index -> rank(parts.get(index))));
        var fitted = new ArrayList<>(parts);
        TokenCount left = budget;
        for (int index : order) {
            PromptPart part = fitOne(parts.get(index), left);
            fitted.set(index, part);
            if (part.isIn()) {
                left = left.minus(part.tokens());
            }
        }
        return fitted;
    }

    private PromptPart fitOne(PromptPart part, TokenCount left) {
        boolean low = part.priority() == Priority.LOW && part.section() != PromptPart.Section.TASK;
        if (low) {
            return part.withFate(Fate.LEFT_OUT, "context.why.low");
        }
        if (part.tokens().fitsIn(left)) {
            return part;
        }
        boolean canShorten = part.section() == PromptPart.Section.STORY_SO_FAR;
        return (canShorten ? tail(part, left) : Optional.<PromptPart>empty())
                .orElseGet(() -> part.withFate(Fate.LEFT_OUT, "context.why.budget"));
    }

    /// The end of the part, from a paragraph on, as long as fits.
    private Optional<PromptPart> tail(PromptPart part, TokenCount left) {
        String[] paragraphs = part.text().split("\n\n");
        var kept = new StringBuilder();
        TokenCount count = TokenCount.ZERO;
        for (int i = paragraphs.length - 1; i > 0; i--) {
            String longer = paragraphs[i] + (kept.isEmpty() ? "" : "\n\n" + kept);
            TokenCount longerCount = counter.count("…\n\n" + longer);
            if (!longerCount.fitsIn(left)) {
                break;
            }
            kept.setLength(0);
            kept.append(longer);
            count = longerCount;
        }
        return count.tokens() < LEAST_USEFUL_TOKENS
                ? Optional.empty()
                : Optional.of(part.shortenedTo("…\n\n" + kept, count, "context.why.shortened"));
    }

    /// The place in the order of entering.
    private static int rank(PromptPart part) {
        int priority = part.priority().ordinal() * 10;
        return switch (part.section()) {
            case TASK -> -1;
            case INSTRUCTIONS -> priority;
            case WORLD, OUTLINE, STORY_SO_FAR -> priority + 1;
            case CHARACTERS -> 2;
            case REQUESTS -> priority + 3;
        };
    }
}
