package org.quillhouse.ui.desk;

import java.util.ArrayList;
import java.util.List;
import org.quillhouse.manuscript.TextDiff;

/// A paragraph of two texts beside each other; pieces of [TextDiff.Kind#SAME] stand in each.
record DifferenceRow(List<TextDiff.Piece> before, List<TextDiff.Piece> after) {
    private DifferenceRow() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    boolean differs() {
        return !before.equals(after);
    }

    private boolean isEmpty() {
        return before.isEmpty() && after.isEmpty();
    }

    /// A row ends where both texts end a line.
    static List<DifferenceRow> of(List<TextDiff.Piece> pieces) {
        var rows = new ArrayList<DifferenceRow>();
        var row = new DifferenceRow();
        for (TextDiff.Piece piece : pieces) {
            if (piece.kind() == TextDiff.Kind.GONE) {
                row.before().add(piece);
            } else if (piece.kind() == TextDiff.Kind.NEW) {
                row.after().add(piece);
            } else {
                String[] lines = piece.text().split("\n", -1);
                for (int i = 0; i < lines.length; i++) {
                    if (!lines[i].isEmpty()) {
                        var same = new TextDiff.Piece(TextDiff.Kind.SAME, lines[i]);
                        row.before().add(same);
                        row.after().add(same);
                    }
                    if (i < lines.length - 1 && !row.isEmpty()) {
                        rows.add(row);
                        row = new DifferenceRow();
                    }
                }
            }
        }
        if (!row.isEmpty()) {
            rows.add(row);
        }
        return rows;
    }
}
