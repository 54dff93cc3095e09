package org.quillhouse.settings;

import java.util.Optional;
import java.util.function.Function;

/// A setting: its name (spec 002 §7.2 where it stands there), its default and how its text is read.
///
/// @param parse gives nothing for a text that is no good
public record SettingKey<T>(String name, T fallback, Function<String, Optional<T>> parse) {

    public static SettingKey<String> text(String name, String fallback) {
        return new SettingKey<>(name, fallback, Optional::of);
    }

    public static SettingKey<Integer> number(String name, int fallback, int least, int most) {
        return new SettingKey<>(name, fallback, text -> parseInt(text).filter(n -> n >= least && n <= most));
    }

    public static SettingKey<Double> real(String name, double fallback, double least, double most) {
        return new SettingKey<>(name, fallback, text -> parseReal(text).filter(n -> n >= least && n <= most));
    }

    private static Optional<Integer> parseInt(String text) {
        try {
            return Optional.of(Integer.valueOf(text.strip()));
        } catch (NumberFormatException bad) {
            return Optional.empty();
        }
    }

    private static Optional<Double> parseReal(String text) {
        try {
            return Optional.of(Double.valueOf(text.strip())).filter(Double::isFinite);
        } catch (NumberFormatException bad) {
            return Optional.empty();
        }
    }

    /// The environment variable that sets it, for example `QUILLHOUSE_LLM_N_CTX`.
    public String environmentName() {
        return "QUILLHOUSE_" + name.replace('.', '_').toUpperCase(java.util.Locale.ROOT);
    }
}
