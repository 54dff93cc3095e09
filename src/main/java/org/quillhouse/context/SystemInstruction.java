package org.quillhouse.context;

/// A standing instruction to an agent (spec 002 §3.1).
public record SystemInstruction(String id, Type type, String content, Scope scope, Priority priority) {
    /// Kinds of instructions.
    public enum Type {
        BEHAVIOR,
        STYLE,
        CONSTRAINT,
        PREFERENCE,
        RULE,
        FORMAT
    }

    /// Where it holds.
    public enum Scope {
        GLOBAL,
        CHARACTER,
        SCENE,
        CHAPTER,
        STORY
    }
}
