package org.quillhouse.ui.binder;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.cell.TextFieldTreeTableCell;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.Node.Details;

/// The story as a table: every part, chapter, scene and note with what is noted about it, to be changed in place.
public final class OutlineView extends BorderPane {
    private final BinderViewModel model;
    private final TreeTableView<Node> table = new TreeTableView<>(new TreeItem<>());

    /// @param open shows a node's text
    public OutlineView(BinderViewModel model, Runnable open) {
        this.model = model;
        getStyleClass().add("outline");
        table.setShowRoot(false);
        table.setEditable(!model.isReadOnly());
        table.setId("outline-table");
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        column("outline.title", 230, node -> model.label(node));
        column("outline.words", 70, node -> Texts.of("binder.words", node.words()));
        edited(
                "details.status",
                100,
                Details::status,
                (old, text) -> new Details(old.synopsis(), text, old.label(), old.pointOfView(), old.targetWords()));
        edited(
                "details.pov",
                110,
                Details::pointOfView,
                (old, text) -> new Details(old.synopsis(), old.status(), old.label(), text, old.targetWords()));
        edited(
                "details.synopsis",
                300,
                Details::synopsis,
                (old, text) -> new Details(text, old.status(), old.label(), old.pointOfView(), old.targetWords()));
        edited(
                "details.label",
                100,
                Details::label,
                (old, text) -> new Details(old.synopsis(), old.status(), text, old.pointOfView(), old.targetWords()));
        column(
                "outline.target",
                70,
                node -> Texts.of("binder.words", node.details().targetWords()));
        setCenter(table);
        table.setContextMenu(new BinderMenu(model).menu());
        table.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER && table.getEditingCell() == null) {
                open.run();
            } else if (table.getEditingCell() == null) {
                new BinderMenu(model).key(key);
            }
        });
        table.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null && item.getValue() != null) {
                model.choose(item.getValue());
            }
        });
        model.treeProperty().subscribe(tree -> {
            TreeItem<Node> root = TreeItems.follow(table.getRoot(), tree, node -> true);
            if (root != table.getRoot()) {
                table.setRoot(root);
            }
        });
    }

    private TreeTableColumn<Node, String> column(String key, double width, Function<Node, String> value) {
        var column = new TreeTableColumn<Node, String>(Texts.of(key));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(
                row.getValue().getValue() == null
                        ? ""
                        : value.apply(row.getValue().getValue())));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setEditable(false);
        table.getColumns().add(column);
        return column;
    }

    @FunctionalInterface
    private interface Change {
        Details of(Details before, String text);
    }

    private void edited(String key, double width, Function<Details, String> field, Change change) {
        TreeTableColumn<Node, String> column = column(key, width, node -> field.apply(node.details()));
        column.setEditable(true);
        column.setCellFactory(TextFieldTreeTableCell.forTreeTableColumn());
        column.setOnEditCommit(edit -> {
            Node node = edit.getRowValue().getValue();
            model.setDetails(node, change.of(node.details(), edit.getNewValue().strip()));
        });
    }
}
