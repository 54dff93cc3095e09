package org.quillhouse.codex.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.quillhouse.codex.Dossier;
import org.quillhouse.codex.Dossiers;

/// SQL over `dossier_versions`.
public final class DossierTable {
    private DossierTable() {}

    /// Newest first.
    public static List<Dossiers.Version> all(Handle handle) {
        return list(handle, "");
    }

    public static Optional<Dossiers.Version> newest(Handle handle) {
        return list(handle, " LIMIT 1").stream().findFirst();
    }

    private static List<Dossiers.Version> list(Handle handle, String most) {
        return handle.createQuery(
                        "SELECT number, dossier, author, made FROM dossier_versions ORDER BY number DESC" + most)
                .map((row, context) -> new Dossiers.Version(
                        row.getInt("number"),
                        Dossier.of(row.getString("dossier")),
                        Dossiers.Author.valueOf(row.getString("author")),
                        Instant.ofEpochMilli(row.getLong("made"))))
                .list();
    }

    public static int add(Handle handle, Dossier dossier, Dossiers.Author author, Instant now) {
        return handle.execute(
                "INSERT INTO dossier_versions (dossier, author, made) VALUES (?, ?, ?)",
                dossier.json(),
                author.name(),
                now.toEpochMilli());
    }

    /// Gives a version that is being typed other words.
    public static int replace(Handle handle, int number, Dossier dossier, Instant now) {
        return handle.execute(
                "UPDATE dossier_versions SET dossier = ?, made = ? WHERE number = ?",
                dossier.json(),
                now.toEpochMilli(),
                number);
    }
}
