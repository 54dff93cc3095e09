package org.quillhouse.settings;

import java.util.ArrayList;
import java.util.List;

/// Warmth and longest reply of a kind of task (spec WA-118, 002 §7.2). The defaults are what is usual; a kind may have
/// tasks with other usual values, which count as long as nothing is set.
public enum TaskKeys {
    MODIFY_CHAPTER(0.7, 2_500, 500, 10_000),
    FLESH_OUT(0.8, 1_500, 100, 5_000),
    EDITOR_REVIEW(0.6, 1_200, 100, 5_000),
    RATER_FEEDBACK(0.7, 1_200, 100, 5_000),
    CHARACTER_FEEDBACK(0.8, 1_400, 100, 5_000),
    GENERATE_CHARACTER_DETAILS(0.7, 1_000, 100, 5_000);

    private final SettingKey<Double> temperature;
    private final SettingKey<Integer> maxTokens;

    TaskKeys(double usualTemperature, int usualTokens, int leastTokens, int mostTokens) {
        temperature = SettingKey.real("ENDPOINT_" + name() + "_TEMPERATURE", usualTemperature, 0, 2);
        maxTokens = SettingKey.number("ENDPOINT_" + name() + "_MAX_TOKENS", usualTokens, leastTokens, mostTokens);
    }

    public SettingKey<Double> temperature() {
        return temperature;
    }

    public SettingKey<Integer> maxTokens() {
        return maxTokens;
    }

    static List<SettingKey<?>> all() {
        var keys = new ArrayList<SettingKey<?>>();
        for (TaskKeys task : values()) {
            keys.add(task.temperature);
            keys.add(task.maxTokens);
        }
        return keys;
    }
}
