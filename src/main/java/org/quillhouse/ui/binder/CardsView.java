package org.quillhouse.ui.binder;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.StoryTree;
import org.quillhouse.ui.binder.Spots.Where;
import org.quillhouse.ui.tasks.FieldSaver;

/// The corkboard: one card for each scene of the chapter that is open, or for each chapter where it has but one scene.
/// A
/// card shows its synopsis, to be written there, or how its text begins, and is dragged to its place.
public final class CardsView extends BorderPane {
    private final BinderViewModel model;
    private final Runnable open;
    private final FlowPane cards = new FlowPane();
    private final Label title = new Label();

    /// @param open shows the text of the card
    public CardsView(BinderViewModel model, Runnable open) {
        this.model = model;
        this.open = open;
        getStyleClass().add("cards");
        title.getStyleClass().add("page-heading");
        cards.getStyleClass().add("cards-board");
        var scroll = new ScrollPane(cards);
        scroll.setFitToWidth(true);
        setTop(title);
        setCenter(scroll);
        model.treeProperty().subscribe(this::show);
        model.openTextProperty().subscribe(text -> show(model.tree()));
        model.storyTitleProperty().addListener((title, was, now) -> show(model.tree()));
        sceneProperty().subscribe(scene -> show(model.tree()));
    }

    /// Nothing is laid out anew while nobody sees it, or while a synopsis is being typed.
    private void show(StoryTree tree) {
        boolean typing = cards.getChildren().stream().anyMatch(card -> ((Card) card).synopsis.isFocused());
        if (getScene() == null || typing) {
            return;
        }
        Optional<Node> chapter = tree.chapterOf(model.openTextProperty().get());
        List<Node> scenes =
                chapter.map(each -> tree.children(Optional.of(each.id()))).orElse(List.of());
        boolean several = scenes.size() > 1;
        List<Node> shown = several ? scenes : tree.chapters();
        title.setText(
                several
                        ? chapter.map(model::label).orElse("")
                        : model.storyTitleProperty().get());
        boolean same = cards.getChildren().stream()
                .map(card -> ((Card) card).node)
                .toList()
                .equals(shown);
        if (!same) {
            cards.getChildren().setAll(shown.stream().map(Card::new).toList());
            model.readBeginnings(beginnings ->
                    cards.getChildren().forEach(card -> ((Card) card).preview(model.tree(), beginnings)));
        }
        String chosen = model.openTextProperty().get();
        cards.getChildren().forEach(card -> ((Card) card).mark(tree, chosen));
    }

    /// One scene or chapter.
    private final class Card extends VBox {
        private final Node node;
        private final TextArea synopsis = new TextArea();

        Card(Node node) {
            this.node = node;
            getStyleClass().add("card");
            setFocusTraversable(true);
            var name = new Label(model.label(node));
            name.getStyleClass().add("desk-name");
            synopsis.setText(node.details().synopsis());
            synopsis.setPromptText(Texts.of("details.synopsis.prompt"));
            synopsis.setWrapText(true);
            synopsis.setEditable(!model.isReadOnly());
            FieldSaver.keepWhenLeft(synopsis, this::store);
            VBox.setVgrow(synopsis, Priority.ALWAYS);
            var status = new Label(node.details().status());
            status.getStyleClass().add("binder-status");
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            var words = new Label(Texts.of("binder.words", node.words()));
            words.getStyleClass().add("desk-note");
            getChildren().addAll(name, synopsis, new HBox(status, space, words));
            setAccessibleText(Texts.of(
                    "binder.row.accessible",
                    model.label(node),
                    node.words(),
                    node.details().synopsis()));
            setOnMouseClicked(click -> {
                requestFocus();
                model.choose(node);
                if (click.getClickCount() == 2) {
                    open.run();
                }
            });
            addEventHandler(KeyEvent.KEY_PRESSED, this::key);
            drag();
        }

        private void key(KeyEvent event) {
            if (isFocused() && event.getCode() == KeyCode.ENTER) {
                model.choose(node);
                open.run();
                event.consume();
            }
        }

        private void store() {
            Node.Details old = node.details();
            model.setDetails(
                    node,
                    new Node.Details(
                            synopsis.getText().strip(),
                            old.status(),
                            old.label(),
                            old.pointOfView(),
                            old.targetWords()));
        }

        /// Where there is no synopsis, how the text begins, as faint as what stands in any empty field.
        void preview(StoryTree tree, Map<String, String> beginnings) {
            tree.texts(node.id())
                    .map(text -> beginnings.getOrDefault(text.id(), ""))
                    .filter(text -> !text.isBlank())
                    .findFirst()
                    .ifPresent(text -> synopsis.setPromptText(text.strip().replaceAll("\\s+", " ") + "…"));
        }

        void mark(StoryTree tree, String chosen) {
            boolean here = tree.firstText(node.id())
                    .filter(text -> text.id().equals(chosen))
                    .isPresent();
            getStyleClass().remove("card-chosen");
            if (here) {
                getStyleClass().add("card-chosen");
            }
        }

        private Where where(DragEvent event) {
            return event.getX() < getWidth() / 2 ? Where.BEFORE : Where.AFTER;
        }

        private void drag() {
            setOnDragDetected(event -> {
                model.selection().setAll(node.id());
                var content = new ClipboardContent();
                content.putString(model.label(node));
                startDragAndDrop(TransferMode.MOVE).setContent(content);
                event.consume();
            });
            setOnDragOver(event -> {
                if (event.getGestureSource() instanceof Card && model.canDrop(node, where(event))) {
                    event.acceptTransferModes(TransferMode.MOVE);
                }
                event.consume();
            });
            setOnDragDropped(event -> {
                model.drop(node, where(event));
                event.setDropCompleted(true);
                event.consume();
            });
        }
    }
}
