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
/// @param source who put it into the story (spec WA-38)
public record CodexEntry(
        String id, Kind kind, String name, String summary, Map<String, String> fields, boolean hidden, Source source) {
    /// The field that reaches nobody but the writer.
    public static final String AUTHOR_NOTES = "author_notes";

    /// The field of an entry of the world that says what part of it: its magic, its history.
    public static final String TOPIC = "topic";

    public CodexEntry {
        fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// Who put an entry into the story.
    public enum Source {
        WRITER,
        /// Found in a talk by an agent, and taken over by the writer.
        AGENT,
        /// From a card, a file or another story.
        IMPORTED;

        /// What it is called.
        public String key() {
            return "codex.source." + name().toLowerCase(Locale.ROOT);
        }
    }

    /// What an entry is about.
    public enum Kind {
        CHARACTER,
        PLACE,
        THING,
        /// How the world is made: its customs, its magic, its history (spec WA-37).
        LORE;

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
        return new CodexEntry(id, kind, name, summary, fields, changed, source);
    }

    public CodexEntry withSummary(String changed) {
        return with(name, changed, fields);
    }

    /// With other words in it.
    public CodexEntry with(String otherName, String otherSummary, Map<String, String> otherFields) {
        return new CodexEntry(id, kind, otherName, otherSummary, otherFields, hidden, source);
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
        return with(name, summary, all);
    }
}
