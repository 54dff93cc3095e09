package org.quillhouse.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.SettingKey;
import org.quillhouse.settings.Settings;
import org.quillhouse.settings.SettingsFile;
import org.quillhouse.settings.Source;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.storage.WholeFile;
import org.quillhouse.ui.dialogs.Dialogs;
import org.quillhouse.ui.tasks.Attempt;

/// Every setting that the writer chooses for all stories (spec WA-119).
public final class SettingsViewModel {
    private static final int MOST_NAMED = 8;

    private final Settings settings;
    private final Dialogs dialogs;
    private final Runnable changed;
    private final Consumer<Failure> failures;

    /// One setting as it is now.
    ///
    /// @param source where its value comes from
    public record Shown(SettingKey<?> key, String about, String value, Source source) {}

    /// @param changed called after each change
    SettingsViewModel(Settings settings, Dialogs dialogs, Runnable changed, Consumer<Failure> failures) {
        this.settings = settings;
        this.dialogs = dialogs;
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

    /// Asks for a file and writes what the writer chose to it.
    ///
    /// @return what became of it, in words
    public String save() {
        return dialogs.saveFile(Texts.of("settings.save"), SettingsFile.NAME)
                .map(this::save)
                .orElseGet(() -> Texts.of("settings.how"));
    }

    private String save(Path file) {
        try {
            WholeFile.write(file, SettingsFile.of(settings));
            return Texts.of("settings.saved", file.toString());
        } catch (StorageFailed failed) {
            return Texts.of(failed);
        }
    }

    /// Asks for such a file and takes what it says.
    ///
    /// @return what became of it, in words
    public String read() {
        return dialogs.openFile(Texts.of("settings.read"), "properties")
                .map(this::read)
                .orElseGet(() -> Texts.of("settings.how"));
    }

    private String read(Path file) {
        try {
            SettingsFile.Taken taken = SettingsFile.take(settings, Files.readString(file));
            if (taken.count() == 0) {
                return Texts.of("settings.unreadable", file.toString());
            }
            changed.run();
            String passedOver = taken.passedOver().stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
            return passedOver.isEmpty() ? Texts.of("settings.taken") : Texts.of("settings.taken.but", passedOver);
        } catch (IOException unreadable) {
            return Texts.of("settings.unreadable", file.toString());
        } catch (StorageFailed failed) {
            return Texts.of(failed);
        }
    }

    /// Goes back to the default.
    public void reset(SettingKey<?> key) {
        Attempt.of(() -> settings.reset(key), failures);
        changed.run();
    }
}
