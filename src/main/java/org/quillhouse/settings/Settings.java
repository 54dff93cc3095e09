package org.quillhouse.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quillhouse.settings.internal.SettingsTable;
import org.quillhouse.storage.Access;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.Mended;
import org.quillhouse.storage.Migrations;
import org.quillhouse.storage.StorageFailed;

/// The values of settings: command line, then environment, then story, then profile, then default.
///
/// Safe on every thread. A value that is no good is passed over for the next source and named by [#warnings()].
public final class Settings implements SettingReader, AutoCloseable {
    private static final int APPLICATION_ID = 0x51485046; // "QHPF"

    private final Map<String, String> commandLine;
    private final Map<String, String> environment;
    private final Map<String, String> profile;
    private final Database database;
    private final Mended.Found opened;

    private Settings(
            Mended.Found opened, Map<String, String> commandLine, Map<String, String> environment, Database database)
            throws StorageFailed {
        this.opened = opened;
        this.commandLine = Map.copyOf(commandLine);
        this.environment = Map.copyOf(environment);
        this.database = database;
        this.profile = new HashMap<>(database.read(SettingsTable::all));
    }

    /// A value and where it comes from.
    public record Value<T>(T value, Source source) {}

    /// Opens the profile's settings, making the folder where it is missing.
    ///
    /// @param commandLine values given for this run, by setting name
    public static Settings open(Places places, Map<String, String> commandLine, Map<String, String> environment)
            throws StorageFailed {
        makeFolder(places);
        var database = Database.open(file(places), migrations(), Access.READ_WRITE);
        return new Settings(Mended.Found.WHOLE, commandLine, environment, database);
    }

    /// The same for a window, which must come up whatever happened to the file ([Mended]).
    ///
    /// @throws StorageFailed where no other file would help: no room, no right to write, made by a newer program
    public static Settings openOrMend(Places places, Map<String, String> environment) throws StorageFailed {
        makeFolder(places);
        Mended mended = Mended.open(file(places), migrations());
        return new Settings(mended.found(), Map.of(), environment, mended.database());
    }

    private static void makeFolder(Places places) throws StorageFailed {
        try {
            Files.createDirectories(places.profile());
        } catch (IOException failed) {
            throw StorageFailed.of(places.profile(), failed);
        }
    }

    private static Migrations migrations() {
        return new Migrations(APPLICATION_ID, SettingsTable.scripts());
    }

    private static Path file(Places places) {
        return places.profile().resolve("profile.db");
    }

    /// How [#openOrMend] got here.
    public Mended.Found opened() {
        return opened;
    }

    /// Keeps a checked copy beside the file, for [#openOrMend].
    public void keepCopy() throws StorageFailed {
        Mended.keepCopy(database);
    }

    @Override
    public <T> T get(SettingKey<T> key) {
        return resolve(key, Map.of()).value();
    }

    /// With a story's own values, by setting name, in their place of the order.
    public <T> Value<T> resolve(SettingKey<T> key, Map<String, String> story) {
        return parsed(key, commandLine.get(key.name()), Source.COMMAND_LINE)
                .or(() -> parsed(key, environment.get(key.environmentName()), Source.ENVIRONMENT))
                .or(() -> parsed(key, story.get(key.name()), Source.STORY))
                .or(() -> parsed(key, profileValue(key), Source.PROFILE))
                .orElse(new Value<>(key.fallback(), Source.DEFAULT));
    }

    private <T> @org.jspecify.annotations.Nullable String profileValue(SettingKey<T> key) {
        synchronized (profile) {
            return profile.get(key.name());
        }
    }

    private static <T> Optional<Value<T>> parsed(
            SettingKey<T> key, @org.jspecify.annotations.Nullable String text, Source source) {
        return text == null ? Optional.empty() : key.parse().apply(text).map(value -> new Value<>(value, source));
    }

    /// Stores a value in the profile; it is on the disk when this returns.
    public <T> void set(SettingKey<T> key, T value) throws StorageFailed {
        String text = value.toString();
        database.write(handle -> SettingsTable.put(handle, key.name(), text));
        synchronized (profile) {
            profile.put(key.name(), text);
        }
    }

    /// What the profile has for a setting, good or not; empty where nothing was chosen.
    Optional<String> chosen(SettingKey<?> key) {
        return Optional.ofNullable(profileValue(key));
    }

    /// Stores values by setting name, all of them or none.
    void put(Map<String, String> values) throws StorageFailed {
        database.write(handle -> {
            values.forEach((name, value) -> SettingsTable.put(handle, name, value));
            return values.size();
        });
        synchronized (profile) {
            profile.putAll(values);
        }
    }

    /// Goes back to the default.
    public void reset(SettingKey<?> key) throws StorageFailed {
        database.write(handle -> SettingsTable.remove(handle, key.name()));
        synchronized (profile) {
            profile.remove(key.name());
        }
    }

    /// Names of settings whose given value is no good and was passed over.
    public List<String> warnings() {
        var bad = new ArrayList<String>();
        for (SettingKey<?> key : Keys.all()) {
            boolean badEnvironment = isBad(key, environment.get(key.environmentName()));
            if (badEnvironment || isBad(key, commandLine.get(key.name())) || isBad(key, profileValue(key))) {
                bad.add(badEnvironment ? key.environmentName() : key.name());
            }
        }
        return List.copyOf(bad);
    }

    private static boolean isBad(SettingKey<?> key, @org.jspecify.annotations.Nullable String text) {
        return text != null && key.parse().apply(text).isEmpty();
    }

    @Override
    public void close() {
        database.close();
    }
}
