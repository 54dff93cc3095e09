package org.quillhouse.context;

import java.util.Locale;
import java.util.regex.Pattern;

/// What kind of text is counted, and by how much its tokens are raised (spec 002 §4.2).
public enum TextKind {
    NARRATIVE(1.0, ""),
    DIALOGUE(1.05, "[\"“”]|\\b(said|asked|answered|replied|whispered|shouted)\\b"),
    SYSTEM_PROMPT(1.15, "\\b(you are|your task|your role|must not|always answer|respond)\\b|<\\|[a-z_]+\\|>"),
    CHARACTER_DESCRIPTION(1.0, "\\b(personality|traits?|aged?|years old|hair|eyes|afraid of|wants to|proud of)\\b"),
    SCENE_DESCRIPTION(1.0, "\\b(room|street|window|sky|light|wind|smell|floor|wall|stood|lay)\\b"),
    INTERNAL_MONOLOGUE(1.0, "\\b(I (?:thought|wondered|knew|felt|feel)|she thought|he thought|wondered whether)\\b"),
    METADATA(1.2, "[{}\\[\\]]|\\b[\\w_]+\"?\\s*:\\s"),
    UNKNOWN(1.1, "");

    private final double factor;
    private final Pattern pattern;

    TextKind(double factor, String pattern) {
        this.factor = factor;
        this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }

    public double factor() {
        return factor;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind whose signs are most often in the text; narrative where none is, unknown for nothing at all.
    public static TextKind of(String text) {
        if (text.isBlank()) {
            return UNKNOWN;
        }
        TextKind best = NARRATIVE;
        long most = 0;
        for (TextKind kind : values()) {
            long hits = kind.pattern.pattern().isEmpty()
                    ? 0
                    : kind.pattern.matcher(text).results().count();
            if (hits > most) {
                best = kind;
                most = hits;
            }
        }
        return best;
    }
}
