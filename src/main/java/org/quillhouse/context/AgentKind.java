package org.quillhouse.context;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Who reads a prompt.
public enum AgentKind {
    WRITER,
    EDITOR,
    RATER,
    CHARACTER,
    WORLDBUILDING,
    RESEARCHER,
    /// Draws a story out of its author by asking (spec SWT-01).
    INTERVIEWER;

    /// By its [#code], in any case.
    public static Optional<AgentKind> of(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(each -> each.code().equals(wanted))
                .findFirst();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
