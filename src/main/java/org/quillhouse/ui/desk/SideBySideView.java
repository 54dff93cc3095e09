package org.quillhouse.ui.desk;

import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Window;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.TextDiff;
import org.quillhouse.ui.dialogs.FxDialogs;

/// Two texts beside each other, paragraph by paragraph: what is gone marked on the left, what is new on the right.
public final class SideBySideView extends ScrollPane {
    private static final double WIDTH = 940;
    private static final double HEIGHT = 560;
    private static final double ABOVE = 120;

    /// Shows both over a window until it is closed.
    public static void show(Window owner, List<TextDiff.Piece> pieces) {
        FxDialogs.show(owner, Texts.of("difference.title"), new SideBySideView(pieces), WIDTH);
    }

    private SideBySideView(List<TextDiff.Piece> pieces) {
        var half = new ColumnConstraints();
        half.setPercentWidth(50);
        var grid = new GridPane(28, 12);
        grid.getColumnConstraints().addAll(half, half);
        grid.addRow(0, head("difference.before"), head("difference.after"));
        Optional<Node> first = Optional.empty();
        for (DifferenceRow row : DifferenceRow.of(pieces)) {
            TextFlow before = flow(row.before());
            TextFlow after = flow(row.after());
            GridPane.setValignment(before, VPos.TOP);
            GridPane.setValignment(after, VPos.TOP);
            grid.addRow(grid.getRowCount(), before, after);
            if (first.isEmpty() && row.differs()) {
                first = Optional.of(before);
            }
        }
        first.ifPresent(change -> {
            change.boundsInParentProperty().subscribe(bounds -> scrollTo(change, grid));
            viewportBoundsProperty().subscribe(bounds -> scrollTo(change, grid));
        });
        grid.getStyleClass().add("side-by-side");
        setContent(grid);
        setFitToWidth(true);
        setPrefViewportHeight(HEIGHT);
    }

    /// Shows what stands a little above something.
    private void scrollTo(Node change, GridPane grid) {
        double hidden = grid.getHeight() - getViewportBounds().getHeight();
        if (hidden > 0) {
            setVvalue((change.getBoundsInParent().getMinY() - ABOVE) / hidden);
        }
    }

    private static Label head(String key) {
        var label = new Label(Texts.of(key));
        label.getStyleClass().add("desk-label");
        return label;
    }

    private static TextFlow flow(List<TextDiff.Piece> pieces) {
        var flow = new TextFlow();
        flow.getStyleClass().add("history-difference");
        for (TextDiff.Piece piece : pieces) {
            var text = new Text(piece.text());
            text.getStyleClass().add(DifferenceView.look(piece.kind()));
            flow.getChildren().add(text);
        }
        return flow;
    }
}
