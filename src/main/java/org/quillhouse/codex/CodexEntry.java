package org.quillhouse.codex;

import java.util.LinkedHashMap;
import java.util.Map;

/// A person, a place or a thing of the story.
///
/// @param summary who or what it is, in a few sentences
/// @param fields what else is known, by name (`traits`, `goals`, `state`, `relationships` …), in order
public record CodexEntry(String id, Kind kind, String name, String summary, Map<String, String> fields) {
    public CodexEntry {
        fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// What an entry is about.
    public enum Kind {
        CHARACTER,
        PLACE,
        THING
    }

    /// A field's text, empty where it is not set.
    public String field(String field) {
        return fields.getOrDefault(field, "");
    }
}
