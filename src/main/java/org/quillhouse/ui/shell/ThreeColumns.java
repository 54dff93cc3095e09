package org.quillhouse.ui.shell;

import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;

/// Binder, page and desk beside each other, or the page alone. The sides may come after the page.
final class ThreeColumns extends SplitPane {
    private final StackPane left = side();
    private final Node middle;
    private final StackPane right = side();
    private double[] dividers = {0.21, 0.745};
    private int tab;
    private boolean alone;

    ThreeColumns(Node middle) {
        this.middle = middle;
        getStyleClass().add("shell-split");
        setResizableWithParent(left, false);
        setResizableWithParent(right, false);
    }

    private static StackPane side() {
        var side = new StackPane();
        side.getStyleClass().add("shell-side");
        return side;
    }

    /// Shows all three, the sides empty, as wide as they were.
    void begin() {
        dividers = dividers();
        left.getChildren().clear();
        right.getChildren().clear();
        alone = false;
        showAll();
    }

    private void showAll() {
        getItems().setAll(left, middle, right);
        setDividerPositions(dividers);
    }

    void showLeft(Node content) {
        left.getChildren().setAll(content);
    }

    /// @param desk opens at the tab that was looked at last
    void showRight(TabPane desk) {
        desk.getSelectionModel().select(tab);
        desk.getSelectionModel().selectedIndexProperty().subscribe(chosen -> tab = chosen.intValue());
        right.getChildren().setAll(desk);
    }

    /// The tab of the desk that was looked at last, from 0.
    int tab() {
        return tab;
    }

    /// @param tab to open at; one that is not there is left alone
    void setTab(int tab) {
        this.tab = tab;
    }

    /// Only the middle, or all of it again.
    void toggleSides() {
        if (alone) {
            showAll();
        } else {
            dividers = getDividerPositions();
            getItems().setAll(middle);
        }
        alone = !alone;
    }

    /// Where the dividers stand, 0 to 1, or will when all three are shown.
    double[] dividers() {
        return getItems().size() == 3 ? getDividerPositions() : dividers.clone();
    }

    void setDividers(double[] positions) {
        dividers = positions.clone();
        if (getItems().size() == 3) {
            setDividerPositions(dividers);
        }
    }
}
