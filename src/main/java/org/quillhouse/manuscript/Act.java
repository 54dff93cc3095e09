package org.quillhouse.manuscript;

import java.time.Instant;

/// Something done as one step, that can be taken back as one.
///
/// @param kind for example `tree.move` or `chapter`
public record Act(String id, String kind, Instant done) {}
