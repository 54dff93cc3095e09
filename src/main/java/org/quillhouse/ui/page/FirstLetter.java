package org.quillhouse.ui.page;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javafx.beans.Observable;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeLineCap;
import org.fxmisc.richtext.StyledTextArea;
import org.fxmisc.richtext.TextExt;
import org.fxmisc.richtext.model.StyledSegment;
import org.jspecify.annotations.Nullable;

/// The first letter of an indented line, with the room before it. The text component knows no indent, but lays out a
/// node
/// in the place of one letter; what it draws behind and under its own letters is drawn here for this one.
final class FirstLetter extends Region {
    private static final double EMS = 1.5;

    private final TextExt letter;
    private final Rectangle behind = new Rectangle();
    private final Line under = new Line();

    private FirstLetter(TextExt letter) {
        this.letter = letter;
        setSnapToPixel(false);
        behind.setManaged(false);
        under.setManaged(false);
        under.setStrokeLineCap(StrokeLineCap.BUTT);
        getChildren().addAll(behind, letter, under);
        letter.backgroundColorProperty().subscribe(paint -> behind.setFill(orNothing(paint)));
        for (Observable look : new Observable[] {
            letter.underlineColorProperty(), letter.underlineWidthProperty(), letter.underlineDashArrayProperty()
        }) {
            look.addListener(changed -> underline());
        }
        underline();
    }

    /// What a piece of a paragraph is drawn by.
    static Node node(StyledSegment<String, Collection<String>> segment) {
        Node text = StyledTextArea.createStyledTextNode(
                segment.getSegment(),
                segment.getStyle(),
                (node, styles) -> node.getStyleClass().addAll(styles));
        boolean first = segment.getStyle().contains(Setting.FIRST_LETTER)
                && segment.getSegment().length() == 1;
        return first && text instanceof TextExt letter ? new FirstLetter(letter) : text;
    }

    /// The room before the letter.
    ///
    /// @param size of the letters, as is the room, in pixels
    static double indent(double size) {
        return size * EMS;
    }

    private static Paint orNothing(@Nullable Paint paint) {
        return paint == null ? Color.TRANSPARENT : paint;
    }

    private void underline() {
        under.setStroke(orNothing(letter.getUnderlineColor()));
        Number width = letter.getUnderlineWidth();
        under.setStrokeWidth(width == null ? 0 : width.doubleValue());
        Number[] dashes = letter.getUnderlineDashArray();
        under.getStrokeDashArray()
                .setAll(
                        dashes == null
                                ? List.of()
                                : Arrays.stream(dashes).map(Number::doubleValue).toList());
    }

    private double indent() {
        return indent(letter.getFont().getSize());
    }

    @Override
    protected double computePrefWidth(double height) {
        return indent() + letter.getLayoutBounds().getWidth();
    }

    @Override
    protected double computePrefHeight(double width) {
        return letter.getLayoutBounds().getHeight();
    }

    @Override
    public double getBaselineOffset() {
        return letter.getBaselineOffset();
    }

    @Override
    protected void layoutChildren() {
        Bounds bounds = letter.getLayoutBounds();
        double left = indent();
        letter.relocate(left, 0);
        behind.setX(left);
        behind.setWidth(bounds.getWidth());
        behind.setHeight(bounds.getHeight());
        under.setStartX(left);
        under.setEndX(left + bounds.getWidth());
        double y = bounds.getHeight() - under.getStrokeWidth();
        under.setStartY(y);
        under.setEndY(y);
    }
}
