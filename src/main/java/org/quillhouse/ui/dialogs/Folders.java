package org.quillhouse.ui.dialogs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.SettingKey;
import org.quillhouse.settings.Settings;
import org.quillhouse.ui.tasks.Attempt;

/// Where file dialogs begin: in the folder that was used last, else among the writer's documents.
public final class Folders {
    private static final Pattern DOCUMENTS = Pattern.compile("(?m)^XDG_DOCUMENTS_DIR=\"\\$HOME/(.+)\"$");

    private final Settings settings;
    private final Path home;

    /// @param home the writer's home folder
    public Folders(Settings settings, Path home) {
        this.settings = settings;
        this.home = home;
    }

    /// Where new stories are kept; it need not be there yet.
    Path stories() {
        return last(Keys.STORIES_FOLDER, documents().resolve("Quillhouse"));
    }

    /// Where files are read from and written to.
    Path files() {
        return last(Keys.FILES_FOLDER, documents());
    }

    void storiesAre(Path folder) {
        keep(Keys.STORIES_FOLDER, folder);
    }

    void filesAre(Path folder) {
        keep(Keys.FILES_FOLDER, folder);
    }

    private Path last(SettingKey<String> key, Path otherwise) {
        String kept = settings.get(key);
        return kept.isEmpty() || !Files.isDirectory(Path.of(kept)) ? otherwise : Path.of(kept);
    }

    /// Where it cannot be kept the next dialog begins elsewhere, and nothing is lost.
    private void keep(SettingKey<String> key, Path folder) {
        Attempt.of(() -> settings.set(key, folder.toString()), failure -> {});
    }

    /// On Linux it has a name in the writer's language, which the desktop notes in a file.
    private Path documents() {
        Path named = home.resolve(".config").resolve("user-dirs.dirs");
        String words = "Documents";
        try {
            Matcher line = DOCUMENTS.matcher(Files.readString(named, StandardCharsets.UTF_8));
            words = line.find() ? line.group(1) : words;
        } catch (IOException none) {
            // another system, or a desktop that notes nothing
        }
        Path documents = home.resolve(words);
        return Files.isDirectory(documents) ? documents : home;
    }
}
