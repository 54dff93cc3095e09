package org.quillhouse.ui.binder;

import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.StoryTree;

/// The tree of parts, chapters, scenes and notes, with the trash below it.
public final class BinderView extends BorderPane {
    private static final int TRASH_SHOWN = 30;
    private static final KeyCombination TYPE = new KeyCodeCombination(KeyCode.ENTER);

    private final BinderViewModel model;
    private final TreeView<Node> list = new TreeView<>(new TreeItem<>());
    private final MenuButton trash = new MenuButton("", new FontIcon(Feather.TRASH_2));
    private final Elsewhere elsewhere;
    private boolean showing;

    /// @param leave shows the page in place of what stands there
    /// @param type puts the caret into the page
    public record Elsewhere(Runnable leave, Runnable type) {}

    public BinderView(BinderViewModel model, Elsewhere elsewhere) {
        this.model = model;
        this.elsewhere = elsewhere;
        getStyleClass().add("binder");
        setTop(title());
        list.setShowRoot(false);
        list.setId("binder-list");
        list.setAccessibleText(Texts.of("binder.accessible"));
        list.setCellFactory(view -> new BinderCell(model));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        var menu = new BinderMenu(model);
        list.setContextMenu(menu.menu());
        list.setOnKeyPressed(event -> {
            if (!menu.key(event) && TYPE.match(event)) {
                elsewhere.type().run();
            }
        });
        list.setOnMouseClicked(this::clicked);
        setCenter(list);
        setBottom(buttons());
        list.getSelectionModel().getSelectedItems().addListener((ListChangeListener<TreeItem<Node>>)
                change -> selected());
        model.treeProperty().subscribe(this::show);
        model.openTextProperty().subscribe(text -> reveal());
    }

    private Label title() {
        var title = new Label();
        title.textProperty().bind(model.storyTitleProperty());
        title.getStyleClass().add("binder-title");
        title.setWrapText(true);
        title.setId("binder-title");
        var rename = new MenuItem(Texts.of("binder.story.rename"));
        rename.setOnAction(press -> model.renameStory());
        rename.setDisable(model.isReadOnly());
        title.setContextMenu(new ContextMenu(rename));
        title.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                model.renameStory();
            }
        });
        return title;
    }

    /// A click on a row shows its text even where the row was chosen before and something else stands in its place.
    private void clicked(MouseEvent event) {
        boolean plain = event.getButton() == MouseButton.PRIMARY && !event.isShortcutDown() && !event.isShiftDown();
        Object at = event.getTarget();
        while (at instanceof javafx.scene.Node node && !(at instanceof BinderCell)) {
            if (node.getStyleClass().contains("tree-disclosure-node")) {
                return;
            }
            at = node.getParent();
        }
        if (plain && at instanceof BinderCell cell && cell.getItem() != null) {
            elsewhere.leave().run();
            list.requestFocus();
        }
    }

    private void show(StoryTree tree) {
        showing = true;
        TreeItem<Node> root = TreeItems.follow(list.getRoot(), tree, node -> hasSeveral(node, tree));
        if (root != list.getRoot()) {
            list.setRoot(root);
        }
        showing = false;
        reveal();
        showTrash(tree);
    }

    /// A chapter of one scene stays folded: the chapter is the scene.
    private static boolean hasSeveral(Node node, StoryTree tree) {
        return node.kind() != Node.Kind.CHAPTER
                || tree.children(Optional.of(node.id())).size() > 1;
    }

    private void selected() {
        if (showing) {
            return;
        }
        List<Node> nodes = list.getSelectionModel().getSelectedItems().stream()
                .filter(item -> item != null && item.getValue() != null)
                .map(TreeItem::getValue)
                .toList();
        model.selection().setAll(nodes.stream().map(Node::id).toList());
        if (nodes.size() == 1) {
            model.choose(nodes.getFirst());
        }
    }

    /// Selects the row of the text that is open, or of its chapter where that is folded.
    private void reveal() {
        String open = model.openTextProperty().get();
        boolean shown = list.getSelectionModel().getSelectedItems().stream()
                .filter(item -> item != null && item.getValue() != null)
                .anyMatch(item -> model.tree()
                        .firstText(item.getValue().id())
                        .filter(text -> text.id().equals(open))
                        .isPresent());
        if (shown) {
            return;
        }
        TreeItems.below(list.getRoot()).stream()
                .filter(item -> item.getValue().id().equals(open))
                .findFirst()
                .ifPresent(item -> {
                    TreeItem<Node> parent = item.getParent();
                    boolean folded =
                            !parent.isExpanded() && parent.getChildren().getFirst() == item;
                    showing = true;
                    list.getSelectionModel().clearSelection();
                    list.getSelectionModel().select(folded ? parent : item);
                    showing = false;
                    model.selection().setAll((folded ? parent : item).getValue().id());
                });
    }

    private HBox buttons() {
        var chapter = new Button(Texts.of("binder.button.chapter"), new FontIcon(Feather.PLUS));
        chapter.setOnAction(press -> model.addChapter());
        chapter.setTooltip(new Tooltip(Texts.of("binder.button.chapter.tip")));
        var scene = new Button(Texts.of("binder.button.scene"), new FontIcon(Feather.PLUS));
        scene.setOnAction(press -> model.addScene());
        for (Button button : new Button[] {chapter, scene}) {
            button.getStyleClass().add("flat");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setDisable(model.isReadOnly());
        }
        trash.getStyleClass().addAll("flat", "no-arrow");
        trash.setTooltip(new Tooltip(Texts.of("binder.trash")));
        trash.setAccessibleText(Texts.of("binder.trash"));
        trash.setMinWidth(Region.USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var bar = new HBox(chapter, scene, space, trash);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("binder-buttons");
        return bar;
    }

    private void showTrash(StoryTree tree) {
        trash.getItems().clear();
        tree.trash().stream().limit(TRASH_SHOWN).forEach(node -> {
            var item = new MenuItem(Texts.of("binder.trash.restore", trashLabel(node)));
            item.setMnemonicParsing(false);
            item.setOnAction(press -> model.restore(node));
            trash.getItems().add(item);
        });
        if (tree.trash().isEmpty()) {
            var empty = new MenuItem(Texts.of("binder.trash.empty"));
            empty.setDisable(true);
            trash.getItems().add(empty);
        }
    }

    private String trashLabel(Node node) {
        return node.title().isEmpty() ? Texts.of("binder.trash.untitled", node.words()) : node.title();
    }

    public void focusList() {
        list.requestFocus();
    }
}
