package org.quillhouse.codex;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quillhouse.codex.internal.StrandTable;
import org.quillhouse.kernel.Ids;
import org.quillhouse.kernel.Typing;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.StorageFailed;

/// The threads and arcs of a story, in the writer's order. Safe on every thread; what a method returned from is
/// durable.
///
/// Law: what a strand said before stays in the file; one that is taken out can be brought back.
public final class Strands {
    private final Database database;
    private final InstantSource clock;
    private final Ids ids;
    private final Runnable changed;
    private final Typing typing;

    Strands(Database database, InstantSource clock, Ids ids, Runnable changed) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
        this.changed = changed;
        this.typing = new Typing(clock);
    }

    /// A strand as it was.
    ///
    /// @param replaced when it was changed
    public record Earlier(Strand strand, Instant replaced) {}

    public List<Strand> all() throws StorageFailed {
        return database.read(StrandTable::all);
    }

    /// Those that were taken out and can be brought back.
    public List<Strand> removed() throws StorageFailed {
        return database.read(StrandTable::removed);
    }

    public Optional<Strand> find(String id) throws StorageFailed {
        return all().stream().filter(strand -> strand.id().equals(id)).findFirst();
    }

    /// @param person whose arc it is; empty for a thread of the plot
    /// @throws NoSuchEntry when the title is empty
    public Strand add(String title, Optional<String> person) throws StorageFailed, NoSuchEntry {
        if (title.isBlank()) {
            throw NoSuchEntry.nameMissing();
        }
        var strand = new Strand(ids.next(), title.strip(), "", person, Strand.Status.DRAFT, false, Map.of());
        database.write(handle -> StrandTable.insert(handle, strand, clock.instant()));
        changed.run();
        return strand;
    }

    /// Changes a strand; what it said before is kept.
    public void update(Strand strand) throws StorageFailed {
        typing.ended(strand.id());
        store(strand);
    }

    /// The same while the writer types: of a sitting only what it said before is kept.
    public void type(Strand strand) throws StorageFailed {
        store(strand);
        typing.typed(strand.id());
    }

    private void store(Strand strand) throws StorageFailed {
        Optional<Strand> before = find(strand.id());
        if (before.equals(Optional.of(strand))) {
            return;
        }
        boolean goesOn = typing.goingOn().contains(strand.id())
                && !Typing.loses(before.map(Strand::words).orElse(0), strand.words());
        database.write(handle -> {
            int kept = goesOn ? 0 : StrandTable.keep(handle, strand.id(), clock.instant());
            return kept + StrandTable.update(handle, strand, clock.instant());
        });
        changed.run();
    }

    /// What a strand said before, newest first.
    public List<Earlier> earlier(Strand strand) throws StorageFailed {
        return database.read(handle -> StrandTable.earlier(handle, strand));
    }

    /// Takes a strand out, or brings it back.
    public void setRemoved(String id, boolean removed) throws StorageFailed {
        database.write(handle -> StrandTable.remove(handle, id, removed, clock.instant()));
        changed.run();
    }

    /// Moves a strand among the others.
    ///
    /// @param by places to the right; to the left below zero
    public void move(String id, int by) throws StorageFailed {
        database.write(handle -> {
            var order = new ArrayList<>(
                    StrandTable.all(handle).stream().map(Strand::id).toList());
            int at = order.indexOf(id);
            if (at < 0) {
                return 0;
            }
            order.remove(at);
            order.add(Math.clamp((long) at + by, 0, order.size()), id);
            return StrandTable.order(handle, order);
        });
        changed.run();
    }
}
