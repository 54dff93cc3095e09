package org.quillhouse.manuscript;

import java.time.Instant;
import java.util.List;

/// A chapter with its text (spec WA-41).
///
/// @param number counted from 1 in reading order
/// @param content the scenes' texts, [Chapter#SCENE_BREAK] between them
public record Chapter(
        String id,
        int number,
        String title,
        String plotPoint,
        List<String> keyPlotItems,
        List<Scene> scenes,
        String content,
        int wordCount,
        Instant created,
        Instant lastModified) {
    public static final String SCENE_BREAK = "\n\n***\n\n";

    public Chapter {
        keyPlotItems = List.copyOf(keyPlotItems);
        scenes = List.copyOf(scenes);
    }

    public boolean isWritten() {
        return !content.isBlank();
    }
}
