package org.quillhouse.context.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.context.CharacterContext;
import org.quillhouse.kernel.Words;

/// An entry as agents may see it, of a character its sheet and state: nothing of the author's notes, no word of
/// somebody
/// hidden.
final class PersonSheet {
    private static final Set<String> OWN_PLACE =
            Set.of("state", "goals", "memories", "traits", "personality", "relationships", CodexEntry.AUTHOR_NOTES);

    private final CodexEntry entry;
    private final Set<String> hidden;

    PersonSheet(CodexEntry entry, Set<String> hidden) {
        this.entry = entry;
        this.hidden = hidden;
    }

    /// @param state of the character at the moment, by field; what it names goes before the sheet
    CharacterContext at(Map<String, String> state) {
        var now = new LinkedHashMap<String, String>();
        put(now, "state", entry.field("state"));
        state.forEach((field, text) -> {
            if (!Set.of("recent_actions", "goals", "memories").contains(field)) {
                put(now, field, text);
            }
        });
        var details = new LinkedHashMap<String, String>();
        entry.fields().forEach((field, text) -> {
            if (!OWN_PLACE.contains(field)) {
                put(details, field, text);
            }
        });
        return new CharacterContext(
                entry.id(),
                entry.name(),
                clean(entry.summary()),
                now,
                texts(state.getOrDefault("recent_actions", "")),
                ties(),
                texts(state.getOrDefault("goals", entry.field("goals"))),
                texts(state.getOrDefault("memories", entry.field("memories"))),
                texts(entry.field("traits").isBlank() ? entry.field("personality") : entry.field("traits")),
                details);
    }

    /// A place or thing in one text: its name, what it is, and what else is known of it.
    String told() {
        var lines = new ArrayList<String>();
        String name = PlainText.forPrompt(entry.name());
        lines.add(name + (entry.summary().isBlank() ? "" : ": " + clean(entry.summary())));
        entry.readable()
                .forEach((field, text) -> lines.add(PlainText.forPrompt(field.replace('_', ' ')) + ": " + clean(text)));
        return String.join("\n", lines);
    }

    private void put(Map<String, String> map, String field, String text) {
        if (!text.isBlank()) {
            map.put(field, clean(text));
        }
    }

    private Map<String, String> ties() {
        String shown = String.join("; ", withoutHidden(entry.field("relationships")));
        return shown.isBlank() ? Map.of() : Map.of("relationships", PlainText.forPrompt(shown));
    }

    private List<String> texts(String text) {
        return text.isBlank() ? List.of() : List.of(clean(text));
    }

    /// Without clauses that name somebody hidden.
    private String clean(String text) {
        boolean named = hidden.stream().anyMatch(name -> Words.stand(text, name));
        return PlainText.forPrompt(named ? String.join("; ", withoutHidden(text)) : text);
    }

    private List<String> withoutHidden(String text) {
        var kept = new ArrayList<String>();
        Words.clauses(text).stream()
                .filter(clause -> hidden.stream().noneMatch(name -> Words.stand(clause, name)))
                .forEach(kept::add);
        return kept;
    }
}
