package org.quillhouse.ui.desk;

import java.util.List;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.quillhouse.kernel.Excerpt;
import org.quillhouse.manuscript.TextDiff;

/// Two texts in one: what is gone struck through, what is new underlined.
public final class DifferenceView extends TextFlow {
    private static final int SAME_SHOWN = 120;

    public DifferenceView() {
        getStyleClass().add("history-difference");
    }

    /// Whether anything is gone or new.
    public static boolean differs(List<TextDiff.Piece> pieces) {
        return pieces.stream().anyMatch(piece -> piece.kind() != TextDiff.Kind.SAME);
    }

    /// Shows nothing where nothing differs.
    public void show(List<TextDiff.Piece> pieces) {
        getChildren().clear();
        if (differs(pieces)) {
            for (int i = 0; i < pieces.size(); i++) {
                add(pieces.get(i), i == 0, i == pieces.size() - 1);
            }
        }
    }

    /// Long stretches that did not change are cut short: what counts is what did.
    private void add(TextDiff.Piece piece, boolean first, boolean last) {
        String words = piece.text();
        if (piece.kind() == TextDiff.Kind.SAME && words.length() > 2 * SAME_SHOWN) {
            String begin = first ? "" : words.substring(0, Excerpt.end(words, 0, SAME_SHOWN)) + " ";
            String end = last
                    ? ""
                    : " " + words.substring(Excerpt.begin(words, words.length() - SAME_SHOWN, words.length()));
            words = begin + "…" + end;
        }
        var text = new Text(words);
        text.getStyleClass().add(look(piece.kind()));
        getChildren().add(text);
    }

    /// The class of the style sheets for a piece.
    static String look(TextDiff.Kind kind) {
        return switch (kind) {
            case SAME -> "history-same";
            case GONE -> "history-gone";
            case NEW -> "history-new";
        };
    }
}
