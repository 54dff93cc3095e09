package org.quillhouse.ui.binder;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.scene.control.TreeItem;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.StoryTree;

/// The tree of the story as items of a tree control, kept in step with as little change as can be.
final class TreeItems {
    private TreeItems() {}

    /// All items below a root, in reading order.
    static List<TreeItem<Node>> below(TreeItem<Node> root) {
        var all = new ArrayList<TreeItem<Node>>();
        collect(root, all);
        return all;
    }

    private static void collect(TreeItem<Node> item, List<TreeItem<Node>> into) {
        for (TreeItem<Node> child : item.getChildren()) {
            into.add(child);
            collect(child, into);
        }
    }

    /// The same items with new facts where the order is the same, else new ones, folded as they were.
    ///
    /// @param unfolded what is open at first
    /// @return the root to show
    static TreeItem<Node> follow(TreeItem<Node> root, StoryTree tree, Predicate<Node> unfolded) {
        List<TreeItem<Node>> items = below(root);
        if (!sameOrder(items, tree.nodes())) {
            return build(tree, items, unfolded);
        }
        for (int i = 0; i < items.size(); i++) {
            if (!items.get(i).getValue().equals(tree.nodes().get(i))) {
                items.get(i).setValue(tree.nodes().get(i));
            }
        }
        return root;
    }

    private static boolean sameOrder(List<TreeItem<Node>> items, List<Node> nodes) {
        if (items.size() != nodes.size()) {
            return false;
        }
        for (int i = 0; i < nodes.size(); i++) {
            Node item = items.get(i).getValue();
            if (!item.id().equals(nodes.get(i).id())
                    || item.depth() != nodes.get(i).depth()) {
                return false;
            }
        }
        return true;
    }

    private static TreeItem<Node> build(StoryTree tree, List<TreeItem<Node>> before, Predicate<Node> unfolded) {
        Set<String> known = before.stream().map(item -> item.getValue().id()).collect(Collectors.toSet());
        Set<String> open = before.stream()
                .filter(TreeItem::isExpanded)
                .map(item -> item.getValue().id())
                .collect(Collectors.toSet());
        var root = new TreeItem<Node>();
        root.setExpanded(true);
        var path = new ArrayDeque<TreeItem<Node>>();
        path.push(root);
        for (Node node : tree.nodes()) {
            while (path.size() > node.depth() + 1) {
                path.pop();
            }
            var item = new TreeItem<>(node);
            item.setExpanded(known.contains(node.id()) ? open.contains(node.id()) : unfolded.test(node));
            path.element().getChildren().add(item);
            path.push(item);
        }
        return root;
    }
}
