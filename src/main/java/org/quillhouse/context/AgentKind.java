package org.quillhouse.context;

/// Who reads a prompt.
public enum AgentKind {
    WRITER,
    EDITOR,
    RATER,
    CHARACTER,
    WORLDBUILDING;

    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
