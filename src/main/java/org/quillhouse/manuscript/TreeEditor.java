package org.quillhouse.manuscript;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.quillhouse.manuscript.internal.ActTable;
import org.quillhouse.manuscript.internal.TreeActs;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.StorageFailed;

/// Changes the tree of a story: each call is one act, durable when it returns, and can be taken back and done again.
///
/// Safe on every thread. Ids of nodes that are not there are passed over. Nothing is deleted: what is thrown away lies
/// in
/// the trash.
public final class TreeEditor {
    private final Database database;
    private final Supplier<TreeActs> acts;
    private final Runnable changed;

    /// @param acts makes the tools of one act
    /// @param changed called after each act
    TreeEditor(Database database, Supplier<TreeActs> acts, Runnable changed) {
        this.database = database;
        this.acts = acts;
        this.changed = changed;
    }

    @FunctionalInterface
    private interface Change<T> {
        T make(Handle handle, TreeActs act);
    }

    private <T> T act(Change<T> change) throws StorageFailed {
        TreeActs act = acts.get();
        T result = database.write(handle -> change.make(handle, act));
        changed.run();
        return result;
    }

    /// A new part, chapter, scene or note before another, or at the end of its parent.
    ///
    /// @param parent the part of a chapter, the chapter of a scene; empty at the top
    /// @return the id of the node; a new chapter has one empty scene
    public String add(Node.Kind kind, String title, Optional<String> parent, Optional<String> before)
            throws StorageFailed {
        return act((handle, act) -> act.add(handle, kind, title, parent, before));
    }

    /// Moves nodes, in the order given, before another (to the end where it is empty) of a parent.
    public void move(List<String> ids, Optional<String> parent, Optional<String> before) throws StorageFailed {
        var moved = new ArrayList<>(ids);
        before.ifPresent(moved::remove);
        if (!moved.isEmpty()) {
            act((handle, act) -> act.move(handle, moved, parent, before));
        }
    }

    public void rename(String id, String title) throws StorageFailed {
        act((handle, act) -> act.rename(handle, id, title));
    }

    public void setDetails(String id, Node.Details details) throws StorageFailed {
        act((handle, act) -> act.details(handle, id, details));
    }

    /// The same details for several nodes at once; empty ones leave what is there.
    public void setStatus(List<String> ids, String status) throws StorageFailed {
        act((handle, act) -> act.status(handle, ids, status));
    }

    /// Gives several scenes other texts in one step, as replacing in the whole story does.
    ///
    /// @param texts by the id of the scene
    public void rewrite(Map<String, String> texts) throws StorageFailed {
        if (!texts.isEmpty()) {
            act((handle, act) -> act.rewrite(handle, texts));
        }
    }

    /// Gives scenes what becomes of their texts, in one step; where nothing changes there is none.
    ///
    /// @return how many texts changed
    public int rewrite(List<Scene> scenes, Function<Scene, String> change) throws StorageFailed {
        Map<String, String> changed = new LinkedHashMap<>();
        for (Scene scene : scenes) {
            String now = change.apply(scene);
            if (!now.equals(scene.text())) {
                changed.put(scene.id(), now);
            }
        }
        rewrite(changed);
        return changed.size();
    }

    /// Gives scenes the texts that an agent wrote and the author takes, in one step.
    ///
    /// @param texts by the id of the scene
    public void take(Map<String, String> texts) throws StorageFailed {
        if (!texts.isEmpty()) {
            act((handle, act) -> act.take(handle, texts));
        }
    }

    /// Adds planned chapters at the end, each with one empty scene.
    ///
    /// @param replaced what goes to the trash in the same step: chapters and parts that they stand for
    /// @return their ids, in order
    public List<String> plan(List<NewChapter> chapters, List<String> replaced) throws StorageFailed {
        return act((handle, act) -> act.plan(handle, chapters, replaced));
    }

    /// Cuts a scene in two.
    ///
    /// @param offset where the second begins, 0 to the text's length; blanks around the cut go
    /// @return the new scene, which follows the first
    public String split(String sceneId, int offset) throws StorageFailed {
        return act((handle, act) -> act.split(handle, sceneId, offset));
    }

    /// Puts the texts of scenes together in the first, a blank line between them; the others go to the trash.
    public void merge(List<String> sceneIds) throws StorageFailed {
        if (sceneIds.size() > 1) {
            act((handle, act) -> act.merge(handle, sceneIds));
        }
    }

    /// A copy right after the node, scenes of a chapter with it.
    ///
    /// @return the copy
    public String duplicate(String id) throws StorageFailed {
        return act((handle, act) -> act.duplicate(handle, id));
    }

    public void trash(List<String> ids) throws StorageFailed {
        act((handle, act) -> act.archive(handle, ids, true));
    }

    /// Takes nodes out of the trash, with whatever they lie in.
    public void restore(List<String> ids) throws StorageFailed {
        act((handle, act) -> act.archive(handle, ids, false));
    }

    /// The newest act on the tree that can be taken back.
    public Optional<Act> undoable() throws StorageFailed {
        return database.read(ActTable::undoable);
    }

    /// The act that was taken back last, unless another was done since.
    public Optional<Act> redoable() throws StorageFailed {
        return database.read(ActTable::redoable);
    }
}
