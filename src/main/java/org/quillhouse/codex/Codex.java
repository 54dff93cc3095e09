package org.quillhouse.codex;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.quillhouse.codex.internal.EntryTable;
import org.quillhouse.kernel.Ids;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.StorageFailed;

/// The entries of one story, in the writer's order. Safe on every thread; what a method returned from is durable.
public final class Codex {
    private final Database database;
    private final InstantSource clock;
    private final Ids ids;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    Codex(Database database, InstantSource clock, Ids ids) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
    }

    /// Told of every change, on the thread that made it.
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public List<CodexEntry> entries() throws StorageFailed {
        return database.read(EntryTable::all);
    }

    public List<CodexEntry> characters() throws StorageFailed {
        return entries().stream()
                .filter(entry -> entry.kind() == CodexEntry.Kind.CHARACTER)
                .toList();
    }

    public CodexEntry add(CodexEntry.Kind kind, String name, String summary, Map<String, String> fields)
            throws StorageFailed {
        var entry = new CodexEntry(ids.next(), kind, name, summary, fields);
        database.write(handle -> EntryTable.insert(handle, entry, clock.instant()));
        listeners.forEach(Runnable::run);
        return entry;
    }
}
