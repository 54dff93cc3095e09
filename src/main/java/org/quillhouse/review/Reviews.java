package org.quillhouse.review;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.quillhouse.review.internal.ReviewTable;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.StorageFailed;

/// The reviews of one story. Safe on every thread; what a method returned from is durable.
///
/// Law: nothing is deleted. A new review of the same reviewer takes the earlier one's place; that one stays as history.
public final class Reviews {
    private final Database database;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Database.Teller<Reviews> teller = changes -> listeners.forEach(Runnable::run);

    public Reviews(Database database) {
        this.database = database;
    }

    /// Told of every change, on the thread that made it.
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public void keep(Review review) throws StorageFailed {
        database.write(handle -> ReviewTable.insert(handle, review));
        database.afterwards(teller, this);
    }

    /// The newest review of each reviewer, oldest first.
    ///
    /// @param subject as of a review
    public List<Review> current(String subject) throws StorageFailed {
        return database.read(handle -> ReviewTable.list(handle, subject, true));
    }

    /// All reviews ever, oldest first: for scores over time.
    public List<Review> all(String subject) throws StorageFailed {
        return database.read(handle -> ReviewTable.list(handle, subject, false));
    }

    /// What the writer made of a remark.
    public void setStatus(List<String> remarkIds, Remark.Status status) throws StorageFailed {
        database.write(handle -> ReviewTable.setStatus(handle, remarkIds, status));
        database.afterwards(teller, this);
    }

    /// Changes the words of a suggestion.
    public void edit(String remarkId, String suggestion) throws StorageFailed {
        database.write(handle -> ReviewTable.edit(handle, remarkId, suggestion));
        database.afterwards(teller, this);
    }
}
