package org.quillhouse.ui.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

final class IndentTest extends ShownProse {
    private static final String TEXT = "The seven was wrong.\n\nShe held the page up to the window.\nNobody talked.";
    private static final int SECOND = TEXT.indexOf("She");

    IndentTest() {
        super(TEXT);
    }

    @Override
    PageLook look() {
        return paragraphs("indent");
    }

    private static PageLook paragraphs(String kind) {
        return new PageLook(17, "Literata", "usual", kind, "usual", "always");
    }

    private void look(String paragraphs) {
        paragraphs(paragraphs).on(prose);
    }

    private Bounds letter(int at) throws Exception {
        return seen(() -> prose.getCharacterBoundsOnScreen(at, at + 1).orElseThrow());
    }

    private static void between(double least, double most, double value) {
        assertTrue(least < value && value < most, String.valueOf(value));
    }

    private double caret() throws Exception {
        return seen(() -> prose.getCaretBounds().orElseThrow().getMinX()
                + ((Node) prose.getCaretSelectionBind().getUnderlyingCaret()).getTranslateX());
    }

    private Set<String> styles(int paragraph) throws Exception {
        return Set.copyOf(seen(() -> prose.getParagraph(paragraph).getParagraphStyle()));
    }

    @Test
    void theSecondLetterOfAnIndentedParagraphIsFurtherRight() throws Exception {
        double set = letter(SECOND + 1).getMinX() - letter(1).getMinX();
        between(15.0, 35.0, set);
        between(15.0, 35.0, letter(TEXT.indexOf("obody")).getMinX() - letter(1).getMinX());
        assertEquals(Set.of("gap"), styles(1));
        interact(() -> look("none"));
        between(-10.0, 10.0, letter(SECOND + 1).getMinX() - letter(1).getMinX());
        assertEquals(Set.of(), styles(1));
    }

    @Test
    void theTextStaysTheTextAndTheCaretStandsBeforeTheLetter() throws Exception {
        interact(() -> prose.moveTo(SECOND));
        assertTrue(caret() > letter(SECOND).getMinX() + 20);
        interact(() -> prose.insertText(SECOND, "Then "));
        assertEquals(TEXT.replace("She", "Then She"), prose.getText());
        interact(prose::undo);
        assertEquals(TEXT, prose.getText());
    }

    private List<String> looks() {
        return IntStream.range(0, prose.getParagraphs().size())
                .mapToObj(at -> prose.getParagraph(at).getParagraphStyle() + " "
                        + prose.getStyleSpans(at).stream().toList())
                .toList();
    }

    /// It is made in one piece, what is typed paragraph by paragraph.
    @Test
    void aTextThatIsShownLooksAsIfItWereTyped() throws Exception {
        String text = "# One\n\nIt *began*.\nAnd went on.\n\nAnd on.\n\n***\n\n> Dear **sir**\n\n\nLater.\n\nEnd.";
        interact(() -> prose.showText(text));
        List<String> shown = seen(this::looks);
        interact(() -> prose.showText(""));
        interact(() -> prose.replaceText(text));
        assertEquals(seen(this::looks), shown);
        assertEquals(text, prose.getText());
    }

    /// Its last line is empty, but nobody is writing in it.
    @Test
    void aTextThatIsShownIsNotBeingWritten() throws Exception {
        interact(() -> prose.showText("One.\n\n"));
        assertEquals(Set.of(), styles(1));
    }

    @Test
    void aClickBeforeTheLetterGoesBeforeIt() throws Exception {
        Bounds first = letter(SECOND);
        double middle = first.getCenterY();
        for (double from : new double[] {2, first.getWidth() * 0.6}) {
            Point2D point = prose.screenToLocal(first.getMinX() + from, middle);
            assertEquals(
                    SECOND, seen(() -> prose.hit(point.getX(), point.getY()).getInsertionIndex()));
        }
        Point2D behind = prose.screenToLocal(first.getMaxX() - 1, middle);
        assertEquals(
                SECOND + 1, seen(() -> prose.hit(behind.getX(), behind.getY()).getInsertionIndex()));
    }

    @Test
    void aNewParagraphBeginsWhereItsFirstLetterWillStand() throws Exception {
        interact(() -> {
            prose.moveTo("The seven was wrong.".length());
            prose.requestFocus();
        });
        push(KeyCode.ENTER);
        assertTrue(caret() > letter(0).getMinX() + 20);
        assertEquals(Set.of(), styles(1));
        assertEquals(Set.of("gap"), styles(2));
        push(KeyCode.DOWN);
        push(KeyCode.DOWN);
        assertEquals(Set.of(), styles(1));
        assertEquals(Set.of(), styles(2));
        interact(prose::undo);
        assertEquals(TEXT, prose.getText());
    }
}
