package org.quillhouse.manuscript;

import java.time.Instant;
import java.util.Optional;

/// A scene with the version of its text that is shown.
///
/// @param versionId absent while nothing was ever written
public record Scene(
        String id,
        String chapterId,
        String title,
        Optional<String> versionId,
        String text,
        int words,
        Instant created,
        Instant modified) {}
