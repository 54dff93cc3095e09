package org.quillhouse.archive;

import java.nio.file.Path;
import java.time.Instant;

/// A file of the writer's, as it was when it was read.
///
/// @param path where it lay then
/// @param letters of its text
/// @param added when it was read last
public record Document(String id, Path path, String name, int letters, Instant added) {}
