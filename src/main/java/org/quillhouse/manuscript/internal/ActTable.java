package org.quillhouse.manuscript.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.quillhouse.manuscript.Scene;
import org.quillhouse.manuscript.Version.Author;

/// SQL over `acts` and `act_changes`: what an agent's act changed, so that it can be taken back whole.
public final class ActTable {
    private ActTable() {}

    private record NodeChange(
            String node, @Nullable String before, @Nullable String after, boolean asideBefore, boolean asideAfter) {}

    /// Notes the act and its empty version; the scene shows what it showed.
    public static int begin(Handle handle, StoredDraft draft, String kind, Instant now) {
        handle.execute(
                "INSERT INTO acts (id, kind, node, created) VALUES (?, ?, ?, ?)",
                draft.actId(),
                kind,
                draft.sceneId(),
                now.toEpochMilli());
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

    /// Stores the whole text, shows it, sets the replaced scenes aside, and notes all of it for undo.
    static int finish(Handle handle, StoredDraft draft, String text, Instant now) {
        VersionTable.update(handle, draft.versionId(), text, now, false);
        if (text.isBlank()) {
            return 0;
        }
        String before = VersionTable.shownVersion(handle, draft.sceneId()).orElse(null);
        change(handle, draft.actId(), 0, new NodeChange(draft.sceneId(), before, draft.versionId(), false, false));
        NodeTable.show(handle, draft.sceneId(), draft.versionId(), now);
        int step = 1;
        for (Scene scene : draft.aside()) {
            String shown = VersionTable.shownVersion(handle, scene.id()).orElse(null);
            change(handle, draft.actId(), step++, new NodeChange(scene.id(), shown, shown, false, true));
            archive(handle, scene.id(), true);
        }
        return step;
    }

    private static void change(Handle handle, String act, int step, NodeChange change) {
        handle.execute(
                "INSERT INTO act_changes VALUES (?, ?, ?, ?, ?, ?, ?)",
                act,
                step,
                change.node(),
                change.before(),
                change.after(),
                change.asideBefore() ? 1 : 0,
                change.asideAfter() ? 1 : 0);
    }

    private static void archive(Handle handle, String node, boolean aside) {
        handle.execute("UPDATE nodes SET archived = ? WHERE id = ?", aside ? 1 : 0, node);
    }

    public static int undo(Handle handle, String act, Instant now) {
        List<NodeChange> changes = changes(handle, act);
        for (NodeChange change : changes) {
            NodeTable.show(handle, change.node(), change.before(), now);
            archive(handle, change.node(), change.asideBefore());
        }
        return handle.execute("UPDATE acts SET undone = 1 WHERE id = ?", act);
    }

    public static int redo(Handle handle, String act, Instant now) {
        for (NodeChange change : changes(handle, act)) {
            NodeTable.show(handle, change.node(), change.after(), now);
            archive(handle, change.node(), change.asideAfter());
        }
        return handle.execute("UPDATE acts SET undone = 0 WHERE id = ?", act);
    }

    private static List<NodeChange> changes(Handle handle, String act) {
        return handle.createQuery("SELECT * FROM act_changes WHERE act = :act ORDER BY step")
                .bind("act", act)
                .map((row, context) -> nodeChange(row))
                .list();
    }

    private static NodeChange nodeChange(ResultSet row) throws SQLException {
        return new NodeChange(
                row.getString("node"),
                row.getString("version_before"),
                row.getString("version_after"),
                row.getInt("archived_before") == 1,
                row.getInt("archived_after") == 1);
    }

    /// Ends drafts that were never finished; shows them where their scene is empty.
    public static List<String> rescue(Handle handle, Instant now) {
        List<String[]> cut = handle.createQuery("SELECT id, node, act FROM versions WHERE streaming = 1")
                .map((row, context) -> new String[] {row.getString("id"), row.getString("node"), row.getString("act")})
                .list();
        for (String[] draft : cut) {
            handle.execute("UPDATE versions SET streaming = 0 WHERE id = ?", draft[0]);
            boolean empty = handle.createQuery("""
                            SELECT count(*) FROM nodes n LEFT JOIN versions v ON v.id = n.current_version
                            WHERE n.id = :node AND coalesce(trim(v.text), '') = ''
                              AND (SELECT trim(text) FROM versions WHERE id = :draft) <> ''
                            """)
                            .bind("node", draft[1])
                            .bind("draft", draft[0])
                            .mapTo(Integer.class)
                            .one()
                    > 0;
            if (empty) {
                String before = VersionTable.shownVersion(handle, draft[1]).orElse(null);
                change(handle, draft[2], 0, new NodeChange(draft[1], before, draft[0], false, false));
                NodeTable.show(handle, draft[1], draft[0], now);
            }
        }
        return cut.stream().map(draft -> draft[1]).distinct().toList();
    }
}
