package org.quillhouse.manuscript;

import java.time.Instant;

/// A text of the story as a whole that another took the place of.
///
/// @param replaced when it was
public record EarlierText(String text, Instant replaced) {}
