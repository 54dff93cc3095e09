package org.quillhouse.ui.theme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.scene.text.Font;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The fonts that come with the app, and those of the machine. On the FX thread.
public final class Fonts {
    private static final Logger LOG = LoggerFactory.getLogger(Fonts.class);
    private static final List<String> SHIPPED = List.of("Literata", "Inter");

    private Fonts() {}

    /// @param shipped the folder of ours; without it the machine's own are used
    public static void load(Optional<Path> shipped) {
        shipped.filter(Files::isDirectory).ifPresent(folder -> {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".ttf"))
                        .forEach(file -> Font.loadFont(file.toUri().toString(), 0));
            } catch (IOException unreadable) {
                LOG.warn("the fonts cannot be read", unreadable);
            }
        });
    }

    /// A family that is here, for one that is wanted.
    static String family(String wanted) {
        return Font.getFamilies().contains(wanted) ? wanted : "serif";
    }

    /// Every family there is, ours first.
    public static List<String> families() {
        var others = new TreeSet<>(Font.getFamilies());
        SHIPPED.forEach(others::remove);
        return Stream.concat(SHIPPED.stream().filter(Font.getFamilies()::contains), others.stream())
                .toList();
    }
}
