package org.quillhouse.review;

/// A reader with a measure of their own.
///
/// @param name not two raters of a story have the same
/// @param criteria what this rater looks at, in words that become a part of the prompt
/// @param enabled whether "all raters" means this one, too
public record Rater(String id, String name, String criteria, boolean enabled, Marks marks) {
    /// Scores, 0 to 10, that a text should at least have, should have, and would be exceptional with.
    public record Marks(double minimum, double target, double exceptional) {
        public static final Marks USUAL = new Marks(6, 8, 9);

        /// How a score stands to these marks.
        public Standing of(double score) {
            if (score >= exceptional) {
                return Standing.EXCEPTIONAL;
            }
            if (score >= target) {
                return Standing.GOOD;
            }
            return score >= minimum ? Standing.FAIR : Standing.BELOW;
        }

        boolean isOrdered() {
            return 0 <= minimum && minimum <= target && target <= exceptional && exceptional <= 10;
        }
    }

    /// A score seen against the marks.
    public enum Standing {
        BELOW,
        FAIR,
        GOOD,
        EXCEPTIONAL;

        public String key() {
            return "review.standing." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Rater withEnabled(boolean changed) {
        return new Rater(id, name, criteria, changed, marks);
    }

    /// As a reviewer of texts.
    public Reviewer reviewer() {
        return new Reviewer(Reviewer.Kind.RATER, id, name);
    }
}
