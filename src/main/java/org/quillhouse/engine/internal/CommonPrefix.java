package org.quillhouse.engine.internal;

import java.util.Arrays;

/// What two lists of tokens begin with alike.
public final class CommonPrefix {
    private CommonPrefix() {}

    /// How many of the first tokens are the same, of the first `aLength` and `bLength`.
    public static int length(int[] a, int aLength, int[] b, int bLength) {
        int most = Math.max(0, Math.min(aLength, bLength));
        int mismatch = Arrays.mismatch(a, 0, most, b, 0, most);
        return mismatch < 0 ? most : mismatch;
    }
}
