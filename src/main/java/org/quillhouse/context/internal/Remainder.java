package org.quillhouse.context.internal;

import java.util.List;
import java.util.Optional;
import org.quillhouse.context.Fate;
import org.quillhouse.context.PromptPart;
import org.quillhouse.context.PromptPart.Section;

/// Fills what is left of a budget when all layers are served. One use.
final class Remainder {
    private static final double MOST_EMPTY = 0.01;
    /// In larger ones a sentence is less than what may stay empty, and what stands early must not change for a few
    /// tokens at the end.
    private static final int SMALL_BUDGET = 1_500;

    private final Counts counts;
    private final List<Piece> pieces;
    private final List<PromptPart> parts;

    /// @param parts what is in so far; changed by the methods
    Remainder(Counts counts, List<Piece> pieces, List<PromptPart> parts) {
        this.counts = counts;
        this.pieces = pieces;
        this.parts = parts;
    }

    /// The words right before those that are in.
    void fillWithPassage(StoryFit story, List<Piece> recent, int room) {
        int free = room - counts.heading(Section.PASSAGE);
        Optional<Piece> from = story.cutScene().or(() -> cutRecent(recent));
        if (from.isEmpty() || free < 8) {
            return;
        }
        Piece piece = from.get();
        int shown = story.cutScene().isPresent() ? story.lettersShown() : recentLetters(piece);
        String before = piece.raw()
                .substring(0, Math.max(0, piece.raw().length() - shown))
                .stripTrailing();
        if (before.isEmpty()) {
            return;
        }
        var passage = new Piece(
                Section.PASSAGE,
                piece.kind(),
                piece.label(),
                "<passage>\n",
                before,
                "\n</passage>",
                "",
                "",
                piece.priority(),
                piece.chapter(),
                piece.source(),
                null);
        passage.end(counts, free, "context.why.passage").ifPresent(parts::add);
    }

    private Optional<Piece> cutRecent(List<Piece> recent) {
        return recent.stream()
                .filter(piece -> parts.stream()
                        .anyMatch(part -> part.source().equals(piece.source())
                                && part.section() == Section.RECENT
                                && part.fate() == Fate.SHORTENED))
                .findFirst();
    }

    private int recentLetters(Piece piece) {
        return parts.stream()
                .filter(part -> part.source().equals(piece.source()) && part.section() == Section.RECENT)
                .mapToInt(part -> part.text().length()
                        - piece.open().length()
                        - piece.close().length()
                        - 2)
                .findFirst()
                .orElse(0);
    }

    /// Where a sentence more of anything has no room and much would stay empty, which happens in small budgets, the
    /// first beginning is cut between two words instead.
    void fillWithWords(int budget) {
        int free = budget - counts.sum(parts);
        if (budget > SMALL_BUDGET || free <= budget * MOST_EMPTY) {
            return;
        }
        for (int i = 0; i < parts.size(); i++) {
            Optional<PromptPart> longer = longer(parts.get(i), free);
            if (longer.isPresent()) {
                parts.set(i, longer.get());
                return;
            }
        }
    }

    private Optional<PromptPart> longer(PromptPart part, int free) {
        if (!part.why().equals("context.why.beginning") || !part.isIn()) {
            return Optional.empty();
        }
        return pieces.stream()
                .filter(piece ->
                        piece.section() == part.section() && piece.source().equals(part.source()))
                .findFirst()
                .flatMap(piece -> piece.startOfWords(counts, part.tokens().tokens() + free, part.why()))
                .filter(more -> more.tokens().compareTo(part.tokens()) > 0);
    }
}
