package org.quillhouse.codex;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.quillhouse.kernel.Words;

/// A person, a place or a thing of the story.
///
/// @param summary who or what it is, in a few sentences
/// @param fields what else is known, by name (`traits`, `goals`, `state`, `relationships` …), in order; [#AUTHOR_NOTES]
///     is for the writer's eyes only
/// @param hidden kept, but in no prompt and no list to choose from
public record CodexEntry(
        String id, Kind kind, String name, String summary, Map<String, String> fields, boolean hidden) {
    /// The field that reaches nobody but the writer.
    public static final String AUTHOR_NOTES = "author_notes";

    public CodexEntry {
        fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// What an entry is about.
    public enum Kind {
        CHARACTER,
        PLACE,
        THING;

        /// What begins the keys of its texts.
        public String key() {
            return "codex." + name().toLowerCase(Locale.ROOT);
        }
    }

    /// A field's text, empty where it is not set.
    public String field(String field) {
        return fields.getOrDefault(field, "");
    }

    /// What its fields say, without what is for the author alone.
    public Map<String, String> readable() {
        var readable = new LinkedHashMap<>(fields);
        readable.remove(AUTHOR_NOTES);
        readable.values().removeIf(String::isBlank);
        return readable;
    }

    /// All words of it.
    int words() {
        return Words.count(summary)
                + fields.values().stream().mapToInt(Words::count).sum();
    }

    public CodexEntry withHidden(boolean changed) {
        return new CodexEntry(id, kind, name, summary, fields, changed);
    }

    public CodexEntry withSummary(String changed) {
        return new CodexEntry(id, kind, name, changed, fields, hidden);
    }

    /// With more in its fields.
    ///
    /// @param overwrite whether also those that say something already
    public CodexEntry filledWith(Map<String, String> more, boolean overwrite) {
        var all = new LinkedHashMap<>(fields);
        more.forEach((field, text) -> {
            if (!text.isBlank() && (overwrite || field(field).isBlank())) {
                all.put(field, text);
            }
        });
        return new CodexEntry(id, kind, name, summary, all, hidden);
    }
}
