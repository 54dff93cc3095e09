package org.quillhouse.engine;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.SettingKey;
import org.quillhouse.settings.Settings;

/// The role map as the writer set it.
public final class RoleChoices {
    private RoleChoices() {}

    /// @param own settings of the open story, which go before those of the profile
    public static ModelRoles.Choice of(ModelRole role, Settings settings, Map<String, String> own) {
        return switch (role) {
            case WRITER -> ModelRoles.Choice.USUAL;
            case REVIEWERS -> choice(Keys.REVIEWERS_MODEL, Keys.REVIEWERS_WARMTH, settings, own);
            case EMBEDDER -> new ModelRoles.Choice(file(Keys.EMBEDDER_MODEL, settings, own), 0);
            case EXTRACTOR -> choice(Keys.EXTRACTOR_MODEL, Keys.EXTRACTOR_WARMTH, settings, own);
        };
    }

    private static ModelRoles.Choice choice(
            SettingKey<String> file, SettingKey<Double> warmth, Settings settings, Map<String, String> own) {
        return new ModelRoles.Choice(
                file(file, settings, own), settings.resolve(warmth, own).value());
    }

    private static Optional<Path> file(SettingKey<String> key, Settings settings, Map<String, String> own) {
        return Optional.of(settings.resolve(key, own).value())
                .filter(chosen -> !chosen.isEmpty())
                .map(Path::of);
    }
}
