package org.quillhouse.ui.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    /// @param gone what goes, or what is the same
    /// @param fresh what comes
    record Part(int change, String gone, String fresh) {
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
        String gone = "";
        String fresh = "";
        List<TextDiff.Piece> pieces = TextDiff.between(base, text);
        for (int i = 0; i < pieces.size(); i++) {
            TextDiff.Piece piece = pieces.get(i);
            boolean within = i < pieces.size() - 1 && !(gone.isEmpty() && fresh.isEmpty());
            if (piece.kind() == TextDiff.Kind.SAME && !(within && isThin(piece.text()))) {
                changes += add(parts, changes, gone, fresh);
                gone = "";
                fresh = "";
                parts.add(new Part(-1, piece.text(), piece.text()));
            } else {
                gone += piece.kind() == TextDiff.Kind.NEW ? "" : piece.text();
                fresh += piece.kind() == TextDiff.Kind.GONE ? "" : piece.text();
            }
        }
        changes += add(parts, changes, gone, fresh);
        return new Changes(parts, changes);
    }

    /// A word or two between changes belong to them: nobody wants to decide about each "of".
    private static boolean isThin(String same) {
        return !same.contains("\n") && Words.count(same) <= THIN_WORDS;
    }

    private static int add(List<Part> parts, int number, String gone, String fresh) {
        if (gone.equals(fresh)) {
            if (!gone.isEmpty()) {
                parts.add(new Part(-1, gone, gone));
            }
            return 0;
        }
        parts.add(new Part(number, gone, fresh));
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

    void chooseAll(Choice choice) {
        Arrays.fill(choices, choice);
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
