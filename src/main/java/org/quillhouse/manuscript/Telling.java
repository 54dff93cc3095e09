package org.quillhouse.manuscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How a story is told, in the writer's words (spec WA-151); what is empty is left to the text itself.
///
/// @param tone grim, light
/// @param person first, third
/// @param view whose eyes it is seen through
/// @param tense past, present
/// @param pace slow, quick
public record Telling(String tone, String person, String view, String tense, String pace) {
    public static final Telling OPEN = new Telling("", "", "", "", "");

    /// Reads the lines of [#lines].
    public static Telling of(String lines) {
        var said = new String[] {"", "", "", "", ""};
        List<String> names = List.of("tone", "person", "view", "tense", "pace");
        for (String line : lines.lines().toList()) {
            int colon = line.indexOf(':');
            int at = colon < 0
                    ? -1
                    : names.indexOf(line.substring(0, colon).strip().toLowerCase(Locale.ROOT));
            if (at >= 0) {
                said[at] = line.substring(colon + 1).strip();
            }
        }
        return new Telling(said[0], said[1], said[2], said[3], said[4]);
    }

    /// A line each for what is said, as stories keep it and agents read it.
    public String lines() {
        var lines = new ArrayList<String>();
        add(lines, "tone", tone);
        add(lines, "person", person);
        add(lines, "view", view);
        add(lines, "tense", tense);
        add(lines, "pace", pace);
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, String name, String said) {
        if (!said.isBlank()) {
            lines.add(name + ": " + said.replaceAll("\\s+", " ").strip());
        }
    }
}
