package org.quillhouse.ui.binder;

import java.util.List;
import java.util.Optional;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.Node.Kind;
import org.quillhouse.manuscript.StoryTree;

/// Where nodes may go: parts stand at the top, chapters at the top or in a part, scenes in a chapter, notes among
/// notes.
public final class Spots {
    private Spots() {}

    /// A place: before a node of a parent, or at the end of the parent.
    public record Spot(Optional<String> parent, Optional<String> before) {}

    /// Where on a row something is dropped.
    public enum Where {
        BEFORE,
        INTO,
        AFTER
    }

    /// One step up, over the edge of a chapter or part where needed.
    static Optional<Spot> up(StoryTree tree, List<Node> moved) {
        if (moved.isEmpty()) {
            return Optional.empty();
        }
        Node first = moved.getFirst();
        List<Node> siblings = tree.siblings(first);
        int at = siblings.indexOf(first);
        if (at > 0) {
            Node above = siblings.get(at - 1);
            boolean entersPart = first.kind() == Kind.CHAPTER && above.kind() == Kind.PART;
            return Optional.of(
                    entersPart
                            ? new Spot(Optional.of(above.id()), Optional.empty())
                            : new Spot(first.parentId(), Optional.of(above.id())));
        }
        if (first.kind() == Kind.CHAPTER && first.parentId().isPresent()) {
            return Optional.of(new Spot(Optional.empty(), first.parentId()));
        }
        return first.kind() == Kind.SCENE
                ? neighbour(tree, first, -1).map(chapter -> new Spot(Optional.of(chapter.id()), Optional.empty()))
                : Optional.empty();
    }

    static Optional<Spot> down(StoryTree tree, List<Node> moved) {
        if (moved.isEmpty()) {
            return Optional.empty();
        }
        Node last = moved.getLast();
        List<Node> siblings = tree.siblings(last);
        int at = siblings.indexOf(last);
        if (at + 1 < siblings.size()) {
            Node below = siblings.get(at + 1);
            if (last.kind() == Kind.CHAPTER && below.kind() == Kind.PART) {
                return Optional.of(new Spot(Optional.of(below.id()), firstChild(tree, below)));
            }
            return Optional.of(new Spot(last.parentId(), idAt(siblings, at + 2)));
        }
        if (last.kind() == Kind.CHAPTER && last.parentId().isPresent()) {
            Optional<Node> part = last.parentId().flatMap(tree::node);
            List<Node> top = tree.children(Optional.empty());
            return part.map(each -> new Spot(Optional.empty(), idAt(top, top.indexOf(each) + 1)));
        }
        return last.kind() == Kind.SCENE
                ? neighbour(tree, last, 1)
                        .map(chapter -> new Spot(Optional.of(chapter.id()), firstChild(tree, chapter)))
                : Optional.empty();
    }

    private static Optional<String> idAt(List<Node> nodes, int index) {
        return index < nodes.size() ? Optional.of(nodes.get(index).id()) : Optional.empty();
    }

    private static Optional<String> firstChild(StoryTree tree, Node parent) {
        return tree.children(Optional.of(parent.id())).stream().map(Node::id).findFirst();
    }

    private static Optional<Node> neighbour(StoryTree tree, Node scene, int step) {
        List<Node> chapters = tree.chapters();
        int at = chapters.indexOf(tree.chapterOf(scene.id()).orElseThrow()) + step;
        return at >= 0 && at < chapters.size() ? Optional.of(chapters.get(at)) : Optional.empty();
    }

    /// Where moved nodes land when they are dropped on a row; empty where they cannot.
    static Optional<Spot> drop(List<Node> moved, Node target, Where where, StoryTree tree) {
        if (moved.isEmpty() || moved.contains(target)) {
            return Optional.empty();
        }
        Kind kind = moved.getFirst().kind();
        if (where == Where.INTO) {
            boolean holds = target.kind() == Kind.CHAPTER && kind == Kind.SCENE
                    || target.kind() == Kind.PART && kind == Kind.CHAPTER;
            return holds ? Optional.of(new Spot(Optional.of(target.id()), Optional.empty())) : Optional.empty();
        }
        boolean beside = kind == target.kind() || target.depth() == 0 && isTop(kind) && isTop(target.kind());
        if (!beside) {
            return Optional.empty();
        }
        if (where == Where.BEFORE) {
            return Optional.of(new Spot(target.parentId(), Optional.of(target.id())));
        }
        List<Node> siblings = tree.siblings(target);
        return Optional.of(new Spot(target.parentId(), idAt(siblings, siblings.indexOf(target) + 1)));
    }

    private static boolean isTop(Kind kind) {
        return kind == Kind.PART || kind == Kind.CHAPTER;
    }
}
