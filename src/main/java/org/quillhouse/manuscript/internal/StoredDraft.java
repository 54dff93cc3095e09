package org.quillhouse.manuscript.internal;

import java.time.InstantSource;
import java.util.List;
import org.quillhouse.manuscript.Draft;
import org.quillhouse.manuscript.Scene;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.StorageFailed;

/// A draft in the database.
///
/// @param aside scenes that leave the chapter when the draft is finished
/// @param told called after the draft is shown
public record StoredDraft(
        Scene scene,
        List<Scene> aside,
        String versionId,
        String actId,
        Database database,
        InstantSource clock,
        Runnable told)
        implements Draft {

    @Override
    public String sceneId() {
        return scene.id();
    }

    @Override
    public void store(String text) throws StorageFailed {
        database.write(handle -> VersionTable.update(handle, versionId, text, clock.instant(), true));
    }

    @Override
    public void finish(String text) throws StorageFailed {
        database.write(handle -> ActTable.finish(handle, this, text, clock.instant()));
        told.run();
    }
}
