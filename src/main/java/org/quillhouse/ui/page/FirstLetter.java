package org.quillhouse.ui.page;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeLineCap;
import org.fxmisc.richtext.StyledTextArea;
import org.fxmisc.richtext.TextExt;
import org.fxmisc.richtext.model.StyledSegment;
import org.jspecify.annotations.Nullable;

/// The first letter of an indented line, with the room before it. The text component knows no indent, but takes a node
/// in the place of one letter; what it draws behind and under its own letters is drawn here for this one.
final class FirstLetter extends Region {
    private final TextExt letter;
    private final Room room;
    private @Nullable Rectangle behind;
    private @Nullable Line under;

    /// The room before the first letters of a page.
    static final class Room {
        private static final double EMS = 1.5;

        private double width;

        /// @param size of the letters in pixels; 0 for no room
        /// @return whether it is another room than before
        boolean set(double size) {
            double before = width;
            width = Math.rint(size * EMS); // or letter and rest stand on different parts of a pixel
            return width != before;
        }

        /// In pixels.
        double width() {
            return width;
        }
    }

    private FirstLetter(TextExt letter, Room room) {
        this.letter = letter;
        this.room = room;
        setSnapToPixel(false);
        getChildren().add(letter);
        letter.backgroundColorProperty().addListener((look, before, now) -> shade());
        letter.underlineColorProperty().addListener((look, before, now) -> underline());
    }

    /// What a piece of a paragraph is drawn by.
    static Node node(StyledSegment<String, Collection<String>> segment, Room room) {
        Node text = StyledTextArea.createStyledTextNode(
                segment.getSegment(),
                segment.getStyle(),
                (node, styles) -> node.getStyleClass().addAll(styles));
        boolean first = segment.getStyle().contains(Setting.FIRST_LETTER)
                && segment.getSegment().length() == 1;
        return first && text instanceof TextExt letter ? new FirstLetter(letter, room) : text;
    }

    /// Made only where it is wanted, for one of these is made with every key.
    private void shade() {
        if (behind == null) {
            behind = new Rectangle();
            behind.setManaged(false);
            getChildren().addFirst(behind);
        }
        behind.setFill(letter.getBackgroundColor());
    }

    private void underline() {
        if (under == null) {
            under = new Line();
            under.setManaged(false);
            under.setStrokeLineCap(StrokeLineCap.BUTT);
            getChildren().add(under);
        }
        under.setStroke(letter.getUnderlineColor());
        requestLayout();
    }

    @Override
    protected double computePrefWidth(double height) {
        return room.width() + letter.getLayoutBounds().getWidth();
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
        double left = room.width();
        letter.relocate(left, 0);
        if (behind != null) {
            behind.setX(left);
            behind.setWidth(bounds.getWidth());
            behind.setHeight(bounds.getHeight());
        }
        if (under != null) {
            draw(under, left, bounds);
        }
    }

    /// As the text component draws it under the letters that follow.
    private void draw(Line line, double left, Bounds bounds) {
        Number width = letter.getUnderlineWidth();
        Number[] dashes = letter.getUnderlineDashArray();
        line.setStrokeWidth(width == null ? 0 : width.doubleValue());
        line.getStrokeDashArray()
                .setAll(
                        dashes == null
                                ? List.of()
                                : Arrays.stream(dashes).map(Number::doubleValue).toList());
        double y = bounds.getHeight() - line.getStrokeWidth();
        line.setStartX(left);
        line.setEndX(left + bounds.getWidth());
        line.setStartY(y);
        line.setEndY(y);
    }
}
