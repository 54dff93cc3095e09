package org.quillhouse.manuscript;

import java.util.List;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Remedy;
import org.quillhouse.kernel.Retry;

/// A chapter number that the story does not have.
public final class NoSuchChapter extends Failure {
    public NoSuchChapter(int number, int chapters) {
        super("manuscript.no.such.chapter", List.of(number, chapters), Retry.NO, Remedy.CHECK_INPUT, null);
    }
}
