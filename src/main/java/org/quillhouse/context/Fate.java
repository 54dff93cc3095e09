package org.quillhouse.context;

/// What became of an element on its way into a prompt.
public enum Fate {
    KEPT,
    SHORTENED,
    SUMMARISED,
    LEFT_OUT;

    public String key() {
        return "context.fate." + code().replace('_', '.');
    }

    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
