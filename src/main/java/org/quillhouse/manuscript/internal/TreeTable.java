package org.quillhouse.manuscript.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.Node.Kind;
import org.quillhouse.manuscript.StoryTree;

/// Reads the tree without any text: word counts come out of an index, so that not a page of prose is touched.
public final class TreeTable {
    private static final String ALL = """
            SELECT n.id, n.parent, n.kind, n.position, n.title, n.plot_point, n.key_items, n.archived, n.modified,
              n.synopsis, n.status, n.label, n.point_of_view, n.target_words,
              (SELECT words FROM versions v INDEXED BY versions_words WHERE v.id = n.current_version) AS words
            FROM nodes n ORDER BY n.position
            """;

    private TreeTable() {}

    private record Row(Node node, boolean archived) {}

    public static StoryTree read(Handle handle) {
        List<Row> rows =
                handle.createQuery(ALL).map((result, context) -> row(result)).list();
        Map<String, List<Node>> children = new HashMap<>();
        for (Row row : rows) {
            if (!row.archived()) {
                children.computeIfAbsent(row.node().parentId().orElse(""), id -> new ArrayList<>())
                        .add(row.node());
            }
        }
        var walk = new Walk(children);
        children.getOrDefault("", List.of()).stream()
                .sorted(Comparator.comparing(node -> node.kind() == Kind.NOTE))
                .forEach(node -> walk.add(node, 0, 0));
        List<Node> trash = rows.stream()
                .filter(Row::archived)
                .map(Row::node)
                .sorted(Comparator.comparing(Node::modified).reversed())
                .toList();
        return new StoryTree(walk.nodes, trash);
    }

    private static Row row(ResultSet row) throws SQLException {
        var details = new Node.Details(
                row.getString("synopsis"),
                row.getString("status"),
                row.getString("label"),
                row.getString("point_of_view"),
                row.getInt("target_words"));
        var node = new Node(
                row.getString("id"),
                Optional.ofNullable(row.getString("parent")),
                Kind.valueOf(row.getString("kind")),
                0,
                0,
                row.getString("title"),
                details,
                row.getString("plot_point"),
                NodeTable.lines(row.getString("key_items")),
                row.getInt("words"),
                NodeTable.time(row, "modified"));
        return new Row(node, row.getInt("archived") == 1);
    }

    /// Goes through the tree from the top, numbering and adding up.
    private static final class Walk {
        private final Map<String, List<Node>> children;
        private final Map<Kind, Integer> counted = new EnumMap<>(Kind.class);
        private final List<Node> nodes = new ArrayList<>();

        Walk(Map<String, List<Node>> children) {
            this.children = children;
        }

        /// @return the words at and below the node
        int add(Node bare, int depth, int amongSiblings) {
            int at = nodes.size();
            int number = bare.kind() == Kind.SCENE ? amongSiblings : counted.merge(bare.kind(), 1, Integer::sum);
            nodes.add(bare);
            int words = bare.words();
            int place = 1;
            for (Node child : children.getOrDefault(bare.id(), List.of())) {
                words += add(child, depth + 1, place++);
            }
            nodes.set(
                    at,
                    new Node(
                            bare.id(),
                            bare.parentId(),
                            bare.kind(),
                            depth,
                            number,
                            bare.title(),
                            bare.details(),
                            bare.plotPoint(),
                            bare.keyPlotItems(),
                            words,
                            bare.modified()));
            return words;
        }
    }
}
