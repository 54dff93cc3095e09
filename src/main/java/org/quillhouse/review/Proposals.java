package org.quillhouse.review;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.quillhouse.review.internal.ProposalTable;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.StorageFailed;

/// Proposals that wait for the writer, kept over restarts. Safe on every thread; what a method returned from is
/// durable.
///
/// Law: none is deleted; one that was settled can be opened again.
public final class Proposals {
    private final Database database;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Database.Teller<Proposals> teller = changes -> listeners.forEach(Runnable::run);

    public Proposals(Database database) {
        this.database = database;
    }

    /// What became of a proposal.
    public enum Outcome {
        WAITING,
        TAKEN,
        DECLINED
    }

    /// Told of every change, on the thread that made it.
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public void keep(Proposal proposal) throws StorageFailed {
        database.write(handle -> ProposalTable.insert(handle, proposal));
        database.afterwards(teller, this);
    }

    /// Those of a scene that wait, oldest first: the variants to walk through.
    public List<Proposal> waiting(String sceneId) throws StorageFailed {
        return database.read(handle -> ProposalTable.waiting(handle, sceneId));
    }

    /// Scenes for which something waits.
    public List<String> scenes() throws StorageFailed {
        return database.read(ProposalTable::scenes);
    }

    public Optional<Proposal> find(String id) throws StorageFailed {
        return database.read(handle -> ProposalTable.one(handle, id));
    }

    /// Takes one: it is settled together with what that stores, or neither is done.
    ///
    /// @param storing puts the text into the scene, and what else belongs to it
    public void take(String id, Database.Changes storing) throws StorageFailed {
        database.atOnce(() -> {
            storing.make();
            settle(id, Outcome.TAKEN);
        });
    }

    /// The changes that the writer does not want: where each begins, in letters of the proposal's base.
    public Set<Integer> leftOut(String id) throws StorageFailed {
        return database.read(handle -> ProposalTable.leftOut(handle, id));
    }

    /// Leaves a change out of a proposal that waits, or not any more.
    ///
    /// @param place where it begins, in letters of the proposal's base
    public void leaveOut(String id, int place, boolean out) throws StorageFailed {
        database.write(
                handle -> out ? ProposalTable.leaveOut(handle, id, place) : ProposalTable.takeIn(handle, id, place));
        database.afterwards(teller, this);
    }

    public void settle(String id, Outcome outcome) throws StorageFailed {
        database.write(handle -> ProposalTable.settle(handle, id, outcome));
        database.afterwards(teller, this);
    }
}
