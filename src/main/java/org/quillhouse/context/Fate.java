package org.quillhouse.context;

/// What became of an element on its way into a prompt.
public enum Fate {
    KEPT,
    SHORTENED,
    LEFT_OUT;

    public String key() {
        return "context.fate." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '.');
    }
}
