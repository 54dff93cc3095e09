package org.quillhouse.ui.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.TextDiff;
import org.quillhouse.review.Proposal;
import org.quillhouse.ui.page.Edit;
import org.quillhouse.ui.page.MarginNote;

/// The changes of a proposal in the lines of the text as it is now, to be taken or left out there.
///
/// A change is in a line as long as the words that would go, or the place where some would come, are as they were when
/// the
/// proposal was made: what the writer wrote over, or has taken, is not there any more. A text most of which would go
/// has
/// none: struck out from end to end it could not be read.
final class LineChanges {
    private static final Pattern WORD = Pattern.compile("\\S+");

    private LineChanges() {}

    /// A stretch that both texts have.
    private record Run(int base, int now, int length) {}

    /// A change of a proposal, by where in the proposal's base it begins.
    record Place(String proposal, int at) {
        static Place of(String id) {
            int cut = id.lastIndexOf('/');
            return new Place(id.substring(0, cut), Integer.parseInt(id.substring(cut + 1)));
        }

        String id() {
            return proposal + "/" + at;
        }
    }

    /// @param leftOut where changes begin that the writer does not want
    /// @param now the scene's text
    static List<MarginNote> of(Proposal proposal, Set<Integer> leftOut, String now) {
        String base = proposal.base();
        if (Edit.between(base, proposal.text()).isAddition()) {
            return List.of(); // how it would go on is shown under the page
        }
        List<Changes.Part> changes = Changes.between(base, proposal.text()).parts().stream()
                .filter(part -> !part.isSame())
                .toList();
        int going = changes.stream().mapToInt(part -> part.gone().length()).sum();
        if (2 * going > base.length()) {
            return List.of();
        }
        List<Run> runs = runs(base, now);
        var notes = new ArrayList<MarginNote>();
        for (Changes.Part change : changes) {
            if (!leftOut.contains(change.at())) {
                place(runs, change, now).ifPresent(at -> notes.add(note(proposal, change, at, now)));
            }
        }
        return notes;
    }

    /// The text with a change taken in its line.
    ///
    /// @return empty where it is in no line any more
    static Optional<String> taken(Proposal proposal, Place place, String now) {
        return Changes.between(proposal.base(), proposal.text())
                .at(place.at())
                .flatMap(change -> place(runs(proposal.base(), now), change, now)
                        .map(at -> now.substring(0, at)
                                + change.fresh()
                                + now.substring(at + change.gone().length())));
    }

    private static List<Run> runs(String base, String now) {
        if (base.equals(now)) {
            return List.of(new Run(0, 0, base.length()));
        }
        var runs = new ArrayList<Run>();
        int before = 0;
        int after = 0;
        for (TextDiff.Piece piece : TextDiff.between(base, now)) {
            int length = piece.text().length();
            if (piece.kind() == TextDiff.Kind.SAME) {
                runs.add(new Run(before, after, length));
            }
            before += piece.kind() == TextDiff.Kind.NEW ? 0 : length;
            after += piece.kind() == TextDiff.Kind.GONE ? 0 : length;
        }
        return runs;
    }

    /// Where the change begins in the text now.
    private static Optional<Integer> place(List<Run> runs, Changes.Part change, String now) {
        int from = change.at();
        int to = from + change.gone().length();
        for (Run run : runs) {
            int end = run.base() + run.length();
            boolean within = run.base() <= from && to <= end;
            int at = run.now() + from - run.base();
            boolean open = within && (from < to || isOpen(run, from, now));
            if (open && !stands(change, at, now)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    /// Whether nothing has come at a place between two letters, or at an end of the text.
    private static boolean isOpen(Run run, int place, String now) {
        boolean first = place > run.base() || run.now() == 0;
        boolean last = place < run.base() + run.length() || run.now() + run.length() == now.length();
        return first && last;
    }

    /// Whether what would come stands there already. The difference of two texts can be read in several ways: a word
    /// that
    /// came between two others behind the space or before it, words that stayed as a part of what took their place.
    private static boolean stands(Changes.Part change, int at, String now) {
        String fresh = change.fresh().strip();
        String gone = change.gone().strip();
        if (gone.isEmpty()) {
            return now.substring(0, at).stripTrailing().endsWith(fresh)
                    || now.substring(at).stripLeading().startsWith(fresh);
        }
        int lead = change.gone().indexOf(gone);
        for (int part = fresh.indexOf(gone); part >= 0; part = fresh.indexOf(gone, part + 1)) {
            if (now.startsWith(fresh, at + lead - part)) {
                return true;
            }
        }
        return false;
    }

    private static MarginNote note(Proposal proposal, Changes.Part change, int at, String now) {
        String id = new Place(proposal.id(), change.at()).id();
        String who = Texts.of("agents.task." + proposal.task().replace('_', '.'));
        String fresh = change.fresh().strip();
        if (change.gone().isBlank()) {
            int[] word = wordBefore(now, at);
            return new MarginNote(id, word[0], word[1], who, fresh, false, MarginNote.Kind.ADDED);
        }
        String words = fresh.isEmpty() ? Texts.of("margin.change.nothing") : fresh;
        int end = at + change.gone().stripTrailing().length();
        int start = at + change.gone().length() - change.gone().stripLeading().length();
        return new MarginNote(id, start, end, who, words, false, MarginNote.Kind.REPLACED);
    }

    /// The last word that ends before a place; the first of all where there is none.
    private static int[] wordBefore(String text, int place) {
        int end = place;
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && !Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        if (start < end) {
            return new int[] {start, end};
        }
        var first = WORD.matcher(text);
        return first.find() ? new int[] {first.start(), first.end()} : new int[] {0, text.length()};
    }
}
