package org.quillhouse.agents;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.quillhouse.settings.QuoteHabit;
import org.quillhouse.settings.SettingKey;
import org.quillhouse.settings.SettingReader;
import org.quillhouse.settings.Settings;
import org.quillhouse.settings.Source;
import org.quillhouse.settings.TaskKeys;

/// What the writer set for kinds of tasks in place of their usual warmth and length.
///
/// @param quotes which quotation marks agents write; empty where what the model writes stays
public record TaskHabits(Map<TaskKeys, Habit> habits, Optional<QuoteHabit> quotes) {
    /// Nothing set.
    public static final TaskHabits NONE = new TaskHabits(Map.of(), Optional.empty());

    public TaskHabits {
        habits = Map.copyOf(habits);
    }

    /// Of one kind; empty where the usual counts.
    public record Habit(Optional<Double> temperature, Optional<Integer> maxTokens) {
        static final Habit USUAL = new Habit(Optional.empty(), Optional.empty());
    }

    /// @param story the story's own values, by setting name
    public static TaskHabits of(Settings settings, Map<String, String> story) {
        Map<TaskKeys, Habit> habits = new EnumMap<>(TaskKeys.class);
        for (TaskKeys task : TaskKeys.values()) {
            habits.put(
                    task, new Habit(set(settings, story, task.temperature()), set(settings, story, task.maxTokens())));
        }
        return new TaskHabits(habits, Optional.of(QuoteHabit.of(new SettingReader() {
            @Override
            public <T> T get(SettingKey<T> key) {
                return settings.resolve(key, story).value();
            }
        })));
    }

    private static <T> Optional<T> set(Settings settings, Map<String, String> story, SettingKey<T> key) {
        Settings.Value<T> value = settings.resolve(key, story);
        return value.source() == Source.DEFAULT ? Optional.empty() : Optional.of(value.value());
    }

    double temperature(TaskKeys task, double usual) {
        return of(task).temperature().orElse(usual);
    }

    int maxTokens(TaskKeys task, int usual) {
        return of(task).maxTokens().orElse(usual);
    }

    private Habit of(TaskKeys task) {
        return habits.getOrDefault(task, Habit.USUAL);
    }
}
