package org.quillhouse.agents;

import java.util.Optional;
import org.quillhouse.context.AgentKind;
import org.quillhouse.context.Allocation;
import org.quillhouse.context.ContextFilter;
import org.quillhouse.context.ContextTask;
import org.quillhouse.context.LayerBudgets;
import org.quillhouse.context.Overflow;

/// What an agent is asked to do, where in the story, and what it may read.
///
/// @param chapter counted from 1
/// @param sceneId one scene of it; without one the chapter as a whole
/// @param characterId who speaks, for a character's task
/// @param guidance the writer's own words for this time; may be empty
/// @param text what the task is about, where it is neither the chapter nor a person; may be empty
public record Ask(
        AgentKind agent,
        ContextTask task,
        int chapter,
        Optional<String> sceneId,
        Optional<String> characterId,
        String guidance,
        String text,
        Reading reading) {

    /// How the budget is divided and what is let in.
    public record Reading(LayerBudgets layers, Overflow overflow, Allocation allocation, ContextFilter filter) {
        public static final Reading USUAL =
                new Reading(LayerBudgets.DEFAULTS, Overflow.REALLOCATE, Allocation.DYNAMIC, ContextFilter.NONE);

        /// What really happens when a layer is full: where nothing may move, nothing is moved.
        Overflow full() {
            boolean still = allocation == Allocation.STATIC && overflow == Overflow.REALLOCATE;
            return still ? Overflow.TRUNCATE : overflow;
        }
    }

    public Ask withReading(Reading how) {
        return new Ask(agent, task, chapter, sceneId, characterId, guidance, text, how);
    }

    public static Ask of(ContextTask task, int chapter, String guidance) {
        return new Ask(task.agent(), task, chapter, Optional.empty(), Optional.empty(), guidance, "", Reading.USUAL);
    }

    public Ask withCharacter(Optional<String> id) {
        return new Ask(agent, task, chapter, sceneId, id, guidance, text, reading);
    }

    public Ask withScene(Optional<String> id) {
        return new Ask(agent, task, chapter, id, characterId, guidance, text, reading);
    }

    public Ask by(AgentKind other) {
        return new Ask(other, task, chapter, sceneId, characterId, guidance, text, reading);
    }
}
