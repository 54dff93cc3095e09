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
            case EXTRACTOR -> choice(Keys.EXTRACTOR_MODEL, Keys.EXTRACTOR_WARMTH, settings, own);
        };
    }

    private static ModelRoles.Choice choice(
            SettingKey<String> file, SettingKey<Double> warmth, Settings settings, Map<String, String> own) {
        String chosen = settings.resolve(file, own).value();
        return new ModelRoles.Choice(
                chosen.isEmpty() ? Optional.empty() : Optional.of(Path.of(chosen)),
                settings.resolve(warmth, own).value());
    }
}
