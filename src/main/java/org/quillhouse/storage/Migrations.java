package org.quillhouse.storage;

import java.util.List;

/// The numbered SQL scripts of one kind of file; script n (from 1) brings `user_version` from n − 1 to n.
///
/// Scripts are append-only: a story of any earlier version must open. `applicationId` tells our files from others.
///
/// @param fingerprint a query of one text that no upgrade may change; empty for none
public record Migrations(int applicationId, List<String> scripts, String fingerprint) {
    public Migrations {
        scripts = List.copyOf(scripts);
    }

    public Migrations(int applicationId, List<String> scripts) {
        this(applicationId, scripts, "");
    }

    public int latest() {
        return scripts.size();
    }
}
