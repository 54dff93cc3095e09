package org.quillhouse.review;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.quillhouse.kernel.Ids;
import org.quillhouse.review.internal.RaterTable;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.StorageFailed;

/// The raters of one story, in the writer's order. Safe on every thread; what a method returned from is durable.
///
/// Law: no two have the same name, whatever the case; every story begins with three.
public final class Raters {
    static final int LEAST_LETTERS = 10;

    private final Database database;
    private final InstantSource clock;
    private final Ids ids;

    public Raters(Database database, InstantSource clock, Ids ids) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
    }

    public List<Rater> all() throws StorageFailed {
        return database.read(RaterTable::all);
    }

    public List<Rater> enabled() throws StorageFailed {
        return all().stream().filter(Rater::enabled).toList();
    }

    public Optional<Rater> find(String raterId) throws StorageFailed {
        return all().stream().filter(rater -> rater.id().equals(raterId)).findFirst();
    }

    /// A rater by name, whatever the case.
    ///
    /// @throws ReviewProblem when there is none
    public Rater named(String name) throws StorageFailed, ReviewProblem {
        return all().stream()
                .filter(rater -> rater.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> ReviewProblem.noSuchRater(name.strip()));
    }

    /// @throws ReviewProblem for a name that is empty or taken, words that say too little, marks out of order
    public Rater add(String name, String criteria, Rater.Marks marks) throws StorageFailed, ReviewProblem {
        var rater = new Rater(ids.next(), name.strip(), criteria.strip(), true, marks);
        check(rater);
        database.write(handle -> RaterTable.insert(handle, rater, clock.instant()));
        return rater;
    }

    /// @throws ReviewProblem as for [#add]
    public void update(Rater changed) throws StorageFailed, ReviewProblem {
        var rater = new Rater(
                changed.id(), changed.name().strip(), changed.criteria().strip(), changed.enabled(), changed.marks());
        check(rater);
        database.write(handle -> RaterTable.update(handle, rater, clock.instant()));
    }

    private void check(Rater rater) throws StorageFailed, ReviewProblem {
        if (rater.name().isEmpty()) {
            throw ReviewProblem.nameMissing();
        }
        boolean taken = all().stream()
                .anyMatch(each -> !each.id().equals(rater.id()) && each.name().equalsIgnoreCase(rater.name()));
        if (taken) {
            throw ReviewProblem.nameTaken(rater.name());
        }
        if (rater.criteria().length() < LEAST_LETTERS) {
            throw ReviewProblem.criteriaTooShort(LEAST_LETTERS);
        }
        if (!rater.marks().isOrdered()) {
            throw ReviewProblem.marksOutOfOrder();
        }
    }

    /// Takes a rater out, or brings it back; it stays in the file, and so does what it said.
    public void setRemoved(String raterId, boolean removed) throws StorageFailed {
        database.write(handle -> RaterTable.remove(handle, raterId, removed, clock.instant()));
    }
}
