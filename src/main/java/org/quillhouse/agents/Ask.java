package org.quillhouse.agents;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.quillhouse.context.AgentKind;
import org.quillhouse.context.Allocation;
import org.quillhouse.context.ContextFilter;
import org.quillhouse.context.ContextTask;
import org.quillhouse.context.LayerBudgets;
import org.quillhouse.context.Overflow;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.Settings;

/// What an agent is asked to do, where in the story, and what it may read.
///
/// @param prompt the folder of the prompt's files
/// @param chapter counted from 1
/// @param sceneId one scene of it; without one the chapter as a whole
/// @param characterId who speaks, for a character's task
/// @param guidance the writer's own words for this time; may be empty
/// @param values what else the prompt's files name
public record Ask(
        AgentKind agent,
        ContextTask task,
        String prompt,
        int chapter,
        Optional<String> sceneId,
        Optional<String> characterId,
        String guidance,
        Map<String, Object> values,
        Reading reading) {
    public Ask {
        values = Map.copyOf(values);
    }

    /// How the budget is divided and what is let in.
    public record Reading(LayerBudgets layers, Overflow overflow, Allocation allocation, ContextFilter filter) {
        public static final Reading USUAL =
                new Reading(LayerBudgets.DEFAULTS, Overflow.REALLOCATE, Allocation.DYNAMIC, ContextFilter.NONE);

        /// How a story's prompts are divided, by its settings.
        ///
        /// @param story the story's own values, by setting name
        public static Reading of(Settings settings, Map<String, String> story) {
            return new Reading(
                    LayerBudgets.of(
                            settings.resolve(Keys.CONTEXT_LAYER_A, story).value(),
                            settings.resolve(Keys.CONTEXT_LAYER_B, story).value(),
                            settings.resolve(Keys.CONTEXT_LAYER_C, story).value(),
                            settings.resolve(Keys.CONTEXT_LAYER_D, story).value(),
                            settings.resolve(Keys.CONTEXT_LAYER_E, story).value()),
                    Overflow.named(
                            settings.resolve(Keys.CONTEXT_OVERFLOW, story).value()),
                    Allocation.named(
                            settings.resolve(Keys.CONTEXT_ALLOCATION, story).value()),
                    ContextFilter.NONE);
        }

        /// What really happens when a layer is full: where nothing may move, nothing is moved.
        Overflow full() {
            boolean still = allocation == Allocation.STATIC && overflow == Overflow.REALLOCATE;
            return still ? Overflow.TRUNCATE : overflow;
        }
    }

    public Ask withReading(Reading how) {
        return new Ask(agent, task, prompt, chapter, sceneId, characterId, guidance, values, how);
    }

    public static Ask of(ContextTask task, int chapter, String guidance) {
        return new Ask(
                task.agent(),
                task,
                task == ContextTask.FLESH_OUT ? "expand_chapter" : task.code(),
                chapter,
                Optional.empty(),
                Optional.empty(),
                guidance,
                Map.of(),
                Reading.USUAL);
    }

    public Ask withCharacter(Optional<String> id) {
        return new Ask(agent, task, prompt, chapter, sceneId, id, guidance, values, reading);
    }

    public Ask withScene(Optional<String> id) {
        return new Ask(agent, task, prompt, chapter, id, characterId, guidance, values, reading);
    }

    public Ask by(AgentKind other) {
        return new Ask(other, task, prompt, chapter, sceneId, characterId, guidance, values, reading);
    }

    /// With the files of another folder.
    public Ask withPrompt(String folder) {
        return new Ask(agent, task, folder, chapter, sceneId, characterId, guidance, values, reading);
    }

    public Ask with(String name, Object value) {
        var more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Ask(agent, task, prompt, chapter, sceneId, characterId, guidance, more, reading);
    }
}
