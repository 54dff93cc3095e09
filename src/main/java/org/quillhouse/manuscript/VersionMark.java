package org.quillhouse.manuscript;

import java.time.Instant;

/// A version in a list, without its text.
///
/// @param number counted from 1 within the scene
/// @param name what the writer called it; empty for those that came by themselves
/// @param shown whether the scene shows it now
public record VersionMark(
        String id,
        int number,
        Version.Author author,
        int words,
        String name,
        boolean shown,
        Instant created,
        Instant changed) {}
