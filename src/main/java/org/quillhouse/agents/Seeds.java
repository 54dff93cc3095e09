package org.quillhouse.agents;

/// Seeds where nobody named one.
public final class Seeds {
    private Seeds() {}

    /// Another one each time, never negative.
    public static int drawn() {
        return (int) (System.nanoTime() & 0x7FFF_FFFF);
    }
}
