package org.quillhouse.settings;

import java.util.Locale;

/// Where settings are read.
@FunctionalInterface
public interface SettingReader {
    <T> T get(SettingKey<T> key);

    /// The language that the window is to speak: the chosen one, or the machine's.
    default Locale language() {
        String language = get(Keys.LANGUAGE);
        return language.equals("system") ? Locale.getDefault() : Locale.of(language);
    }
}
