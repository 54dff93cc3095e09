package org.quillhouse.agents.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quillhouse.agents.AgentStory;
import org.quillhouse.codex.CharacterState;
import org.quillhouse.kernel.Failure;
import org.quillhouse.manuscript.Chapter;
import org.quillhouse.manuscript.Scene;
import org.quillhouse.review.Remark;

/// Turns what a character said of a chapter into how that character is after it.
public final class States {
    private static final int MOST_LINES = 6;

    private States() {}

    /// Adds the remarks to the state after the chapter's last scene.
    ///
    /// @return the state before
    public static CharacterState keep(AgentStory story, String characterId, int chapter, List<Remark> remarks)
            throws Failure {
        Chapter told = story.manuscript().chapter(chapter);
        Scene last = told.scenes().getLast();
        Map<String, String> fields = new LinkedHashMap<>();
        story.codex().ledger().states().stream()
                .filter(state -> state.characterId().equals(characterId)
                        && state.sceneId().equals(last.id()))
                .forEach(state -> fields.putAll(state.fields()));
        var before = new CharacterState(characterId, last.id(), fields);
        for (Remark remark : remarks) {
            field(remark.kind()).ifPresent(field -> fields.merge(field, remark.suggestion(), States::joined));
        }
        story.codex().ledger().setState(new CharacterState(characterId, last.id(), fields));
        return before;
    }

    /// One line each, the newest last, no line twice.
    private static String joined(String before, String line) {
        var lines = new ArrayList<>(
                before.lines().filter(each -> !each.equals(line)).toList());
        lines.add(line);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()));
    }

    private static Optional<String> field(Remark.Kind kind) {
        return switch (kind) {
            case ACTION -> Optional.of("recent_actions");
            case DIALOG -> Optional.of("recent_dialog");
            case SENSATION -> Optional.of("physical_sensations");
            case EMOTION -> Optional.of("emotions");
            case THOUGHT, SUBTEXT -> Optional.of("internal_monologue");
            case GOAL -> Optional.of("goals");
            case MEMORY -> Optional.of("memories");
            default -> Optional.empty();
        };
    }
}
