package org.quillhouse.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A setting: its name (spec 002 §7.2 where it stands there), its default and how its text is read.
///
/// @param parse gives nothing for a text that is no good
/// @param choices the values it can have, where there are only some
public record SettingKey<T>(String name, T fallback, Function<String, Optional<T>> parse, List<String> choices) {
    public SettingKey {
        choices = List.copyOf(choices);
    }

    public static SettingKey<String> text(String name, String fallback) {
        return new SettingKey<>(name, fallback, Optional::of, List.of());
    }

    /// @param values the first is the default
    public static SettingKey<String> choice(String name, String... values) {
        List<String> choices = List.of(values);
        return new SettingKey<>(
                name, choices.getFirst(), text -> Optional.of(text).filter(choices::contains), choices);
    }

    public static SettingKey<Integer> number(String name, int fallback, int least, int most) {
        return new SettingKey<>(name, fallback, text -> parseInt(text).filter(n -> n >= least && n <= most), List.of());
    }

    public static SettingKey<Double> real(String name, double fallback, double least, double most) {
        return new SettingKey<>(
                name, fallback, text -> parseReal(text).filter(n -> n >= least && n <= most), List.of());
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

    /// What begins the key of its description.
    public String key() {
        return "setting." + name;
    }

    /// The environment variable that sets it, for example `QUILLHOUSE_LLM_N_CTX`.
    public String environmentName() {
        return "QUILLHOUSE_" + name.replace('.', '_').toUpperCase(java.util.Locale.ROOT);
    }
}
