package org.quillhouse.ui.page;

import org.quillhouse.ui.page.Marks.Change;

/// Looks that a writer gives to words, paragraphs or places of a text, and takes away again.
public enum Mark {
    STRONG("action.edit.strong"),
    EMPHASIS("action.edit.emphasis"),
    HEADING("action.edit.heading"),
    QUOTE("action.edit.quote"),
    BREAK("action.edit.break"),
    COMMENT("action.edit.comment"),
    FOOTNOTE("action.edit.footnote");

    private final String key;

    Mark(String key) {
        this.key = key;
    }

    /// Dotted key of what it is called.
    public String key() {
        return key;
    }

    /// What becomes of a text of which `start` to before `end` is selected.
    Change of(String text, int start, int end) {
        return switch (this) {
            case STRONG -> Marks.look(text, start, end, 2);
            case EMPHASIS -> Marks.look(text, start, end, 1);
            case HEADING -> Marks.heading(text, start, end);
            case QUOTE -> Marks.quote(text, start, end);
            case BREAK -> Marks.sceneBreak(text, end);
            case COMMENT -> Marks.comment(text, start, end);
            case FOOTNOTE -> Marks.footnote(text, end);
        };
    }
}
