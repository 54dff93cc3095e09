package org.quillhouse.ui.shell;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.SettingKey;
import org.quillhouse.settings.Settings;
import org.quillhouse.settings.Source;
import org.quillhouse.ui.tasks.Attempt;

/// Every setting that the writer chooses for all stories (spec WA-119).
public final class SettingsViewModel {
    private final Settings settings;
    private final Runnable changed;
    private final Consumer<Failure> failures;

    /// One setting as it is now.
    ///
    /// @param source where its value comes from
    public record Shown(SettingKey<?> key, String about, String value, Source source) {}

    /// @param changed called after each change
    SettingsViewModel(Settings settings, Runnable changed, Consumer<Failure> failures) {
        this.settings = settings;
        this.changed = changed;
        this.failures = failures;
    }

    /// Those that have all the words in name or description.
    public List<Shown> find(String words) {
        List<String> parts = List.of(words.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        return Keys.chosen().stream()
                .map(this::shown)
                .filter(one -> {
                    String text = (one.key().name() + " " + one.about()).toLowerCase(Locale.ROOT);
                    return parts.stream().allMatch(text::contains);
                })
                .toList();
    }

    private Shown shown(SettingKey<?> key) {
        Settings.Value<?> value = settings.resolve(key, Map.of());
        return new Shown(key, Texts.of(key.key()), String.valueOf(value.value()), value.source());
    }

    /// Stores what was typed for a setting.
    ///
    /// @return what is wrong with it, where it is no good; nothing is stored then
    public Optional<String> set(SettingKey<?> key, String text) {
        return store(key, text.strip());
    }

    private <T> Optional<String> store(SettingKey<T> key, String text) {
        Optional<T> value = key.parse().apply(text);
        if (value.isEmpty()) {
            return Optional.of(Texts.of("settings.bad", text));
        }
        if (!value.get().equals(settings.get(key))) {
            Attempt.of(() -> settings.set(key, value.get()), failures);
            changed.run();
        }
        return Optional.empty();
    }

    /// Goes back to the default.
    public void reset(SettingKey<?> key) {
        Attempt.of(() -> settings.reset(key), failures);
        changed.run();
    }
}
