package org.quillhouse.context.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.quillhouse.context.PromptPart;

/// Fits facts into their room: pinned ones first, then those about somebody who is named, then the others in the
/// writer's order. One use.
final class FactsFit {
    /// So many facts are counted that turn out too long; the others are then left out uncounted.
    private static final int MOST_MISSES = 20;

    private final Counts counts;
    private final List<Piece> facts;
    private final List<String> names;

    FactsFit(Counts counts, List<Piece> facts, List<String> names) {
        this.counts = counts;
        this.facts = facts;
        this.names = names;
    }

    /// @param room tokens, without the heading
    List<PromptPart> fit(int room) {
        var parts = new ArrayList<PromptPart>();
        int left = room;
        int misses = 0;
        for (Piece piece : inOrder()) {
            boolean hopeless = left < 4 || misses > MOST_MISSES || piece.roughTokens() / 2 > left;
            int tokens = hopeless ? Integer.MAX_VALUE : counts.of(piece);
            boolean fits = tokens <= left;
            parts.add(fits ? piece.kept(tokens) : piece.leftOut("context.why.budget"));
            misses += fits ? 0 : 1;
            left -= fits ? tokens : 0;
        }
        return parts;
    }

    private List<Piece> inOrder() {
        var order = new ArrayList<>(facts);
        Comparator<Piece> pinned = Comparator.comparing(piece -> !piece.isPinned());
        if (names.isEmpty()) {
            order.sort(pinned);
            return order;
        }
        Pattern any = Pattern.compile(
                String.join("|", names.stream().map(Pattern::quote).toList()), Pattern.CASE_INSENSITIVE);
        order.sort(pinned.thenComparing(
                piece -> !any.matcher(piece.label() + piece.text()).find()));
        return order;
    }
}
