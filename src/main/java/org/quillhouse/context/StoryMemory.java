package org.quillhouse.context;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.quillhouse.context.internal.MemoryTable;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.StorageFailed;

/// What is remembered of a story in short, and what the writer said each source may be used for. Safe on every thread;
/// what a method returned from is durable.
///
/// Law: a summary that the writer wrote is only replaced by the writer. One whose source has changed since is never
/// used
/// as if it had not.
public final class StoryMemory {
    private final Database database;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /// @param database the open story, which stays the caller's to close
    public StoryMemory(Database database) {
        this.database = database;
    }

    /// Told of every change, on the thread that made it.
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /// All summaries by source.
    public Map<String, Summary> summaries() throws StorageFailed {
        return database.read(MemoryTable::summaries);
    }

    public Optional<Summary> summary(String source) throws StorageFailed {
        return database.read(handle -> MemoryTable.summary(handle, source));
    }

    /// Keeps a summary that an agent made.
    ///
    /// @return false where the writer's own stands there and stays
    public boolean keep(Summary summary) throws StorageFailed {
        boolean kept = database.write(handle -> MemoryTable.keep(handle, summary));
        tell();
        return kept;
    }

    /// Sets what the writer wrote, whatever stood there.
    public void keepByHand(Summary summary) throws StorageFailed {
        database.write(handle -> MemoryTable.put(handle, summary));
        tell();
    }

    /// Forgets a summary, so that it is made anew.
    public void forget(String source) throws StorageFailed {
        database.write(handle -> MemoryTable.forget(handle, source));
        tell();
    }

    /// By source.
    public Map<String, Mark> marks() throws StorageFailed {
        return database.read(MemoryTable::marks);
    }

    /// Sets or takes away the mark of a source.
    public void mark(String source, Optional<Mark> mark) throws StorageFailed {
        database.write(handle -> MemoryTable.mark(handle, source, mark));
        tell();
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }
}
