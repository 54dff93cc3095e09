package org.quillhouse.manuscript;

import org.quillhouse.manuscript.internal.ThreeWay;

/// Brings a change that was made from an older text into the text as it is now.
public final class TextMerge {
    private TextMerge() {}

    /// Law: every word that only `mine` has is in the result. Where both changed the same words, `theirs` stands and
    /// the
    /// words that `mine` put there follow it.
    ///
    /// @param base the text that both come from
    /// @param mine what it is now
    /// @param theirs what the change makes of `base`
    public static String merge(String base, String mine, String theirs) {
        return ThreeWay.merge(base, mine, theirs);
    }
}
