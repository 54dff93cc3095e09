package org.quillhouse.engine.internal.shape;

import java.util.Optional;

/// A JSON schema as the first line of a grammar, where it is a comment.
public final class SchemaNote {
    private static final String MARK = "# schema ";

    private SchemaNote() {}

    /// @param schema its lines are joined
    public static String before(String gbnf, String schema) {
        return MARK + schema.replaceAll("\\R\\s*", " ") + "\n" + gbnf;
    }

    /// Empty for a grammar without one.
    public static Optional<String> of(String grammar) {
        int end = grammar.indexOf('\n');
        return grammar.startsWith(MARK) && end > 0
                ? Optional.of(grammar.substring(MARK.length(), end))
                : Optional.empty();
    }
}
