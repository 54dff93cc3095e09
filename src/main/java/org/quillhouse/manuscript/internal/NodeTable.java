package org.quillhouse.manuscript.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;
import org.jspecify.annotations.Nullable;
import org.quillhouse.kernel.Typing;
import org.quillhouse.kernel.Words;
import org.quillhouse.manuscript.Chapter;
import org.quillhouse.manuscript.EarlierText;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.Scene;
import org.quillhouse.manuscript.StoryFacts;
import org.quillhouse.manuscript.Telling;

/// SQL over `nodes` and `story_facts`.
public final class NodeTable {
    private static final String SCENES = """
            SELECT n.id, n.parent, n.title, n.created, n.modified, n.current_version, v.text, v.words
            FROM nodes n LEFT JOIN versions v ON v.id = n.current_version
            WHERE n.kind IN ('SCENE', 'NOTE') AND n.archived = 0
            """;

    private NodeTable() {}

    /// A node to be inserted; `parent` is null for chapters.
    public record NewNode(
            String id, @Nullable String parent, String kind, String title, String plotPoint, List<String> keyItems) {}

    public static StoryFacts facts(Handle handle) {
        Map<String, String> facts = handle.createQuery("SELECT name, value FROM story_facts")
                .setMapKeyColumn("name")
                .setMapValueColumn("value")
                .collectInto(new GenericType<Map<String, String>>() {});
        return new StoryFacts(
                facts.getOrDefault("id", ""),
                facts.getOrDefault("title", ""),
                facts.getOrDefault("world", ""),
                facts.getOrDefault("summary", ""),
                facts.getOrDefault("outline", ""),
                facts.getOrDefault("prefix", ""),
                facts.getOrDefault("suffix", ""),
                facts.getOrDefault("writer_prompt", ""),
                facts.getOrDefault("editor_prompt", ""),
                Telling.of(facts.getOrDefault("telling", "")));
    }

    /// What another text takes the place of is kept.
    ///
    /// @param goingOn facts that are being typed: what they say is no earlier text yet
    /// @return the facts that changed
    public static Set<String> putFacts(Handle handle, StoryFacts facts, Set<String> goingOn, Instant now) {
        var values = new HashMap<String, String>();
        values.put("id", facts.id());
        values.put("title", facts.title());
        values.put("world", facts.world());
        values.put("summary", facts.summary());
        values.put("outline", facts.outline());
        values.put("prefix", facts.prefix());
        values.put("suffix", facts.suffix());
        values.put("writer_prompt", facts.writerPrompt());
        values.put("editor_prompt", facts.editorPrompt());
        values.put("telling", facts.telling().lines());
        Map<String, String> before = handle.createQuery("SELECT name, value FROM story_facts")
                .reduceRows(new HashMap<>(), (all, row) -> {
                    all.put(row.getColumn("name", String.class), row.getColumn("value", String.class));
                    return all;
                });
        values.entrySet().removeIf(fact -> fact.getValue().equals(before.get(fact.getKey())));
        values.forEach((name, value) -> {
            String old = before.getOrDefault(name, "");
            boolean typing = goingOn.contains(name) && !Typing.loses(Words.count(old), Words.count(value));
            if (!old.isBlank() && !typing) {
                handle.execute(
                        "INSERT INTO fact_versions (name, value, replaced) VALUES (?, ?, ?)",
                        name,
                        old,
                        now.toEpochMilli());
            }
            handle.execute(
                    "INSERT INTO story_facts (name, value) VALUES (?, ?)"
                            + " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                    name,
                    value);
        });
        return values.keySet();
    }

    /// Earlier values of a fact, newest first.
    public static List<EarlierText> earlierFacts(Handle handle, String name) {
        return handle.createQuery("SELECT value, replaced FROM fact_versions WHERE name = :name ORDER BY number DESC")
                .bind("name", name)
                .map((row, context) ->
                        new EarlierText(row.getString("value"), Instant.ofEpochMilli(row.getLong("replaced"))))
                .list();
    }

    /// The chapters in reading order, parts gone through.
    public static List<Chapter> chapters(Handle handle) {
        Map<String, List<Scene>> scenes = handle.createQuery(SCENES + " AND n.parent IS NOT NULL ORDER BY n.position")
                .map((row, context) -> scene(row))
                .collect(Collectors.groupingBy(Scene::chapterId));
        Map<String, Instant> created = handle.createQuery("SELECT id, created FROM nodes WHERE kind = 'CHAPTER'")
                .reduceRows(new HashMap<>(), (times, row) -> {
                    times.put(
                            row.getColumn("id", String.class),
                            Instant.ofEpochMilli(row.getColumn("created", Long.class)));
                    return times;
                });
        return TreeTable.read(handle).chapters().stream()
                .map(node -> chapter(
                        node,
                        scenes.getOrDefault(node.id(), List.of()),
                        created.getOrDefault(node.id(), Instant.EPOCH)))
                .toList();
    }

    /// One of them, without reading the texts of the others; empty where there is none.
    ///
    /// @param number counted from 1
    public static Optional<Chapter> chapter(Handle handle, int number) {
        return TreeTable.read(handle).chapters().stream()
                .filter(node -> node.number() == number)
                .findFirst()
                .map(node -> chapter(node, scenes(handle, node.id()), created(handle, node.id())));
    }

    private static Instant created(Handle handle, String id) {
        return handle.createQuery("SELECT created FROM nodes WHERE id = :id")
                .bind("id", id)
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli)
                .orElse(Instant.EPOCH);
    }

    private static Chapter chapter(Node node, List<Scene> own, Instant created) {
        String content = own.stream()
                .map(Scene::text)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(Chapter.SCENE_BREAK));
        Instant modified = own.stream().map(Scene::modified).reduce(node.modified(), (a, b) -> a.isAfter(b) ? a : b);
        return new Chapter(
                node.id(),
                node.number(),
                node.title(),
                node.plotPoint(),
                node.keyPlotItems(),
                own,
                content,
                node.words(),
                created,
                modified);
    }

    public static Map<String, String> beginnings(Handle handle, int letters) {
        return handle.createQuery("""
                        SELECT n.id AS id, substr(v.text, 1, :letters) AS text
                        FROM nodes n JOIN versions v ON v.id = n.current_version
                        WHERE v.text <> '' AND n.archived = 0""")
                .bind("letters", letters)
                .setMapKeyColumn("id")
                .setMapValueColumn("text")
                .collectInto(new GenericType<Map<String, String>>() {});
    }

    public static List<Scene> texts(Handle handle) {
        return handle.createQuery(SCENES).map((row, context) -> scene(row)).list();
    }

    public static List<Scene> scenes(Handle handle, String chapterId) {
        return handle.createQuery(SCENES + " AND n.parent = :chapter ORDER BY n.position")
                .bind("chapter", chapterId)
                .map((row, context) -> scene(row))
                .list();
    }

    public static Optional<Scene> scene(Handle handle, String id) {
        return handle.createQuery(SCENES + " AND n.id = :id")
                .bind("id", id)
                .map((row, context) -> scene(row))
                .findOne();
    }

    private static Scene scene(ResultSet row) throws SQLException {
        String text = row.getString("text");
        return new Scene(
                row.getString("id"),
                Optional.ofNullable(row.getString("parent")).orElse(""),
                row.getString("title"),
                Optional.ofNullable(row.getString("current_version")),
                text == null ? "" : text,
                row.getInt("words"),
                time(row, "created"),
                time(row, "modified"));
    }

    /// At the end of its parent; aside until it is put in its place where `archived`.
    public static int insert(Handle handle, NewNode node, boolean archived, Instant now) {
        return handle.createUpdate("""
                        INSERT INTO nodes (id, parent, kind, position, title, plot_point, key_items, archived, created, modified)
                        VALUES (:id, :parent, :kind,
                          (SELECT coalesce(max(position), 0) + :gap FROM nodes WHERE parent IS :parent),
                          :title, :plot, :items, :archived, :now, :now)
                        """)
                .bind("id", node.id())
                .bind("parent", node.parent())
                .bind("kind", node.kind())
                .bind("gap", Places.GAP)
                .bind("title", node.title())
                .bind("plot", node.plotPoint())
                .bind("items", String.join("\n", node.keyItems()))
                .bind("archived", archived ? 1 : 0)
                .bind("now", now.toEpochMilli())
                .execute();
    }

    public static int plan(Handle handle, String id, String plotPoint, List<String> items, Instant now) {
        return handle.execute(
                "UPDATE nodes SET plot_point = ?, key_items = ?, modified = ? WHERE id = ?",
                plotPoint,
                String.join("\n", items),
                now.toEpochMilli(),
                id);
    }

    public static int describe(Handle handle, String id, String title, Node.Details details, Instant now) {
        return handle.execute(
                """
                UPDATE nodes SET title = ?, synopsis = ?, status = ?, label = ?, point_of_view = ?, target_words = ?,
                  modified = ? WHERE id = ?""",
                title,
                details.synopsis(),
                details.status(),
                details.label(),
                details.pointOfView(),
                details.targetWords(),
                now.toEpochMilli(),
                id);
    }

    public static int show(Handle handle, String sceneId, @Nullable String versionId, Instant now) {
        return handle.execute(
                "UPDATE nodes SET current_version = ?, modified = ? WHERE id = ?",
                versionId,
                now.toEpochMilli(),
                sceneId);
    }

    static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\n"));
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }
}
