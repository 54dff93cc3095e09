package org.quillhouse.manuscript.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;
import org.jspecify.annotations.Nullable;
import org.quillhouse.manuscript.Chapter;
import org.quillhouse.manuscript.Scene;
import org.quillhouse.manuscript.StoryFacts;

/// SQL over `nodes` and `story_facts`.
public final class NodeTable {
    private static final String SCENES = """
            SELECT n.id, n.parent, n.title, n.created, n.modified, n.current_version, v.text, v.words
            FROM nodes n LEFT JOIN versions v ON v.id = n.current_version
            WHERE n.kind = 'SCENE' AND n.archived = 0
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
                facts.getOrDefault("editor_prompt", ""));
    }

    public static int putFacts(Handle handle, StoryFacts facts) {
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
        values.forEach((name, value) -> handle.execute(
                "INSERT INTO story_facts (name, value) VALUES (?, ?)"
                        + " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                name,
                value));
        return values.size();
    }

    public static List<Chapter> chapters(Handle handle) {
        Map<String, List<Scene>> scenes = handle.createQuery(SCENES + " ORDER BY n.position")
                .map((row, context) -> scene(row))
                .collect(Collectors.groupingBy(Scene::chapterId));
        var chapters = new ArrayList<Chapter>();
        handle.createQuery("SELECT id, title, plot_point, key_items, created, modified FROM nodes"
                        + " WHERE kind = 'CHAPTER' AND archived = 0 ORDER BY position")
                .map((row, context) -> chapter(row, chapters.size() + 1, scenes))
                .forEach(chapters::add);
        return List.copyOf(chapters);
    }

    private static Chapter chapter(ResultSet row, int number, Map<String, List<Scene>> scenes) throws SQLException {
        String id = row.getString("id");
        List<Scene> own = scenes.getOrDefault(id, List.of());
        String content = own.stream()
                .map(Scene::text)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(Chapter.SCENE_BREAK));
        Instant modified =
                own.stream().map(Scene::modified).reduce(time(row, "modified"), (a, b) -> a.isAfter(b) ? a : b);
        return new Chapter(
                id,
                number,
                row.getString("title"),
                row.getString("plot_point"),
                lines(row.getString("key_items")),
                own,
                content,
                own.stream().mapToInt(Scene::words).sum(),
                time(row, "created"),
                modified);
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
                row.getString("parent"),
                row.getString("title"),
                Optional.ofNullable(row.getString("current_version")),
                text == null ? "" : text,
                row.getInt("words"),
                time(row, "created"),
                time(row, "modified"));
    }

    public static int insert(Handle handle, NewNode node, Instant now) {
        return handle.createUpdate("""
                        INSERT INTO nodes (id, parent, kind, position, title, plot_point, key_items, created, modified)
                        VALUES (:id, :parent, :kind,
                          (SELECT coalesce(max(position), 0) + 1 FROM nodes WHERE parent IS :parent AND kind = :kind),
                          :title, :plot, :items, :now, :now)
                        """)
                .bind("id", node.id())
                .bind("parent", node.parent())
                .bind("kind", node.kind())
                .bind("title", node.title())
                .bind("plot", node.plotPoint())
                .bind("items", String.join("\n", node.keyItems()))
                .bind("now", now.toEpochMilli())
                .execute();
    }

    public static int rename(Handle handle, String id, String title, Instant now) {
        return handle.execute("UPDATE nodes SET title = ?, modified = ? WHERE id = ?", title, now.toEpochMilli(), id);
    }

    public static int plan(Handle handle, String id, String plotPoint, List<String> items, Instant now) {
        return handle.execute(
                "UPDATE nodes SET plot_point = ?, key_items = ?, modified = ? WHERE id = ?",
                plotPoint,
                String.join("\n", items),
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

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\n"));
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }
}
