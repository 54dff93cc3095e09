package org.quillhouse.review;

import java.util.List;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Remedy;
import org.quillhouse.kernel.Retry;

/// A rater or a review cannot be as it was asked for.
public final class ReviewProblem extends Failure {
    private ReviewProblem(String key, List<?> arguments) {
        super(key, arguments, Retry.NO, Remedy.NONE, null);
    }

    public static ReviewProblem nameMissing() {
        return new ReviewProblem("review.rater.name.missing", List.of());
    }

    public static ReviewProblem nameTaken(String name) {
        return new ReviewProblem("review.rater.name.taken", List.of(name));
    }

    /// @param letters that the words of a rater have at least
    public static ReviewProblem criteriaTooShort(int letters) {
        return new ReviewProblem("review.rater.criteria.short", List.of(letters));
    }

    public static ReviewProblem marksOutOfOrder() {
        return new ReviewProblem("review.rater.marks.order", List.of());
    }

    public static ReviewProblem noSuchRater(String name) {
        return new ReviewProblem("review.rater.none", List.of(name));
    }

    /// @param reason why the file is none
    public static ReviewProblem notARater(String reason) {
        return new ReviewProblem("review.rater.file", List.of(reason));
    }

    /// @param chapter its title
    public static ReviewProblem nothingToApprove(String chapter) {
        return new ReviewProblem("phase.nothing", List.of(chapter));
    }
}
