package org.quillhouse.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.Places;
import org.quillhouse.settings.Settings;

class CrashMarkTest {
    @TempDir
    Path folder;

    private Places places() {
        Path shared = StarterModel.places().sharedCache();
        return new Places(folder, folder.resolve("cache"), shared);
    }

    private void leaveMark(String writer) throws Exception {
        Files.createDirectories(folder.resolve("cache"));
        Files.writeString(folder.resolve("cache/working"), writer);
    }

    @Test
    void markOfAProcessThatIsGoneIsALeftoverOnce() throws Exception {
        leaveMark("999999999");
        assertTrue(new CrashMark(places()).takeLeftover());
        assertFalse(new CrashMark(places()).takeLeftover());
    }

    @Test
    void markOfARunningProcessIsNone() throws Exception {
        leaveMark(Long.toString(ProcessHandle.current().pid()));
        assertFalse(new CrashMark(places()).takeLeftover());
    }

    @Test
    void markIsThereOnlyWhileTheEngineWorks() {
        var mark = new CrashMark(places());
        mark.begin();
        assertTrue(Files.exists(folder.resolve("cache/working")));
        mark.end();
        assertFalse(Files.exists(folder.resolve("cache/working")));
    }

    @Test
    void engineRunsInItsOwnProcessAfterABadEndUnlessForbidden() throws Exception {
        try (Settings settings = Settings.open(places(), Map.of(), Map.of())) {
            assertEquals(
                    "llama", Engines.open(places(), settings).engine().info().name());
            leaveMark("999999999");
            assertEquals(
                    "llama (safe mode)",
                    Engines.open(places(), settings).engine().info().name());
            settings.set(Keys.SAFE_MODE, "off");
            leaveMark("999999999");
            assertEquals(
                    "llama", Engines.open(places(), settings).engine().info().name());
            settings.set(Keys.SAFE_MODE, "on");
            assertEquals(
                    "llama (safe mode)",
                    Engines.open(places(), settings).engine().info().name());
        }
    }
}
