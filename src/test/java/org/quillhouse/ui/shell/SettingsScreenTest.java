package org.quillhouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.SettingsFile;
import org.quillhouse.settings.Source;

/// All settings on one screen, and in a file.
class SettingsScreenTest extends ShellTest {
    @Test
    void everySettingIsFoundChangedAndSetBack() {
        var changes = new java.util.concurrent.atomic.AtomicInteger();
        SettingsViewModel all = shell.settings(changes::incrementAndGet);
        assertEquals(Keys.chosen().size(), all.find("").size());
        SettingsViewModel.Shown theme = all.find("light dark").getFirst();
        assertEquals(Source.DEFAULT, theme.source());
        assertEquals(Optional.empty(), all.set(theme.key(), "dark"));
        assertEquals("dark", shell.themeProperty().get());
        assertTrue(all.set(theme.key(), "mauve").isPresent(), "not one of its values");
        assertTrue(all.set(Keys.SCALE, "900").orElseThrow().contains("900"));
        assertEquals("dark", all.find("ui.theme").getFirst().value());
        all.reset(theme.key());
        assertEquals("light", shell.themeProperty().get());
        assertEquals(2, changes.get());
        assertTrue(all.find("no such words").isEmpty());
    }

    /// All that is good is taken, what is not is named, and a file that is none changes nothing.
    @Test
    void settingsGoIntoAFileAndComeBack() throws Exception {
        SettingsViewModel all = shell.settings(() -> {});
        all.set(Keys.THEME, "dark");
        all.set(Keys.OWN_DICTIONARY, "Halvern, drayman's = \u00e4\u2026");
        settings.set(Keys.WINDOW, "1,2,3");
        Path file = folder.resolve("mine.properties");
        dialogs.file = Optional.of(file);
        assertTrue(all.save().contains(file.toString()));
        String text = Files.readString(file);
        assertFalse(text.contains(Keys.WINDOW.name()), text);
        all.reset(Keys.THEME);
        all.reset(Keys.OWN_DICTIONARY);
        assertEquals("light", shell.themeProperty().get());
        Files.writeString(file, text + "no.such.setting=1\nui.scale=9000\n");
        String told = all.read();
        assertTrue(told.contains("no.such.setting") && told.contains("ui.scale"), told);
        assertEquals("dark", shell.themeProperty().get());
        assertEquals("Halvern, drayman's = \u00e4\u2026", settings.get(Keys.OWN_DICTIONARY));
        assertEquals(100, settings.get(Keys.SCALE));
        String before = SettingsFile.of(settings);
        Files.write(file, new byte[] {(byte) 0xff, 0, (byte) 0xfe, 1});
        assertTrue(all.read().contains(file.toString()));
        Files.writeString(file, "ui.theme=\\u00zz");
        assertTrue(all.read().contains(file.toString()));
        Files.writeString(file, "Once upon a time\nthere was a clerk.\n".repeat(200));
        assertTrue(all.read().contains(file.toString()));
        assertEquals(before, SettingsFile.of(settings));
    }
}
