package org.quillhouse.context;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.quillhouse.context.internal.DistillationTable;
import org.quillhouse.context.internal.MemoryTable;
import org.quillhouse.context.internal.ReadingTable;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.StorageFailed;

/// What is remembered of a story in short, and what the writer said each source may be used for. Safe on every thread;
/// what a method returned from is durable.
///
/// Law: a summary that the writer wrote is only replaced by the writer, and stays among the earlier ones. One whose
/// source has changed since is never used as if it had not.
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

    /// A summary that another took the place of, or that was forgotten.
    public record Earlier(Summary summary, Instant replaced) {}

    /// What was told of a source before, newest first.
    public List<Earlier> earlier(String source) throws StorageFailed {
        return database.read(handle -> MemoryTable.earlier(handle, source));
    }

    /// Notes that a text was told in short.
    public void note(Distillation one) throws StorageFailed {
        database.write(handle -> DistillationTable.add(handle, one));
    }

    /// The last ones, newest first.
    public List<Distillation> distillations(int most) throws StorageFailed {
        return database.read(handle -> DistillationTable.list(handle, most));
    }

    public Distillation.Totals distilled() throws StorageFailed {
        return database.read(DistillationTable::totals);
    }

    /// What the writer lets in for a kind of task; [ContextFilter#NONE] unless something was set.
    public ContextFilter filter(ContextTask task) throws StorageFailed {
        return database.read(handle -> ReadingTable.filter(handle, task)).orElse(ContextFilter.NONE);
    }

    /// Sets what is let in for a kind of task; [ContextFilter#NONE] takes it away.
    public void filter(ContextTask task, ContextFilter filter) throws StorageFailed {
        filter(List.of(task), filter);
    }

    /// The same for several kinds, for all of them or for none.
    public void filter(List<ContextTask> tasks, ContextFilter filter) throws StorageFailed {
        database.write(handle -> tasks.stream()
                .mapToInt(task -> ReadingTable.putFilter(handle, task, filter))
                .sum());
        tell();
    }

    /// How the budget of a kind of task is divided by what its prompts needed before; empty before the first.
    public Optional<LayerBudgets> learntLayers(ContextTask task) throws StorageFailed {
        return database.read(handle -> ReadingTable.layers(handle, task));
    }

    public void learnLayers(ContextTask task, LayerBudgets layers) throws StorageFailed {
        database.write(handle -> ReadingTable.putLayers(handle, task, layers));
    }

    /// Begins anew with what the settings say.
    public void forgetLayers() throws StorageFailed {
        database.write(ReadingTable::forgetLayers);
        tell();
    }

    /// Forgets a summary, so that it is made anew; it is then among the earlier ones.
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
