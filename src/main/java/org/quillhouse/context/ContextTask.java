package org.quillhouse.context;

import java.util.Locale;
import java.util.Optional;

/// What an agent is asked to do, and with it the phase it reads for (spec 002 §3.2) and the strategy by which its
/// context is put together (§3.6).
public enum ContextTask {
    CHAPTER(AgentKind.WRITER, WritingPhase.CHAPTER_DETAIL),
    CONTINUE(AgentKind.WRITER, WritingPhase.CHAPTER_DETAIL),
    MODIFY(AgentKind.WRITER, WritingPhase.FINAL_EDIT),
    FLESH_OUT(AgentKind.WRITER, WritingPhase.CHAPTER_DETAIL),
    EDITOR_REVIEW(AgentKind.EDITOR, WritingPhase.FINAL_EDIT),
    RATER_FEEDBACK(AgentKind.RATER, WritingPhase.FINAL_EDIT),
    CHARACTER_FEEDBACK(AgentKind.CHARACTER, WritingPhase.CHAPTER_DETAIL),
    CHARACTER_DETAILS(AgentKind.WRITER, WritingPhase.CHAPTER_DETAIL),
    OUTLINE(AgentKind.WRITER, WritingPhase.PLOT_OUTLINE),
    CHAT(AgentKind.WORLDBUILDING, WritingPhase.PLOT_OUTLINE);

    private final AgentKind agent;
    private final WritingPhase phase;

    ContextTask(AgentKind agent, WritingPhase phase) {
        this.agent = agent;
        this.phase = phase;
    }

    /// Who usually does it.
    public AgentKind agent() {
        return agent;
    }

    public WritingPhase phase() {
        return phase;
    }

    /// Whether the chapter in hand is read as it stands, because it is what the task is about.
    public boolean readsChapter() {
        return this == CONTINUE || this == MODIFY || this == EDITOR_REVIEW || this == RATER_FEEDBACK;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String key() {
        return "context.task." + code().replace('_', '.');
    }

    /// Reads a name as people write it: any case, `-` or `_` between words.
    public static Optional<ContextTask> of(String name) {
        String plain = name.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        for (ContextTask task : values()) {
            if (task.name().equals(plain)) {
                return Optional.of(task);
            }
        }
        return switch (plain) {
            case "REVIEW", "EDIT", "EDITOR" -> Optional.of(EDITOR_REVIEW);
            case "FEEDBACK", "RATE", "RATER" -> Optional.of(RATER_FEEDBACK);
            case "WRITE", "GENERATE_CHAPTER" -> Optional.of(CHAPTER);
            case "EXPAND" -> Optional.of(FLESH_OUT);
            case "TALK", "CHARACTER" -> Optional.of(CHARACTER_FEEDBACK);
            case "DETAILS", "BIO" -> Optional.of(CHARACTER_DETAILS);
            case "CHECKED_REWRITE", "MODIFY_CHAPTER" -> Optional.of(MODIFY);
            default -> Optional.empty();
        };
    }
}
