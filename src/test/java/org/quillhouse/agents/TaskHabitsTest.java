package org.quillhouse.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.settings.Places;
import org.quillhouse.settings.Settings;
import org.quillhouse.settings.TaskKeys;

class TaskHabitsTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void whatIsSetForAKindOfTaskCountsForItAloneAndTheUsualElsewhere() throws Exception {
        try (Settings settings = Settings.open(new Places(folder, folder, folder), Map.of(), Map.of())) {
            WritingLimits usual = WritingLimits.of(settings, Map.of());
            for (ProseTask task : ProseTask.values()) {
                assertEquals(task.temperature(), task.in(usual).temperature());
                assertEquals(task.tokens(), task.in(usual).maxTokens());
            }
            settings.set(TaskKeys.MODIFY_CHAPTER.temperature(), 1.1);
            settings.set(TaskKeys.FLESH_OUT.maxTokens(), 300);
            WritingLimits set = WritingLimits.of(settings, Map.of("ENDPOINT_MODIFY_CHAPTER_MAX_TOKENS", "900"));
            assertEquals(1.1, ProseTask.TENSE.in(set).temperature());
            assertEquals(900, ProseTask.TENSE.in(set).maxTokens(), "the story has its own");
            assertEquals(0.8, ProseTask.DESCRIBE.in(set).temperature());
            assertEquals(300, ProseTask.DESCRIBE.in(set).maxTokens());
            assertEquals(ProseTask.CONTINUE.tokens(), ProseTask.CONTINUE.in(set).maxTokens());
            assertEquals(0.7, set.forTask(TaskKeys.RATER_FEEDBACK, 0.7, 50).temperature());
            settings.reset(TaskKeys.MODIFY_CHAPTER.temperature());
            assertEquals(
                    ProseTask.TONE.temperature(),
                    ProseTask.TONE.in(WritingLimits.of(settings, Map.of())).temperature());
        }
    }
}
