package org.quillhouse.manuscript.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.quillhouse.kernel.Ids;
import org.quillhouse.manuscript.NewChapter;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.Node.Kind;
import org.quillhouse.manuscript.Scene;
import org.quillhouse.manuscript.Version.Author;

/// The steps of one act on the tree. Made anew for each act.
public final class TreeActs {
    private final Ids ids;
    private final Instant now;
    private final String act;

    public TreeActs(Ids ids, Instant now) {
        this.ids = ids;
        this.now = now;
        this.act = ids.next();
    }

    private void begin(Handle handle, String kind, String node) {
        ActTable.note(handle, act, "tree." + kind, node, now);
    }

    private void set(Handle handle, String node, Field field, @Nullable String value) {
        ActTable.set(handle, act, node, field, value, now);
    }

    /// A node that is not there before the act: it is made aside, and put in its place as a change of the act.
    private String make(Handle handle, Kind kind, String title, Optional<String> parent) {
        String id = ids.next();
        var node = new NodeTable.NewNode(id, parent.orElse(null), kind.name(), title, "", List.of());
        NodeTable.insert(handle, node, true, now);
        set(handle, id, Field.ARCHIVED, "0");
        return id;
    }

    private void place(Handle handle, String node, Optional<String> parent, Optional<String> before) {
        set(handle, node, Field.PARENT, parent.orElse(null));
        set(handle, node, Field.POSITION, Long.toString(Places.before(handle, parent.orElse(null), before)));
    }

    private void write(Handle handle, String node, String text) {
        write(handle, node, text, Author.HAND);
    }

    private void write(Handle handle, String node, String text, Author author) {
        String version = ids.next();
        String shown = Field.TEXT.read(handle, node);
        VersionTable.insert(handle, new VersionTable.NewVersion(version, node, author, act, shown, text, false), now);
        set(handle, node, Field.TEXT, version);
    }

    public int take(Handle handle, Map<String, String> texts) {
        begin(handle, "take", texts.keySet().iterator().next());
        texts.forEach((node, text) -> write(handle, node, text, Author.WRITER_AGENT));
        return texts.size();
    }

    public List<String> plan(Handle handle, List<NewChapter> chapters, List<String> replaced) {
        begin(handle, "plan", "");
        replaced.forEach(node -> set(handle, node, Field.ARCHIVED, "1"));
        return chapters.stream().map(chapter -> plan(handle, chapter)).toList();
    }

    private String plan(Handle handle, NewChapter chapter) {
        String id = make(handle, Kind.CHAPTER, chapter.title(), Optional.empty());
        NodeTable.plan(handle, id, chapter.plotPoint(), chapter.keyPlotItems(), now);
        set(handle, id, Field.SYNOPSIS, chapter.people());
        make(handle, Kind.SCENE, "", Optional.of(id));
        return id;
    }

    public String add(Handle handle, Kind kind, String title, Optional<String> parent, Optional<String> before) {
        begin(handle, "add", parent.orElse(""));
        String id = make(handle, kind, title, parent);
        if (before.isPresent()) {
            place(handle, id, parent, before);
        }
        if (kind == Kind.CHAPTER) {
            make(handle, Kind.SCENE, "", Optional.of(id));
        }
        return id;
    }

    public int move(Handle handle, List<String> moved, Optional<String> parent, Optional<String> before) {
        begin(handle, "move", moved.getFirst());
        for (String id : moved) {
            place(handle, id, parent, before);
        }
        return moved.size();
    }

    public int rename(Handle handle, String id, String title) {
        begin(handle, "rename", id);
        set(handle, id, Field.TITLE, title);
        return 1;
    }

    public int details(Handle handle, String id, Node.Details details) {
        begin(handle, "details", id);
        set(handle, id, Field.SYNOPSIS, details.synopsis());
        set(handle, id, Field.STATUS, details.status());
        set(handle, id, Field.LABEL, details.label());
        set(handle, id, Field.POINT_OF_VIEW, details.pointOfView());
        set(handle, id, Field.TARGET_WORDS, Integer.toString(details.targetWords()));
        return 1;
    }

    public int status(Handle handle, List<String> nodes, String status) {
        begin(handle, "details", nodes.getFirst());
        nodes.forEach(id -> set(handle, id, Field.STATUS, status));
        return nodes.size();
    }

    public int rewrite(Handle handle, Map<String, String> texts) {
        begin(handle, "rewrite", texts.keySet().iterator().next());
        texts.forEach((node, text) -> write(handle, node, text));
        return texts.size();
    }

    public String split(Handle handle, String sceneId, int offset) {
        Scene scene = NodeTable.scene(handle, sceneId).orElseThrow();
        int at = Math.clamp(offset, 0, scene.text().length());
        begin(handle, "split", sceneId);
        String second = copyOf(handle, sceneId, "");
        write(handle, second, scene.text().substring(at).strip());
        write(handle, sceneId, scene.text().substring(0, at).strip());
        return second;
    }

    /// A node of the same kind and details right after `original`, without a text.
    private String copyOf(Handle handle, String original, String title) {
        Optional<String> parent = Optional.ofNullable(Field.PARENT.read(handle, original));
        Kind kind = Kind.valueOf(handle.createQuery("SELECT kind FROM nodes WHERE id = :id")
                .bind("id", original)
                .mapTo(String.class)
                .one());
        String copy = make(handle, kind, title, parent);
        Optional<String> next = handle.createQuery("""
                        SELECT n.id FROM nodes n JOIN nodes o ON o.id = :original
                        WHERE n.parent IS o.parent AND n.position > o.position AND n.id <> :copy
                        ORDER BY n.position LIMIT 1
                        """)
                .bind("original", original)
                .bind("copy", copy)
                .mapTo(String.class)
                .findOne();
        place(handle, copy, parent, next);
        handle.execute("""
                UPDATE nodes SET (plot_point, key_items, synopsis, status, label, point_of_view, target_words) =
                  (SELECT plot_point, key_items, synopsis, status, label, point_of_view, target_words
                   FROM nodes WHERE id = ?) WHERE id = ?
                """, original, copy);
        return copy;
    }

    public int merge(Handle handle, List<String> sceneIds) {
        begin(handle, "merge", sceneIds.getFirst());
        List<String> texts = sceneIds.stream()
                .map(id -> VersionTable.shownText(handle, id).strip())
                .filter(text -> !text.isEmpty())
                .toList();
        write(handle, sceneIds.getFirst(), String.join("\n\n", texts));
        sceneIds.subList(1, sceneIds.size()).forEach(id -> set(handle, id, Field.ARCHIVED, "1"));
        return sceneIds.size();
    }

    public String duplicate(Handle handle, String id) {
        begin(handle, "duplicate", id);
        return duplicateBelow(handle, id);
    }

    private String duplicateBelow(Handle handle, String id) {
        String copy = copyOf(
                handle, id, Optional.ofNullable(Field.TITLE.read(handle, id)).orElse(""));
        String text = VersionTable.shownText(handle, id);
        if (!text.isEmpty()) {
            write(handle, copy, text);
        }
        List<String> children = handle.createQuery(
                        "SELECT id FROM nodes WHERE parent = :id AND archived = 0 ORDER BY position")
                .bind("id", id)
                .mapTo(String.class)
                .list();
        for (String child : children) {
            place(handle, duplicateBelow(handle, child), Optional.of(copy), Optional.empty());
        }
        return copy;
    }

    public int archive(Handle handle, List<String> nodes, boolean aside) {
        begin(handle, aside ? "trash" : "restore", nodes.getFirst());
        for (String node : nodes) {
            set(handle, node, Field.ARCHIVED, aside ? "1" : "0");
            String parent = Field.PARENT.read(handle, node);
            while (!aside && parent != null) {
                set(handle, parent, Field.ARCHIVED, "0");
                parent = Field.PARENT.read(handle, parent);
            }
        }
        return nodes.size();
    }
}
