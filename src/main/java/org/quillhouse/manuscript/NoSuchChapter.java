package org.quillhouse.manuscript;

import java.util.List;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Remedy;
import org.quillhouse.kernel.Retry;

/// A chapter or scene number that the story does not have.
public final class NoSuchChapter extends Failure {
    public NoSuchChapter(int number, int chapters) {
        this("manuscript.no.such.chapter", List.of(number, chapters));
    }

    private NoSuchChapter(String key, List<?> arguments) {
        super(key, arguments, Retry.NO, Remedy.CHECK_INPUT, null);
    }

    /// @param place as it was asked for, for example `2.3`
    public static NoSuchChapter scene(String place) {
        return new NoSuchChapter("manuscript.no.such.scene", List.of(place));
    }
}
