package org.quillhouse.ui.page;

import java.util.Arrays;

/// The one replacement that makes a text of another.
///
/// @param start where they begin to differ; the end of both where they do not
/// @param end the end of what is replaced, in the text before
/// @param text what comes in its place
public record Edit(int start, int end, String text) {

    /// What beginning and end have in common stays; a character of two halves is not cut.
    public static Edit between(String before, String after) {
        int most = Math.min(before.length(), after.length());
        int mismatch = Arrays.mismatch(before.toCharArray(), after.toCharArray());
        int start = mismatch < 0 ? most : mismatch;
        if (start > 0 && Character.isHighSurrogate(before.charAt(start - 1))) {
            start--;
        }
        int same = 0;
        while (same < most - start
                && before.charAt(before.length() - 1 - same) == after.charAt(after.length() - 1 - same)) {
            same++;
        }
        if (same > 0 && Character.isLowSurrogate(before.charAt(before.length() - same))) {
            same--;
        }
        return new Edit(start, before.length() - same, after.substring(start, after.length() - same));
    }

    /// Whether both texts are the same.
    boolean isNone() {
        return start == end && text.isEmpty();
    }

    /// Whether something comes at one place, and nothing goes.
    public boolean isAddition() {
        return start == end && !text.isEmpty();
    }
}
