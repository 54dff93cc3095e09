package org.quillhouse.context.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quillhouse.context.AgentKind;
import org.quillhouse.context.ContextContainer;
import org.quillhouse.context.ContextRequest;
import org.quillhouse.context.ContextTooSmall;
import org.quillhouse.context.LayerFull;
import org.quillhouse.context.Priority;
import org.quillhouse.context.PromptPart;
import org.quillhouse.context.PromptPart.Section;
import org.quillhouse.context.PromptSheet;
import org.quillhouse.context.TokenCounter;
import org.quillhouse.context.UserRequest;

/// One run of the pipeline.
public final class Assembly {
    private final TokenCounter counter;
    private final Digests digests;
    private final ContextContainer all;
    private final ContextRequest request;
    private final PieceMaker maker;
    private final List<Piece> seen = new ArrayList<>();
    private final List<PromptPart> kept = new ArrayList<>();

    public Assembly(TokenCounter counter, Digests digests, ContextContainer all, ContextRequest request) {
        this.digests = digests;
        this.counter = counter;
        this.all = all;
        this.request = request;
        this.maker = new PieceMaker(request.marks(), request.agent() == AgentKind.CHARACTER);
    }

    public PromptSheet sheet() throws ContextTooSmall, LayerFull {
        filter();
        int filtered = seen.size();
        long whole = seen.stream().mapToLong(Piece::roughTokens).sum();
        bare(Section.SYSTEM, "system_prompt", request.opening(), "system");
        bare(Section.CLOSING, "system_prompt", request.closing(), "system:closing");
        bare(Section.TASK, "phase_instruction", request.task(), "task");
        var counts = new Counts(counter, request.agent());
        var fitting = new Fitting(request, seen, counts, digests);
        List<PromptPart> parts = new ArrayList<>(inOrder(fitting.fit()));
        parts.addAll(kept);
        int last = (int) parts.stream().filter(PromptPart::isIn).count();
        return new PromptSheet(
                request.agent(),
                request.kind(),
                parts,
                fitting.total(),
                request.budget(),
                counter.isExact(),
                new PromptSheet.Account(
                        all.size(), filtered, last, (int) Math.min(Integer.MAX_VALUE, whole), fitting.statistics()));
    }

    private void bare(Section section, String kind, String text, String source) {
        if (!text.isBlank()) {
            seen.add(maker.bare(section, kind, text, Priority.HIGH, source));
        }
    }

    private void filter() {
        var gate = new Gate(request);
        boolean plain = request.marks().isEmpty() && request.agent() != AgentKind.CHARACTER;
        all.plotElements()
                .forEach(element ->
                        sort(plain ? digests.piece(element, maker::plot) : maker.plot(element), gate.against(element)));
        all.characterContexts().forEach(person -> sort(maker.person(person), gate.against(person)));
        maker.instructions(all.systemInstructions().stream()
                        .filter(one -> gate.against(one).isEmpty())
                        .toList())
                .forEach(seen::add);
        maker.instructions(all.systemInstructions().stream()
                        .filter(one -> gate.against(one).isPresent())
                        .toList())
                .forEach(piece -> kept.add(piece.leftOut("context.why.agent")));
        maker.requests(all.userRequests().stream()
                        .filter(one -> gate.against(one).isEmpty())
                        .toList())
                .forEach(seen::add);
        for (UserRequest one : all.userRequests()) {
            gate.against(one)
                    .ifPresent(why -> maker.requests(List.of(one)).forEach(piece -> kept.add(piece.leftOut(why))));
        }
    }

    private void sort(Piece piece, Optional<String> against) {
        if (piece.raw().isBlank() && piece.section() != Section.EARLIER && piece.section() != Section.CHARACTERS) {
            return;
        }
        if (against.isEmpty()) {
            seen.add(piece);
        } else if (!piece.raw().isBlank()) {
            kept.add(piece.leftOut(against.get()));
        }
    }

    /// By section, then as they came in; what was left out after what is in its section.
    private List<PromptPart> inOrder(List<PromptPart> parts) {
        Map<String, Integer> places = new HashMap<>(2 * seen.size());
        for (int i = 0; i < seen.size(); i++) {
            places.putIfAbsent(seen.get(i).source(), i);
        }
        record Placed(long key, PromptPart part) {}
        return parts.stream()
                .map(part -> new Placed(
                        (part.section().ordinal() * 2L + (part.isIn() ? 0 : 1)) << 32
                                | places.getOrDefault(part.source(), 0),
                        part))
                .sorted(Comparator.comparingLong(Placed::key))
                .map(Placed::part)
                .toList();
    }
}
