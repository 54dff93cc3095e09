package org.quillhouse.settings;

/// Where a setting's value comes from, strongest first.
public enum Source {
    COMMAND_LINE,
    ENVIRONMENT,
    STORY,
    PROFILE,
    DEFAULT;

    public String key() {
        return "settings.source." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '.');
    }
}
