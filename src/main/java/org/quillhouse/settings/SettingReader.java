package org.quillhouse.settings;

/// Where settings are read.
@FunctionalInterface
public interface SettingReader {
    <T> T get(SettingKey<T> key);
}
