package org.quillhouse.codex;

import java.util.LinkedHashMap;
import java.util.Map;

/// How somebody is after a scene (spec WA-49): `recent_actions`, `goals`, `memories` and so on, by name.
public record CharacterState(String characterId, String sceneId, Map<String, String> fields) {
    public CharacterState {
        fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
