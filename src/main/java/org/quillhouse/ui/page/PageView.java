package org.quillhouse.ui.page;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.util.UndoUtils;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Origin;
import org.quillhouse.ui.tasks.NextPicture;

/// The page: a heading, the text in a column of readable width, and where it stands among its versions.
public final class PageView extends BorderPane {
    private static final double LEAST_MARGIN = 28;

    private final PageViewModel model;
    private final ProofViewModel proof;
    private final Prose area = new Prose();
    private final VBox above = new VBox();
    /// Made when something is to be found for the first time.
    private Optional<FindBar> find = Optional.empty();
    private Optional<GhostPane> ghost = Optional.empty();
    private final Margin margin = new Margin(area);
    private final Label placeholder = new Label(Texts.of("page.placeholder"));
    private PageLook look;
    private final HBox heading;
    private final Button waiting = new Button();
    private boolean applying;
    private Consumer<String> source = words -> {};

    public PageView(PageViewModel model, ProofViewModel proof, PageLook look) {
        this.model = model;
        this.proof = proof;
        this.heading = makeHeading();
        getStyleClass().add("page");
        area.setId("page-text");
        area.setAccessibleText(Texts.of("page.accessible"));
        this.look = look;
        look.on(area);
        look.on(placeholder);
        new ProseMenu(area, proof, words -> source.accept(words), margin::open);
        area.onTrouble(model::tell);
        area.onPasted(model::pasted);
        above.getChildren().add(heading);
        setTop(above);
        setCenter(paper());
        widthProperty().subscribe(width -> layColumn());
        area.textProperty().subscribe(this::edited);
        area.selectionProperty().subscribe(range -> model.selected(range.getLength() > 0));
        area.editableProperty().bind(model.stateProperty().isEqualTo(PageViewModel.State.EDITABLE));
        model.onText(new FromElsewhere());
    }

    private HBox makeHeading() {
        var title = new Label();
        title.getStyleClass().add("page-heading");
        title.textProperty().bind(model.headingProperty());
        var version = new Label();
        version.getStyleClass().add("page-version");
        version.textProperty().bind(model.versionLabelProperty());
        version.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        waiting.setVisible(false);
        waiting.setManaged(false);
        waiting.setId("page-waiting");
        waiting.getStyleClass().addAll("small", "accent");
        waiting.setMinWidth(Region.USE_PREF_SIZE);
        var bar = new HBox(10, title, space, waiting, version);
        bar.getStyleClass().add("page-bar");
        title.minWidthProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.min(title.prefWidth(-1), bar.getWidth() / 2),
                        title.textProperty(),
                        title.fontProperty(),
                        bar.widthProperty()));
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private StackPane paper() {
        placeholder.getStyleClass().add("page-placeholder");
        placeholder.setMouseTransparent(true);
        placeholder.setWrapText(true);
        placeholder.visibleProperty().bind(area.lengthProperty().map(length -> length == 0));
        var paper = new StackPane(new VirtualizedScrollPane<>(area), placeholder, margin);
        StackPane.setAlignment(placeholder, Pos.TOP_LEFT);
        paper.getStyleClass().add("page-paper");
        return paper;
    }

    /// Keeps the text a column of readable width in the middle, and the scroll bar at the edge.
    private void layColumn() {
        double side = look.side(getWidth(), LEAST_MARGIN);
        area.setPadding(new Insets(4, side, 0, side));
        heading.setPadding(new Insets(18, side, 10, side));
        StackPane.setMargin(placeholder, new Insets(4, side, 0, side));
        ghost.ifPresent(pane -> pane.setLook(look, side));
    }

    /// @param listener asked what was read when the selected words were written
    public void onSource(Consumer<String> listener) {
        source = listener;
    }

    /// Tells how many proposals wait for the scene, and shows them when asked.
    public void showWaiting(ReadOnlyIntegerProperty count, Runnable look) {
        waiting.textProperty().bind(count.map(number -> Texts.of("page.waiting", number)));
        waiting.visibleProperty().bind(count.greaterThan(0));
        waiting.managedProperty().bind(waiting.visibleProperty());
        waiting.setOnAction(press -> look.run());
    }

    /// Shows how the text would go on.
    public void showGhost(Ghost.Source words) {
        words.ghostProperty().subscribe(shown -> {
            if (shown.isPresent() && ghost.isEmpty()) { // made when something goes on for the first time
                var pane = new GhostPane(words);
                ghost = Optional.of(pane);
                setBottom(pane);
                pane.heightProperty().subscribe(height -> area.requestFollowCaret()); // it takes its room from the page
                layColumn();
                area.addEventFilter(KeyEvent.KEY_PRESSED, key -> pane.key(key, area.getCaretPosition()));
            }
            ghost.ifPresent(pane -> pane.show(shown));
        });
    }

    /// Shows notes beside the text.
    ///
    /// @param chosen told of the notes of a mark that was pressed, and of the mark
    public void showNotes(ReadOnlyObjectProperty<List<MarginNote>> notes, BiConsumer<List<MarginNote>, Node> chosen) {
        notes.subscribe(area::showNotes);
        margin.onChosen(chosen);
    }

    /// Colours words that were not typed, as long as there are any in the list.
    public void showOrigins(ReadOnlyObjectProperty<List<Origin>> origins) {
        origins.subscribe(area::showOrigins);
    }

    /// Goes to the next note, or the one before, and says what it says.
    public void goToNote(boolean forward) {
        area.goToNote(forward).ifPresent(margin::open);
    }

    /// Does something with the change at the caret; where there is none, the next one is selected.
    public void atChange(Consumer<MarginNote> act) {
        Optional<MarginNote> here = MarginNote.changeAt(area.notes(), area.getCaretPosition());
        here.ifPresentOrElse(act, () -> area.goToChange());
    }

    /// Letters, room and the width of the column.
    public void setLook(PageLook wanted) {
        look = wanted;
        look.on(area);
        look.on(placeholder);
        layColumn();
    }

    /// Shows the text alone, where something else says which it is.
    void hideHeading() {
        heading.setVisible(false);
        heading.setManaged(false);
    }

    /// The text area, for what acts on its selection.
    public Prose prose() {
        return area;
    }

    public void setSpelling(boolean on) {
        area.setProof(on ? Optional.of(proof) : Optional.empty());
    }

    public void find() {
        FindBar bar = find.orElseGet(() -> new FindBar(area));
        if (find.isEmpty()) {
            find = Optional.of(bar);
            above.getChildren().addFirst(bar);
        }
        bar.open();
    }

    /// Closes the find bar, or else puts away how the text would go on.
    ///
    /// @return false when neither was there
    public boolean leave() {
        boolean closed = find.map(FindBar::close).orElse(false);
        Optional<GhostPane> waiting = closed ? Optional.empty() : ghost.filter(GhostPane::isReady);
        waiting.ifPresent(GhostPane::leave);
        return closed || waiting.isPresent();
    }

    private void edited(String now) {
        if (!applying) {
            model.typed(now);
        }
    }

    /// Puts the caret into the text.
    public void focusText() {
        NextPicture.focus(area);
    }

    /// Puts the caret somewhere, and that place into the middle of what is seen, also before anything is seen.
    private void showPlace(int at) {
        area.moveTo(at);
        if (area.getHeight() > 0) {
            area.showParagraphAtCenter(area.getCurrentParagraph());
        } else if (at > 0) {
            area.heightProperty().addListener(new ChangeListener<>() {
                @Override
                public void changed(ObservableValue<? extends Number> height, Number was, Number is) {
                    height.removeListener(this);
                    area.showParagraphAtCenter(area.getCurrentParagraph());
                    area.requestFollowCaret();
                }
            });
        }
        area.requestFollowCaret();
    }

    /// Makes another text of the page's by what differs, so that all else stays as it is shown.
    ///
    /// @return where it begins to differ; where the caret is if it does not
    private int changeTo(String text) {
        Edit edit = Edit.between(area.getText(), text);
        if (edit.isNone()) {
            return area.getCaretPosition();
        }
        area.replaceText(edit.start(), edit.end(), edit.text());
        return edit.start();
    }

    /// What other than the keyboard changes the text.
    private final class FromElsewhere implements TextListener {
        private String before = "";
        private int caretBefore;
        private boolean isStreamed;

        @Override
        public void opened(String text, int caret) {
            applying = true;
            area.showText(text);
            applying = false;
            showPlace(Math.min(caret, text.length()));
        }

        @Override
        public void replaced(String text) {
            applying = true;
            int at = changeTo(text);
            area.beginSteps(new UndoSteps());
            applying = false;
            showPlace(at);
        }

        @Override
        public void taken(String text) {
            boolean seen = !area.getVisibleParagraphs().isEmpty();
            int first = seen ? area.firstVisibleParToAllParIndex() : 0;
            int last = seen ? area.lastVisibleParToAllParIndex() : -1;
            applying = true;
            area.getUndoManager().preventMerge();
            int at = changeTo(text);
            area.getUndoManager().preventMerge();
            applying = false;
            area.moveTo(at);
            if (first < area.getCurrentParagraph() && area.getCurrentParagraph() < last) {
                area.requestFollowCaret();
            } else {
                showPlace(at);
            }
        }

        @Override
        public byte[] steps() {
            return area.steps().bytes();
        }

        @Override
        public void stepsBehind(byte[] steps) {
            area.beginSteps(UndoSteps.of(steps, area.getText()));
        }

        @Override
        public void reveal(int start, int end) {
            area.selectRange(start, end);
            area.requestFollowCaret();
        }

        @Override
        public Finder.Hit selection() {
            return new Finder.Hit(
                    area.getSelection().getStart(), area.getSelection().getEnd());
        }

        @Override
        public void streamBegan() {
            before = area.getText();
            caretBefore = area.getCaretPosition();
            isStreamed = false;
            applying = true;
            area.setUndoManager(UndoUtils.noOpUndoManager());
            area.clear();
        }

        @Override
        public void streamed(String piece) {
            isStreamed = true;
            area.appendText(piece);
            area.moveTo(area.getLength());
            area.requestFollowCaret();
        }

        /// The text before comes back unseen, and the new one over it as one step to undo, after those that were there.
        @Override
        public void streamEnded(String text) {
            area.replaceText(before);
            area.beginSteps(area.steps());
            int differs = changeTo(text);
            area.getUndoManager().preventMerge();
            applying = false;
            if (isStreamed && !text.equals(before)) {
                area.moveTo(text.length());
                area.requestFollowCaret();
            } else {
                showPlace(text.equals(before) ? caretBefore : differs);
            }
        }
    }
}
