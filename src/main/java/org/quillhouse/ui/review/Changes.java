package org.quillhouse.ui.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.quillhouse.kernel.Words;
import org.quillhouse.manuscript.TextDiff;

/// A proposed text against the one it was made from: what is the same in both, and the changes, each to be taken or
/// declined. Not thread-safe.
final class Changes {
    private static final int THIN_WORDS = 2;

    private final List<Part> parts;
    private final Choice[] choices;

    /// What the writer says of a change.
    enum Choice {
        OPEN,
        TAKEN,
        DECLINED
    }

    /// A stretch of the text.
    ///
    /// @param change its number from 0; -1 for what is the same
    /// @param at where it begins in the older text
    /// @param gone what goes, or what is the same
    /// @param fresh what comes
    record Part(int change, int at, String gone, String fresh) {
        boolean isSame() {
            return change < 0;
        }
    }

    private Changes(List<Part> parts, int changes) {
        this.parts = List.copyOf(parts);
        this.choices = new Choice[changes];
        Arrays.fill(choices, Choice.OPEN);
    }

    static Changes between(String base, String text) {
        var parts = new ArrayList<Part>();
        int changes = 0;
        int at = 0;
        String gone = "";
        String fresh = "";
        List<TextDiff.Piece> pieces = TextDiff.between(base, text);
        for (int i = 0; i < pieces.size(); i++) {
            TextDiff.Piece piece = pieces.get(i);
            boolean within = i < pieces.size() - 1 && !(gone.isEmpty() && fresh.isEmpty());
            if (piece.kind() == TextDiff.Kind.SAME && !(within && isThin(piece.text()))) {
                changes += add(parts, changes, at, gone, fresh);
                at += gone.length();
                gone = "";
                fresh = "";
                parts.add(new Part(-1, at, piece.text(), piece.text()));
                at += piece.text().length();
            } else {
                gone += piece.kind() == TextDiff.Kind.NEW ? "" : piece.text();
                fresh += piece.kind() == TextDiff.Kind.GONE ? "" : piece.text();
            }
        }
        changes += add(parts, changes, at, gone, fresh);
        return new Changes(parts, changes);
    }

    /// A word or two between changes belong to them: nobody wants to decide about each "of".
    private static boolean isThin(String same) {
        return !same.contains("\n") && Words.count(same) <= THIN_WORDS;
    }

    private static int add(List<Part> parts, int number, int at, String gone, String fresh) {
        if (gone.equals(fresh)) {
            if (!gone.isEmpty()) {
                parts.add(new Part(-1, at, gone, gone));
            }
            return 0;
        }
        parts.add(new Part(number, at, gone, fresh));
        return 1;
    }

    List<Part> parts() {
        return parts;
    }

    int size() {
        return choices.length;
    }

    Choice choice(int change) {
        return choices[change];
    }

    void choose(int change, Choice choice) {
        choices[change] = choice;
    }

    /// Takes all but what was declined.
    void takeOpen() {
        for (int change = 0; change < choices.length; change++) {
            if (choices[change] == Choice.OPEN) {
                choices[change] = Choice.TAKEN;
            }
        }
    }

    /// Declines the changes that begin at some places of the older text.
    void leaveOut(Set<Integer> places) {
        parts.stream()
                .filter(part -> !part.isSame() && places.contains(part.at()))
                .forEach(part -> choose(part.change(), Choice.DECLINED));
    }

    /// The change that begins at a place of the older text.
    Optional<Part> at(int place) {
        return parts.stream()
                .filter(part -> !part.isSame() && part.at() == place)
                .findFirst();
    }

    int taken() {
        return (int) Arrays.stream(choices).filter(each -> each == Choice.TAKEN).count();
    }

    int open() {
        return (int) Arrays.stream(choices).filter(each -> each == Choice.OPEN).count();
    }

    /// The text with the changes that are taken; all others are as before.
    String text() {
        var text = new StringBuilder();
        for (Part part : parts) {
            boolean fresh = !part.isSame() && choices[part.change()] == Choice.TAKEN;
            text.append(fresh ? part.fresh() : part.gone());
        }
        return text.toString();
    }
}
