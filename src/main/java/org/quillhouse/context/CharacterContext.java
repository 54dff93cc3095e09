package org.quillhouse.context;

import java.util.List;
import java.util.Map;

/// A character as an agent sees it (spec WA-52). It has no priority: all characters are kept or, last of all,
/// shortened.
public record CharacterContext(
        String characterId,
        String characterName,
        String summary,
        Map<String, String> currentState,
        List<String> recentActions,
        Map<String, String> relationships,
        List<String> goals,
        List<String> memories,
        List<String> personalityTraits) {
    public CharacterContext {
        currentState = Map.copyOf(currentState);
        recentActions = List.copyOf(recentActions);
        relationships = Map.copyOf(relationships);
        goals = List.copyOf(goals);
        memories = List.copyOf(memories);
        personalityTraits = List.copyOf(personalityTraits);
    }
}
