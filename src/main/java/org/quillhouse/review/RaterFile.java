package org.quillhouse.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.quillhouse.review.internal.RaterJson;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.storage.WholeFile;

/// A rater as a file of its own, to take it from one story to another.
public final class RaterFile {
    private static final long MOST_BYTES = 1 << 20;

    private RaterFile() {}

    /// A rater that is in no story yet.
    public record Read(String name, String criteria, Rater.Marks marks) {}

    public static void write(Rater rater, Path file) throws StorageFailed {
        WholeFile.write(file, RaterJson.write(rater));
    }

    /// @throws ReviewProblem for a file that holds none, or is larger than a megabyte
    public static Read read(Path file) throws ReviewProblem {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw ReviewProblem.notARater(file.getFileName().toString());
            }
            return RaterJson.read(Files.readString(file));
        } catch (IOException unreadable) {
            throw ReviewProblem.notARater(String.valueOf(unreadable.getMessage()));
        }
    }
}
