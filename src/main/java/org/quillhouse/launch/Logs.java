package org.quillhouse.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Sends the log to files in the profile, three of a megabyte, and keeps it off the terminal.
final class Logs {
    private static final int FILE_BYTES = 1 << 20;

    private Logs() {}

    /// Without a folder to write to there is simply no log.
    static void to(Path folder) {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.setLevel(Level.INFO);
        try {
            Files.createDirectories(folder);
            var file = new FileHandler(folder.resolve("quillhouse-%g.log").toString(), FILE_BYTES, 3, true);
            file.setFormatter(new SimpleFormatter());
            root.addHandler(file);
        } catch (IOException noLog) {
            root.setLevel(Level.OFF);
        }
    }
}
