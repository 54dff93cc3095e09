package org.quillhouse.context.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.quillhouse.context.Fate;
import org.quillhouse.context.PromptPart;
import org.quillhouse.context.PromptPart.Section;

/// Fits people into their room: those named in the task or in what was written last whole first; the others follow,
/// then one line each. One use.
final class PeopleFit {
    /// Letters of a long text that are looked through for names, from its end.
    private static final int NEAR_LETTERS = 20_000;
    /// Tokens of a line about somebody.
    private static final int LINE = 30;

    private final Counts counts;
    private final List<Piece> people;
    private final Set<Piece> named;

    /// @param near texts in which a name makes somebody important
    PeopleFit(Counts counts, List<Piece> people, List<Piece> near) {
        this.counts = counts;
        this.people = people;
        this.named = named(people, near);
    }

    /// Those whose name, or a part of it, stands near the task.
    Set<Piece> named() {
        return named;
    }

    private static Set<Piece> named(List<Piece> people, List<Piece> near) {
        var words = new HashSet<String>();
        for (Piece piece : near) {
            String text = piece.raw().substring(Math.max(0, piece.raw().length() - NEAR_LETTERS));
            words.addAll(words(text));
        }
        Set<Piece> found = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Piece person : people) {
            if (words(person.label()).stream().anyMatch(word -> word.length() > 2 && words.contains(word))) {
                found.add(person);
            }
        }
        return found;
    }

    private static List<String> words(String text) {
        return List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"));
    }

    /// In the writer's order, each with its fate.
    ///
    /// @param granted tokens, without the heading
    List<PromptPart> fit(int granted) {
        var order = new ArrayList<>(people);
        order.sort(Comparator.comparing((Piece piece) -> !piece.isPinned())
                .thenComparing(piece -> !named.contains(piece)));
        var chosen = new IdentityHashMap<Piece, PromptPart>();
        int room = granted;
        int lines = order.stream()
                .mapToInt(piece -> Math.min(piece.roughTokens(), LINE))
                .sum();
        for (Piece piece : order) {
            lines -= Math.min(piece.roughTokens(), LINE);
            PromptPart part = fitOne(piece, room, lines);
            room -= part.isIn() ? part.tokens().tokens() : 0;
            chosen.put(piece, part);
        }
        var parts = new ArrayList<PromptPart>();
        people.forEach(piece -> parts.add(chosen.getOrDefault(piece, piece.leftOut("context.why.budget"))));
        return parts;
    }

    /// @param lines tokens that a line about each of the others takes
    private PromptPart fitOne(Piece piece, int room, int lines) {
        boolean first = named.contains(piece) || piece.isPinned();
        boolean whole = !piece.wantsBrief() && piece.roughTokens() / 4 <= room;
        int tokens = whole ? counts.of(piece) : Integer.MAX_VALUE;
        if (tokens <= room - (first ? 0 : Math.min(lines, room / 2))) {
            return piece.kept(tokens);
        }
        Optional<PromptPart> start =
                first && !piece.wantsBrief() ? piece.start(counts, room, "context.why.beginning") : Optional.empty();
        return start.orElseGet(() -> line(piece, room));
    }

    private PromptPart line(Piece piece, int room) {
        String shown = piece.open().strip() + (piece.brief().isBlank() ? "" : ": " + piece.brief());
        int tokens = counts.of(Section.CHARACTERS, shown);
        return tokens <= room
                ? piece.as(Section.CHARACTERS, shown, tokens, Fate.SHORTENED, "context.why.person")
                : piece.leftOut("context.why.budget");
    }
}
