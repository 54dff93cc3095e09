package org.quillhouse.review;

import java.time.InstantSource;
import java.util.List;
import org.quillhouse.kernel.Sha256;
import org.quillhouse.review.internal.OutlineTable;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.StorageFailed;

/// Whether the outline is a draft, under review or approved. Safe on every thread.
///
/// Law: an outline that is changed after it was approved is a draft again, of the next version.
public final class OutlineApproval {
    private final Database database;
    private final Reviews reviews;
    private final Raters raters;
    private final InstantSource clock;

    public OutlineApproval(Database database, Reviews reviews, Raters raters, InstantSource clock) {
        this.database = database;
        this.reviews = reviews;
        this.raters = raters;
        this.clock = clock;
    }

    /// How it stands with this text; notes a change of an approved one.
    public OutlineState of(String outline) throws StorageFailed {
        OutlineTable.Stored stored = database.read(OutlineTable::read);
        String hash = Sha256.of(outline);
        boolean approved = stored.state().status() == OutlineState.Status.APPROVED;
        if (approved && !stored.hash().equals(hash)) {
            var next = new OutlineState(
                    OutlineState.Status.DRAFT, stored.state().version() + 1, java.util.Optional.empty());
            database.write(handle -> OutlineTable.put(handle, next, hash));
            return next;
        }
        if (approved
                || stored.state().status() == OutlineState.Status.NEEDS_REVISION
                        && stored.hash().equals(hash)) {
            return stored.state();
        }
        var status = isHeard(hash) && !outline.isBlank() ? OutlineState.Status.UNDER_REVIEW : OutlineState.Status.DRAFT;
        return new OutlineState(status, stored.state().version(), java.util.Optional.empty());
    }

    /// Whether every rater that is switched on has read this very outline.
    private boolean isHeard(String hash) throws StorageFailed {
        List<Review> current = reviews.current(Review.OUTLINE);
        List<Rater> enabled = raters.enabled();
        return !enabled.isEmpty()
                && enabled.stream()
                        .allMatch(rater -> current.stream()
                                .anyMatch(review -> review.reviewer().isSame(rater.reviewer()) && review.isOf(hash)));
    }

    /// Whether it may be approved: it says something, and every rater that is switched on has read it.
    public boolean mayApprove(String outline) throws StorageFailed {
        return !outline.isBlank() && (raters.enabled().isEmpty() || isHeard(Sha256.of(outline)));
    }

    public void approve(String outline) throws StorageFailed {
        put(outline, OutlineState.Status.APPROVED);
    }

    /// Says that it has to be worked on, until its text changes.
    public void sendBack(String outline) throws StorageFailed {
        put(outline, OutlineState.Status.NEEDS_REVISION);
    }

    private void put(String outline, OutlineState.Status status) throws StorageFailed {
        int version = database.read(OutlineTable::read).state().version();
        boolean approved = status == OutlineState.Status.APPROVED;
        var state = new OutlineState(
                status, version, approved ? java.util.Optional.of(clock.instant()) : java.util.Optional.empty());
        database.write(handle -> OutlineTable.put(handle, state, Sha256.of(outline)));
    }
}
