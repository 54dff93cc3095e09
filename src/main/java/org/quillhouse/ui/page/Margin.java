package org.quillhouse.ui.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import javafx.animation.PauseTransition;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.kernel.Texts;

/// Marks beside the lines that somebody said something about, or would change, right of the column of text.
final class Margin extends Pane {
    private static final double SIZE = 22;
    private static final double LINE = 8;
    private static final Duration SETTLES = Duration.millis(120);

    private final Prose prose;
    private BiConsumer<List<MarginNote>, Node> chosen = (notes, mark) -> {};
    private boolean due;

    Margin(Prose prose) {
        this.prose = prose;
        setPickOnBounds(false);
        getStyleClass().add("margin");
        prose.onNotes(this::layLater);
        prose.viewportDirtyEvents().subscribe(scrolled -> layLater());
        widthProperty().subscribe(width -> layLater());
    }

    /// @param listener told of the notes of a mark that was pressed
    void onChosen(BiConsumer<List<MarginNote>, Node> listener) {
        chosen = listener;
    }

    /// Presses the mark of a note, once it is where the text is scrolled to.
    void open(MarginNote note) {
        var settled = new PauseTransition(SETTLES);
        settled.setOnFinished(end -> getChildren().stream()
                .filter(mark -> mark.getUserData() instanceof List<?> notes && notes.contains(note))
                .findFirst()
                .ifPresent(mark -> {
                    if (mark instanceof Button button) {
                        button.fire();
                    }
                }));
        settled.play();
    }

    /// Once for all that happens before the next picture is drawn.
    private void layLater() {
        if (!prose.notes().isEmpty() || !getChildren().isEmpty()) {
            due = true;
            requestLayout();
        }
    }

    /// After the text, which stands before it in the same place.
    @Override
    protected void layoutChildren() {
        if (due) {
            lay();
        }
        super.layoutChildren();
    }

    private void lay() {
        due = false;
        var byLine = new TreeMap<Double, List<MarginNote>>();
        for (MarginNote note : prose.notes()) {
            top(note).ifPresent(y -> {
                Double near = byLine.floorKey(y + LINE);
                double line = near != null && y - near < LINE ? near : y;
                byLine.computeIfAbsent(line, each -> new ArrayList<>()).add(note);
            });
        }
        getChildren().clear();
        double x = getWidth() - prose.getPadding().getRight() + 4;
        byLine.forEach((y, notes) -> getChildren().add(mark(notes, Math.min(x, getWidth() - SIZE - 14), y)));
    }

    /// Where the first line of a note's passage is, while it can be seen.
    private Optional<Double> top(MarginNote note) {
        if (note.end() > prose.getLength() || getScene() == null) {
            return Optional.empty();
        }
        return prose.getCharacterBoundsOnScreen(note.start(), Math.min(note.start() + 1, note.end()))
                .map(this::screenToLocal)
                .map(Bounds::getMinY)
                .filter(y -> y >= -LINE && y < getHeight() - LINE);
    }

    private Button mark(List<MarginNote> notes, double x, double y) {
        boolean changes = notes.stream().allMatch(MarginNote::isChange);
        var mark = new Button(
                notes.size() > 1 ? Integer.toString(notes.size()) : "",
                new FontIcon(changes ? Feather.EDIT_2 : Feather.MESSAGE_SQUARE));
        mark.getStyleClass().addAll("flat", "margin-mark");
        if (changes) {
            mark.getStyleClass().add("margin-change");
        }
        if (notes.stream().anyMatch(MarginNote::urgent)) {
            mark.getStyleClass().add("margin-urgent");
        }
        mark.setFocusTraversable(false);
        mark.setUserData(notes);
        MarginNote first = notes.getFirst();
        mark.setAccessibleText(Texts.of("margin.mark", first.who(), first.said()));
        var tip = new Tooltip(Texts.of("margin.mark", first.who(), first.said()));
        tip.setWrapText(true);
        tip.setMaxWidth(360);
        mark.setTooltip(tip);
        mark.setOnAction(press -> chosen.accept(notes, mark));
        mark.relocate(x, y - 2);
        return mark;
    }
}
