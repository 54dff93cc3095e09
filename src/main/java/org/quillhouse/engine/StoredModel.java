package org.quillhouse.engine;

import java.nio.file.Path;
import java.util.Optional;

/// A model file on this machine.
///
/// @param catalogueId the catalogue entry it came from, absent for files of the writer's own
/// @param removable whether it lies in this profile's own cache
public record StoredModel(String name, Path file, long bytes, Optional<String> catalogueId, boolean removable) {}
