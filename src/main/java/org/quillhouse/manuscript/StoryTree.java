package org.quillhouse.manuscript;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The whole story as the binder shows it, without any text. Immutable.
///
/// @param nodes in reading order, notes last
/// @param trash what was thrown away or set aside, newest first, each at depth 0
public record StoryTree(List<Node> nodes, List<Node> trash) {
    public StoryTree {
        nodes = List.copyOf(nodes);
        trash = List.copyOf(trash);
    }

    public Optional<Node> node(String id) {
        return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
    }

    /// The chapter that a scene is in, or the chapter itself.
    public Optional<Node> chapterOf(String id) {
        return node(id).flatMap(node -> node.kind() == Node.Kind.SCENE
                ? node.parentId().flatMap(this::node)
                : Optional.of(node).filter(each -> each.kind() == Node.Kind.CHAPTER));
    }

    /// Direct children, in order; of the top where `parent` is empty, notes left out.
    public List<Node> children(Optional<String> parent) {
        return nodes.stream()
                .filter(node -> node.parentId().equals(parent) && node.kind() != Node.Kind.NOTE)
                .toList();
    }

    /// Those that stand beside it and may change places with it, itself included.
    public List<Node> siblings(Node node) {
        return node.kind() == Node.Kind.NOTE
                ? nodes.stream().filter(each -> each.kind() == Node.Kind.NOTE).toList()
                : children(node.parentId());
    }

    /// The first node with a text at or below this one.
    public Optional<Node> firstText(String id) {
        return texts(id).findFirst();
    }

    /// All nodes with a text at or below this one, in reading order.
    public Stream<Node> texts(String id) {
        Optional<Node> start = node(id);
        Stream<Node> below = start.stream()
                .flatMap(top -> nodes.subList(nodes.indexOf(top) + 1, nodes.size()).stream()
                        .takeWhile(node -> node.depth() > top.depth()));
        return Stream.concat(start.stream(), below).filter(node -> node.kind().hasText());
    }

    /// Ids of all that an outline is made of, texts aside.
    public List<String> chaptersAndParts() {
        return nodes.stream()
                .filter(node -> node.kind() == Node.Kind.CHAPTER || node.kind() == Node.Kind.PART)
                .map(Node::id)
                .toList();
    }

    /// In reading order.
    public List<Node> chapters() {
        return nodes.stream().filter(node -> node.kind() == Node.Kind.CHAPTER).toList();
    }

    /// Words of the manuscript; notes do not count.
    public int words() {
        return nodes.stream()
                .filter(node -> node.kind() == Node.Kind.SCENE)
                .mapToInt(Node::words)
                .sum();
    }
}
