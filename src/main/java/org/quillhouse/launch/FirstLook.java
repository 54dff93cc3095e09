package org.quillhouse.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.settings.Places;
import org.quillhouse.ui.theme.Themes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What every window shows, made ready while the settings are still being read: the theme it had last, and the icons. A
/// wrong guess costs the time that a right one saves, no more. On the FX thread.
final class FirstLook {
    private static final Logger LOG = LoggerFactory.getLogger(FirstLook.class);

    private FirstLook() {}

    static void prepare(Places places) {
        Themes.use(last(places));
        new FontIcon(Feather.FEATHER); // the first one reads the letters of all
    }

    private static String last(Places places) {
        try {
            return Files.readString(file(places)).strip();
        } catch (IOException none) {
            return "";
        }
    }

    /// Notes the theme for the next start.
    static void remember(Places places, String theme) {
        try {
            if (!last(places).equals(theme)) {
                Files.createDirectories(places.cache());
                Files.writeString(file(places), theme);
            }
        } catch (IOException failed) {
            LOG.warn("the theme was not noted for the next start", failed);
        }
    }

    private static Path file(Places places) {
        return places.cache().resolve("theme.txt");
    }
}
