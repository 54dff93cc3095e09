package org.quillhouse.agents;

import java.util.Locale;
import java.util.Optional;
import org.quillhouse.context.ContextTask;
import org.quillhouse.settings.TaskKeys;

/// What the writer does with a text.
public enum ProseTask {
    /// Goes on where the text stops.
    CONTINUE(ContextTask.CONTINUE, 0, 0.8, 2_000),
    /// A scene in which one thing happens: the author's words for it, else the scene's synopsis.
    SCENE(ContextTask.CHAPTER, 0, 0.8, 1_500),
    /// As the author wishes.
    MODIFY(ContextTask.FLESH_OUT, 1, 0.7, 2_500),
    /// More of what a scene tells: half as much again to double.
    EXPAND_CHAPTER(ContextTask.FLESH_OUT, 1.6, 0.8, 1_500),
    /// More of the world: about double.
    EXPAND_WORLD(ContextTask.CHAT, 2, 0.8, 1_500),
    /// The world with what was settled in a talk about it (spec WA-163).
    WORLD_FROM_TALK(ContextTask.CHAT, 1.3, 0.3, 2_000),
    /// More of the outline, without scenes or dialogue: about double.
    EXPAND_OUTLINE(ContextTask.OUTLINE, 2, 0.8, 1_500),
    /// What is seen, heard, smelt, felt and tasted.
    DESCRIBE(ContextTask.FLESH_OUT, 1.4, 0.8, 1_500),
    /// Livelier talk.
    DIALOGUE(ContextTask.FLESH_OUT, 1, 0.8, 2_500),
    /// The same in about half.
    CONDENSE(ContextTask.FLESH_OUT, 0.5, 0.5, 1_500),
    /// Another tense.
    TENSE(ContextTask.FLESH_OUT, 1, 0.4, 2_500),
    /// Another grammatical person.
    PERSON(ContextTask.FLESH_OUT, 1, 0.4, 2_500),
    /// Another tone.
    TONE(ContextTask.FLESH_OUT, 1, 0.7, 2_500);

    private final ContextTask context;
    private final double ratio;
    private final double temperature;
    private final int tokens;

    ProseTask(ContextTask context, double ratio, double temperature, int tokens) {
        this.context = context;
        this.ratio = ratio;
        this.temperature = temperature;
        this.tokens = tokens;
    }

    /// What is read of the story for it.
    public ContextTask context() {
        return context;
    }

    /// Words of the result for each of what it is made from; 0 where it is not made from any.
    public double ratio() {
        return ratio;
    }

    /// Whether the length is a part of the task.
    public boolean isMeasured() {
        return ratio != 0 && ratio != 1;
    }

    /// Whether it repeats much of what it is made from.
    public boolean repeats() {
        return this == MODIFY || this == TENSE || this == PERSON || this == DIALOGUE;
    }

    /// Whether it needs no text to be made from.
    public boolean writesAnew() {
        return this == CONTINUE || this == SCENE;
    }

    /// Whether it makes no sense without the author's words for it.
    public boolean needsWish() {
        return this == SCENE
                || this == MODIFY
                || this == TENSE
                || this == PERSON
                || this == TONE
                || this == WORLD_FROM_TALK;
    }

    /// Whether it is made of what is noted about the whole story, not of a scene.
    public boolean isOfStory() {
        return this == EXPAND_WORLD || this == EXPAND_OUTLINE || this == WORLD_FROM_TALK;
    }

    public double temperature() {
        return temperature;
    }

    /// The usual longest reply.
    public int tokens() {
        return tokens;
    }

    /// Warmth and length for it, out of those for all tasks.
    public WritingLimits in(WritingLimits limits) {
        return switch (this) {
            case CONTINUE, SCENE, WORLD_FROM_TALK -> limits.forTask(temperature, tokens);
            case EXPAND_CHAPTER, EXPAND_WORLD, EXPAND_OUTLINE, DESCRIBE ->
                limits.forTask(TaskKeys.FLESH_OUT, temperature, tokens);
            case MODIFY, DIALOGUE, CONDENSE, TENSE, PERSON, TONE ->
                limits.forTask(TaskKeys.MODIFY_CHAPTER, temperature, tokens);
        };
    }

    /// The folder of its prompt.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String key() {
        return "agents.task." + code().replace('_', '.');
    }

    /// As people write it: any case, `-` or `_` between words; `expand` is of the chapter.
    public static Optional<ProseTask> of(String name) {
        String plain = name.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        for (ProseTask task : values()) {
            if (task.name().equals(plain)) {
                return Optional.of(task);
            }
        }
        return plain.equals("EXPAND") ? Optional.of(EXPAND_CHAPTER) : Optional.empty();
    }
}
