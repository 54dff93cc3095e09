package org.quillhouse.agents;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.quillhouse.context.PromptSheet;
import org.quillhouse.engine.StopReason;

/// A chapter that was written (spec WA-14) and is stored as a version of its scene.
///
/// @param metadata `generatedAt`, `plotPoint`, `chapterNumber`, `chapterTitle`, `model`, `seed`
/// @param sheet what the writer read
/// @param note a message key: why the prompt was read again although a part of it was known
/// @param actId what to undo to take the draft back
public record ChapterDraft(
        String text,
        int wordCount,
        Map<String, Object> metadata,
        PromptSheet sheet,
        String sceneId,
        String versionId,
        String actId,
        Receipt.Tokens tokens,
        StopReason stop,
        double tokensPerSecond,
        Optional<String> note) {
    public ChapterDraft {
        metadata = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
}
