package org.quillhouse.settings;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.quillhouse.storage.StorageFailed;

/// What the writer chose, as a text with a setting a line, to be kept or taken to another machine.
///
/// What belongs to one machine's window stays out: where it stood, which stories were open, how fast a model was.
public final class SettingsFile {
    /// The name it has in an archive.
    public static final String NAME = "Quillhouse settings.properties";

    private static final Set<SettingKey<?>> OF_THE_MACHINE = Set.of(
            Keys.MEASURED_SPEED,
            Keys.LAST_STORY,
            Keys.RECENT_STORIES,
            Keys.BOOKMARKS,
            Keys.STORIES_FOLDER,
            Keys.FILES_FOLDER,
            Keys.WINDOW,
            Keys.DESK_TAB,
            Keys.FIRST_STEPS);

    private SettingsFile() {}

    /// What came of a file.
    ///
    /// @param count how many settings were taken
    /// @param passedOver names that nobody knows or whose value is no good, in their order
    public record Taken(int count, List<String> passedOver) {
        public Taken {
            passedOver = List.copyOf(passedOver);
        }
    }

    private static List<SettingKey<?>> keys() {
        return Keys.all().stream().filter(key -> !OF_THE_MACHINE.contains(key)).toList();
    }

    /// Only what was chosen: defaults are not written, so that they may become better.
    public static String of(Settings settings) {
        var chosen = new Properties();
        for (SettingKey<?> key : keys()) {
            settings.chosen(key).ifPresent(value -> chosen.setProperty(key.name(), value));
        }
        var out = new StringWriter();
        try {
            chosen.store(out, null);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString()
                .lines()
                .filter(line -> !line.startsWith("#")) // the date: the same choices are the same text
                .sorted(Comparator.naturalOrder())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /// Takes what such a text says, all of it at once; settings that it does not name stay as they are.
    ///
    /// @throws StorageFailed with nothing taken
    public static Taken take(Settings settings, String text) throws StorageFailed {
        var read = new Properties();
        try {
            read.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException broken) {
            return new Taken(0, List.of());
        }
        Map<String, String> good = new TreeMap<>();
        List<String> bad = new ArrayList<>();
        for (String name :
                new TreeMap<>(read).keySet().stream().map(String::valueOf).toList()) {
            String value = read.getProperty(name);
            Optional<SettingKey<?>> known =
                    keys().stream().filter(key -> key.name().equals(name)).findFirst();
            if (known.isPresent() && known.get().parse().apply(value).isPresent()) {
                good.put(name, value);
            } else {
                bad.add(name);
            }
        }
        settings.put(good);
        return new Taken(good.size(), bad);
    }
}
