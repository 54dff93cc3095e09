package org.quillhouse.context;

import java.util.Optional;

/// Where in the story an agent works: everything before it may be read, nothing behind it.
///
/// @param chapter counted from 1
/// @param sceneId a scene of that chapter; without one, the place where the chapter goes on for the task in hand
public record Moment(int chapter, Optional<String> sceneId, ContextTask task) {
    public static Moment of(int chapter, ContextTask task) {
        return new Moment(chapter, Optional.empty(), task);
    }
}
