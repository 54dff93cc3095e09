package org.quillhouse.manuscript.internal;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.quillhouse.kernel.Ids;
import org.quillhouse.manuscript.Act;
import org.quillhouse.manuscript.Scene;
import org.quillhouse.manuscript.Version.Author;

/// SQL over `acts` and `node_changes`: what one act changed, so that it can be taken back whole, in any order, while
/// what
/// was typed later stays.
public final class ActTable {
    private ActTable() {}

    private record NodeChange(
            String node,
            Field field,
            @Nullable String before,
            @Nullable String after) {}

    /// Notes the act and its empty version; the scene shows what it showed.
    public static int begin(Handle handle, StoredDraft draft, String kind, Instant now) {
        note(handle, draft.actId(), kind, draft.sceneId(), now);
        VersionTable.insert(
                handle,
                new VersionTable.NewVersion(
                        draft.versionId(),
                        draft.sceneId(),
                        Author.WRITER_AGENT,
                        draft.actId(),
                        draft.scene().versionId().orElse(null),
                        "",
                        true),
                now);
        return 1;
    }

    static void note(Handle handle, String act, String kind, String node, Instant now) {
        handle.execute(
                "INSERT INTO acts (id, kind, node, created) VALUES (?, ?, ?, ?)", act, kind, node, now.toEpochMilli());
    }

    /// Stores the whole text, shows it, sets the replaced scenes aside, and notes all of it for undo.
    static int finish(Handle handle, StoredDraft draft, String text, Instant now) {
        VersionTable.update(handle, draft.versionId(), text, now, false);
        if (text.isBlank()) {
            return 0;
        }
        set(handle, draft.actId(), draft.sceneId(), Field.TEXT, draft.versionId(), now);
        for (Scene scene : draft.aside()) {
            set(handle, draft.actId(), scene.id(), Field.ARCHIVED, "1", now);
        }
        return 1 + draft.aside().size();
    }

    /// Changes a field as a part of an act. Nothing is noted where it had that value.
    static void set(Handle handle, String act, String node, Field field, @Nullable String after, Instant now) {
        String before = field.read(handle, node);
        if (Objects.equals(before, after)) {
            return;
        }
        handle.execute(
                "INSERT INTO node_changes VALUES (?, (SELECT coalesce(max(step), -1) + 1 FROM node_changes WHERE act = ?), ?, ?, ?, ?)",
                act,
                act,
                node,
                field.column(),
                before,
                after);
        field.write(handle, node, after, now.toEpochMilli());
    }

    /// Takes an act back. Texts that were changed later keep those changes; a scene that the act made and in which
    /// something was written since stays as it is.
    public static int undo(Handle handle, String act, Ids ids, Instant now) {
        List<NodeChange> changes = changes(handle, act);
        Set<String> kept = changes.stream()
                .filter(change -> change.field() == Field.ARCHIVED && "0".equals(change.after()))
                .map(NodeChange::node)
                .filter(node -> madeBy(handle, act, node) && writtenSince(handle, changes, node))
                .collect(Collectors.toSet());
        for (NodeChange change : changes.reversed()) {
            if (!kept.contains(change.node())) {
                turn(handle, new NodeChange(change.node(), change.field(), change.after(), change.before()), ids, now);
            }
        }
        return handle.execute("UPDATE acts SET undone = 1 WHERE id = ?", act);
    }

    public static int redo(Handle handle, String act, Ids ids, Instant now) {
        for (NodeChange change : changes(handle, act)) {
            turn(handle, change, ids, now);
        }
        return handle.execute("UPDATE acts SET undone = 0 WHERE id = ?", act);
    }

    /// From what it was before to what it is after; what else happened in between stays.
    private static void turn(Handle handle, NodeChange change, Ids ids, Instant now) {
        String shown = change.field().read(handle, change.node());
        if (Objects.equals(shown, change.before())) {
            change.field().write(handle, change.node(), change.after(), now.toEpochMilli());
        } else if (change.field() == Field.TEXT) {
            String merged = ThreeWay.merge(
                    VersionTable.text(handle, change.before()),
                    VersionTable.text(handle, shown),
                    VersionTable.text(handle, change.after()));
            VersionTable.save(handle, change.node(), merged, Author.UNDO, "", ids.next(), now);
        }
    }

    /// Taking a node out of the trash looks like making one; but that one is older than the act.
    private static boolean madeBy(Handle handle, String act, String node) {
        return handle.createQuery(
                                "SELECT count(*) FROM nodes n JOIN acts a ON a.created = n.created WHERE n.id = :node AND a.id = :act")
                        .bind("node", node)
                        .bind("act", act)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private static boolean writtenSince(Handle handle, List<NodeChange> changes, String node) {
        String given = changes.stream()
                .filter(change -> change.node().equals(node) && change.field() == Field.TEXT)
                .map(change -> VersionTable.text(handle, change.after()))
                .findFirst()
                .orElse("");
        return !VersionTable.shownText(handle, node).equals(given);
    }

    private static List<NodeChange> changes(Handle handle, String act) {
        return handle.createQuery("SELECT node, field, before, after FROM node_changes WHERE act = :act ORDER BY step")
                .bind("act", act)
                .map((row, context) -> new NodeChange(
                        row.getString("node"),
                        Field.ofColumn(row.getString("field")),
                        row.getString("before"),
                        row.getString("after")))
                .list();
    }

    /// The newest act on the tree that can be taken back.
    public static Optional<Act> undoable(Handle handle) {
        return first(handle, "undone = 0 ORDER BY rowid DESC");
    }

    /// The act on the tree that was taken back last, unless another was done since.
    public static Optional<Act> redoable(Handle handle) {
        return first(
                handle,
                "undone = 1 AND rowid > coalesce((SELECT max(rowid) FROM acts WHERE undone = 0 AND kind LIKE 'tree.%'), 0)"
                        + " ORDER BY rowid");
    }

    private static Optional<Act> first(Handle handle, String condition) {
        return handle.createQuery("SELECT id, kind, created FROM acts WHERE kind LIKE 'tree.%'"
                        + " AND EXISTS (SELECT 1 FROM node_changes WHERE act = acts.id) AND " + condition
                        + " LIMIT 1")
                .map((row, context) ->
                        new Act(row.getString("id"), row.getString("kind"), NodeTable.time(row, "created")))
                .findOne();
    }

    /// Ends drafts that were never finished; shows them where their scene is empty.
    public static List<String> rescue(Handle handle, Instant now) {
        List<String[]> cut = handle.createQuery("SELECT id, node, act FROM versions WHERE streaming = 1")
                .map((row, context) -> new String[] {row.getString("id"), row.getString("node"), row.getString("act")})
                .list();
        for (String[] draft : cut) {
            handle.execute("UPDATE versions SET streaming = 0 WHERE id = ?", draft[0]);
            String shown = VersionTable.shownText(handle, draft[1]);
            if (shown.isBlank() && !VersionTable.text(handle, draft[0]).isBlank()) {
                set(handle, draft[2], draft[1], Field.TEXT, draft[0], now);
            }
        }
        return cut.stream().map(draft -> draft[1]).distinct().toList();
    }
}
