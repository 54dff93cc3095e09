package org.quillhouse.codex;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.quillhouse.codex.internal.LedgerTable;
import org.quillhouse.kernel.Ids;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.StorageFailed;

/// Who has learnt what in which scene, who was there, and how they are after it. Safe on every thread; what a method
/// returned from is durable.
///
/// Law: it only keeps what the writer said. Where a scene stands in the story is asked of the story itself, so that
/// moving or throwing away a scene moves what is known.
public final class Ledger {
    private final Database database;
    private final InstantSource clock;
    private final Ids ids;
    private final Runnable changed;

    Ledger(Database database, InstantSource clock, Ids ids, Runnable changed) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
        this.changed = changed;
    }

    /// All facts in the writer's order.
    public List<Fact> facts() throws StorageFailed {
        return database.read(LedgerTable::facts);
    }

    /// A fact with these very words, blanks around them aside.
    public Optional<Fact> find(String text) throws StorageFailed {
        return facts().stream()
                .filter(fact -> fact.text().equalsIgnoreCase(text.strip()))
                .findFirst();
    }

    /// @param suggested whether an agent found it, and the writer has yet to confirm it
    public Fact add(String text, Fact.Readers readers, Optional<String> aboutId, boolean suggested)
            throws StorageFailed {
        var fact = new Fact(ids.next(), text.strip(), readers, aboutId, suggested, List.of(), List.of());
        database.write(handle -> LedgerTable.insert(handle, fact, clock.instant()));
        changed.run();
        return fact;
    }

    /// Sets words, readers and whether it is only a suggestion.
    public void update(Fact fact) throws StorageFailed {
        database.write(handle -> LedgerTable.update(handle, fact, clock.instant()));
        changed.run();
    }

    /// Takes a fact out; it stays in the file.
    public void remove(String factId) throws StorageFailed {
        database.write(handle -> LedgerTable.remove(handle, factId));
        changed.run();
    }

    /// That it comes up in this scene.
    public void happens(String factId, String sceneId) throws StorageFailed {
        database.write(handle -> LedgerTable.happens(handle, factId, sceneId));
        changed.run();
    }

    /// That somebody learns it in this scene; what was noted before for the two is replaced.
    public void learns(String factId, Fact.Knowledge knowledge) throws StorageFailed {
        database.write(handle -> LedgerTable.learns(handle, factId, knowledge));
        changed.run();
    }

    /// That somebody does not know it.
    public void forgets(String factId, String knowerId) throws StorageFailed {
        database.write(handle -> LedgerTable.forgets(handle, factId, knowerId));
        changed.run();
    }

    /// Those who were in each scene, by the scene's id.
    public Map<String, Set<String>> witnesses() throws StorageFailed {
        return database.read(LedgerTable::witnesses);
    }

    /// Sets those who were in a scene.
    public void setWitnesses(String sceneId, Set<String> characterIds) throws StorageFailed {
        database.write(handle -> LedgerTable.setWitnesses(handle, sceneId, characterIds));
        changed.run();
    }

    public List<CharacterState> states() throws StorageFailed {
        return database.read(LedgerTable::states);
    }

    /// How somebody is after a scene; empty fields take the note away.
    public void setState(CharacterState state) throws StorageFailed {
        database.write(handle -> LedgerTable.setState(handle, state, clock.instant()));
        changed.run();
    }
}
