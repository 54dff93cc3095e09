package org.quillhouse.ui.dialogs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.settings.Places;
import org.quillhouse.settings.Settings;

class FoldersTest {
    @TempDir
    Path home = Path.of("");

    private Folders folders(Settings settings) {
        return new Folders(settings, home);
    }

    @Test
    void dialogsBeginWhereTheLastOneEnded() throws Exception {
        Path profile = home.resolve("profile");
        try (Settings settings = Settings.open(new Places(profile, profile, profile), Map.of(), Map.of())) {
            Folders folders = folders(settings);
            assertEquals(home.resolve("Quillhouse"), folders.stories(), "a home without documents");
            Path documents = Files.createDirectories(home.resolve("Dokumente"));
            Files.createDirectories(home.resolve(".config"));
            Files.writeString(
                    home.resolve(".config/user-dirs.dirs"),
                    "# made by the desktop\nXDG_DOWNLOAD_DIR=\"$HOME/Downloads\"\nXDG_DOCUMENTS_DIR=\"$HOME/Dokumente\"\n");
            assertEquals(documents.resolve("Quillhouse"), folders.stories(), "as the desktop calls them");
            assertEquals(documents, folders.files());
            Path books = Files.createDirectories(home.resolve("books"));
            folders.storiesAre(books);
            folders.filesAre(home);
            assertEquals(books, folders.stories());
            assertEquals(home, folders.files());
            Files.delete(books);
            assertEquals(documents.resolve("Quillhouse"), folders.stories(), "the folder is gone");
        }
    }
}
