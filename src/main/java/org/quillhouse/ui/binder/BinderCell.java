package org.quillhouse.ui.binder;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Node;
import org.quillhouse.ui.binder.Spots.Where;

/// A row of the binder: what it is, its title, status and words; it can be dragged.
final class BinderCell extends TreeCell<Node> {
    private static final double LEAST_TITLE = 90;

    private final BinderViewModel model;
    private final FontIcon icon = new FontIcon();
    private final Label title = new Label();
    private final Label status = new Label();
    private final Label words = new Label();
    private final HBox line;

    BinderCell(BinderViewModel model) {
        this.model = model;
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox.setHgrow(title, Priority.SOMETIMES);
        title.setMinWidth(40);
        status.getStyleClass().add("binder-status");
        status.setMinWidth(Region.USE_PREF_SIZE);
        words.getStyleClass().add("binder-words");
        words.setMinWidth(Region.USE_PREF_SIZE);
        line = new HBox(icon, title, space, status, words);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("binder-line");
        line.setMaxWidth(Double.MAX_VALUE);
        line.setPrefWidth(1);
        line.widthProperty().subscribe(width -> fitStatus());
        status.fontProperty().subscribe(font -> fitStatus());
        setPrefWidth(1);
        drag();
    }

    @Override
    protected void updateItem(@Nullable Node node, boolean empty) {
        super.updateItem(node, empty);
        setText(null);
        if (empty || node == null) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        icon.setIconCode(icon(node));
        title.setText(model.label(node));
        title.getStyleClass().setAll("label", node.words() == 0 ? "binder-unwritten" : "binder-written");
        status.setText(node.details().status());
        words.setText(
                node.details().targetWords() > 0
                        ? Texts.of(
                                "binder.words.target",
                                node.words(),
                                node.details().targetWords())
                        : Texts.of("binder.words", node.words()));
        String synopsis = node.details().synopsis();
        setTooltip(synopsis.isEmpty() ? null : new Tooltip(synopsis));
        setAccessibleText(Texts.of("binder.row.accessible", model.label(node), node.words(), status.getText()));
        setGraphic(line);
        fitStatus();
    }

    /// A status is shown whole or not at all, and never in place of the title.
    private void fitStatus() {
        double others = icon.prefWidth(-1) + words.prefWidth(-1) + status.prefWidth(-1) + 4 * line.getSpacing();
        double forTitle =
                line.getWidth() - line.getInsets().getLeft() - line.getInsets().getRight() - others;
        boolean fits = !status.getText().isEmpty() && forTitle >= Math.min(LEAST_TITLE, title.prefWidth(-1));
        status.setVisible(fits);
        status.setManaged(fits);
    }

    private static Feather icon(Node node) {
        return switch (node.kind()) {
            case PART -> Feather.BOOK;
            case CHAPTER -> Feather.BOOK_OPEN;
            case SCENE -> Feather.FILE_TEXT;
            case NOTE -> Feather.EDIT_3;
        };
    }

    private void drag() {
        setOnDragDetected(event -> {
            if (getItem() != null && !model.isReadOnly()) {
                if (!model.selection().contains(getItem().id())) {
                    model.choose(getItem());
                }
                var content = new ClipboardContent();
                content.putString(model.label(getItem()));
                startDragAndDrop(TransferMode.MOVE).setContent(content);
                event.consume();
            }
        });
        setOnDragOver(event -> {
            boolean fits = event.getGestureSource() instanceof BinderCell
                    && getItem() != null
                    && model.canDrop(getItem(), where(event));
            mark(fits ? "binder-drop-" + where(event).name().toLowerCase(java.util.Locale.ROOT) : "");
            if (fits) {
                event.acceptTransferModes(TransferMode.MOVE);
            }
            event.consume();
        });
        setOnDragExited(event -> mark(""));
        setOnDragDropped(event -> {
            if (getItem() != null) {
                model.drop(getItem(), where(event));
            }
            event.setDropCompleted(true);
            event.consume();
        });
    }

    /// The upper and the lower third of a row that can hold others lie beside it, the middle is inside.
    private Where where(DragEvent event) {
        Node node = getItem();
        double share = event.getY() / Math.max(1, getHeight());
        boolean holds = node != null && !node.kind().hasText();
        if (holds && share > 0.3 && share < 0.7) {
            return Where.INTO;
        }
        boolean upper = share < 0.5;
        if (holds && node.kind() == Node.Kind.CHAPTER && !model.canDrop(node, upper ? Where.BEFORE : Where.AFTER)) {
            return Where.INTO;
        }
        return upper ? Where.BEFORE : Where.AFTER;
    }

    private void mark(String style) {
        getStyleClass().removeIf(each -> each.startsWith("binder-drop-"));
        if (!style.isEmpty()) {
            getStyleClass().add(style);
        }
    }
}
