package org.quillhouse.storage;

import java.util.List;

/// The numbered SQL scripts of one kind of file; script n (from 1) brings `user_version` from n − 1 to n.
///
/// Scripts are append-only: a story of any earlier version must open. `applicationId` tells our files from others.
public record Migrations(int applicationId, List<String> scripts) {
    public Migrations {
        scripts = List.copyOf(scripts);
    }

    public int latest() {
        return scripts.size();
    }
}
