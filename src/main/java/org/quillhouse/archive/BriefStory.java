package org.quillhouse.archive;

import java.nio.file.Path;
import java.time.Instant;

/// The story that was made of a talk's brief.
///
/// @param folder where it was made
public record BriefStory(String storyId, Path folder, String title, String description, Instant made) {}
