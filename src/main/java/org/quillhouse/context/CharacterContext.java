package org.quillhouse.context;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A character as an agent sees it (spec WA-52). It has no priority: all characters are kept or, last of all,
/// shortened.
///
/// @param details the rest of the sheet, by name: age, looks, fears and so on
public record CharacterContext(
        String characterId,
        String characterName,
        String summary,
        Map<String, String> currentState,
        List<String> recentActions,
        Map<String, String> relationships,
        List<String> goals,
        List<String> memories,
        List<String> personalityTraits,
        Map<String, String> details) {
    public CharacterContext {
        currentState = ordered(currentState);
        recentActions = List.copyOf(recentActions);
        relationships = ordered(relationships);
        goals = List.copyOf(goals);
        memories = List.copyOf(memories);
        personalityTraits = List.copyOf(personalityTraits);
        details = ordered(details);
    }

    /// In the order they came in: the prompt must have the same bytes each time.
    private static Map<String, String> ordered(Map<String, String> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
