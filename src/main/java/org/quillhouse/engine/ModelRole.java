package org.quillhouse.engine;

import java.util.Locale;

/// Who may work with a model of its own (spec SWT-02).
public enum ModelRole {
    /// Writes and rewrites, plans, talks about the world.
    WRITER,
    /// Editor, raters and characters: what they say of a chapter and in talks.
    REVIEWERS,
    /// Tells in short and finds facts, beside everything else.
    EXTRACTOR,
    /// Tells how near two texts are in meaning.
    EMBEDDER;

    public String key() {
        return "models.role." + name().toLowerCase(Locale.ROOT);
    }
}
