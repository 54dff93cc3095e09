package org.quillhouse.archive;

import java.time.Instant;
import java.util.List;

/// What a story is to be, made of a talk: every text that it had is kept, one of them counts.
///
/// @param versions newest first, not empty
public record Brief(String id, Version active, List<Version> versions) {
    /// One text of it.
    ///
    /// @param byHand whether the author wrote it, else the assistant
    /// @param number counted from 1
    public record Version(String id, String title, String description, boolean byHand, int number, Instant made) {}

    public Brief {
        versions = List.copyOf(versions);
    }
}
