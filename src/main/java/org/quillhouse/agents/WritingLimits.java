package org.quillhouse.agents;

import java.util.Map;
import org.quillhouse.context.ContextRequest;
import org.quillhouse.context.LayerBudgets;
import org.quillhouse.engine.SamplingStyle;
import org.quillhouse.kernel.TokenCount;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.Settings;
import org.quillhouse.settings.TaskKeys;

/// How the writer writes.
///
/// @param temperature 0 to 2
/// @param maxTokens the longest reply
/// @param contextTokens the longest prompt, whatever the model could read
/// @param style how the words are drawn
/// @param reading how the prompt's tokens are divided
/// @param exact whether the same seed must give the same text, which means that all is read anew
/// @param habits what is set for kinds of tasks
public record WritingLimits(
        double temperature,
        int maxTokens,
        int contextTokens,
        SamplingStyle style,
        Ask.Reading reading,
        boolean exact,
        TaskHabits habits) {
    public WritingLimits(double temperature, int maxTokens, int contextTokens, SamplingStyle style) {
        this(temperature, maxTokens, contextTokens, style, Ask.Reading.USUAL, false, TaskHabits.NONE);
    }

    /// As the settings have it.
    ///
    /// @param story the story's own values, by setting name
    public static WritingLimits of(Settings settings, Map<String, String> story) {
        int context = settings.resolve(Keys.CONTEXT_MAX_TOKENS, story).value()
                - settings.resolve(Keys.CONTEXT_BUFFER_TOKENS, story).value();
        return new WritingLimits(
                settings.resolve(Keys.CHAPTER_TEMPERATURE, story).value(),
                settings.resolve(Keys.CHAPTER_MAX_TOKENS, story).value(),
                context,
                SamplingStyle.named(settings.resolve(Keys.WRITER_STYLE, story).value()),
                Ask.Reading.of(settings, story),
                false,
                TaskHabits.of(settings, story));
    }

    public WritingLimits withExact(boolean changed) {
        return new WritingLimits(temperature, maxTokens, contextTokens, style, reading, changed, habits);
    }

    /// The reading, once its layers fit each other and what there is.
    public Ask.Reading checkedReading() throws LayerBudgets.Contradiction {
        if (!reading.layers().equals(LayerBudgets.DEFAULTS)) { // the defaults are scaled to any budget
            reading.layers().checked(contextTokens);
        }
        return reading;
    }

    /// The same, for another kind of task.
    public WritingLimits forTask(double degrees, int most) {
        return new WritingLimits(degrees, most, contextTokens, style, reading, exact, habits);
    }

    /// The same, for a kind of task: its usual values, where nothing else is set for it.
    public WritingLimits forTask(TaskKeys kind, double usualDegrees, int usualMost) {
        return forTask(habits.temperature(kind, usualDegrees), habits.maxTokens(kind, usualMost));
    }

    /// The longest reply: as set, but never more than half of what the model holds.
    ///
    /// @param modelTokens what the model reads and writes together
    public int replyTokens(int modelTokens) {
        return Math.min(maxTokens, modelTokens / 2);
    }

    /// What a prompt may have, whichever is less: as set, or what the model holds beside the reply.
    ///
    /// @param modelTokens what the model reads and writes together
    /// @param besideTokens what else is in the prompt, by count
    public TokenCount promptBudget(int modelTokens, int besideTokens) {
        return ContextRequest.effectiveBudget(
                contextTokens, modelTokens, replyTokens(modelTokens), Briefing.MARGIN_TOKENS + besideTokens);
    }

    /// With a prompt that is so much shorter.
    public WritingLimits withLessContext(int tokens) {
        return new WritingLimits(temperature, maxTokens, contextTokens - tokens, style, reading, exact, habits);
    }
}
