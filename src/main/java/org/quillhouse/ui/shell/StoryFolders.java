package org.quillhouse.ui.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.project.Projects;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.Settings;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.ui.tasks.Attempt;

/// Which stories were open, the last one first, and where they lie by now.
final class StoryFolders {
    private static final int MOST_RECENT = 12;

    private final Projects projects;
    private final Settings settings;
    private final Consumer<Failure> failures;
    private final Map<Path, Path> moved = new HashMap<>();

    StoryFolders(Projects projects, Settings settings, Consumer<Failure> failures) {
        this.projects = projects;
        this.settings = settings;
        this.failures = failures;
    }

    /// Those that are still there.
    List<Path> recent() {
        return listed().filter(Files::isDirectory).toList();
    }

    void setRecent(List<Path> folders) {
        String lines = folders.stream().limit(MOST_RECENT).map(Path::toString).collect(Collectors.joining("\n"));
        Attempt.of(() -> settings.set(Keys.RECENT_STORIES, lines), failures);
    }

    /// A story was opened.
    void remember(Path folder) {
        Attempt.of(() -> settings.set(Keys.LAST_STORY, folder.toString()), failures);
        var all = new ArrayList<>(recent());
        all.remove(folder.toAbsolutePath());
        all.addFirst(folder.toAbsolutePath());
        setRecent(all);
    }

    /// Where a story lies that was opened there; by now another one may lie there, and that is meant then.
    Path now(Path folder) {
        return Files.isDirectory(folder) ? folder : moved.getOrDefault(folder.toAbsolutePath(), folder);
    }

    /// A story is closed. If it had no title when its folder was made and has one by now, its folder gets it, too:
    /// nobody shall take a book for something that was never begun. Where that cannot be it stays where it is.
    void closed(Path folder, String title) {
        String untitled = Projects.fileName(Texts.of("shell.new.untitled"));
        String name = String.valueOf(folder.getFileName());
        if (!name.matches(Pattern.quote(untitled) + "( \\d+)?\\.quill")
                || Projects.fileName(title).equals(untitled)) {
            return;
        }
        Path from = folder.toAbsolutePath();
        Path to = Projects.free(from.resolveSibling(""), title);
        try {
            setRecent(Stream.concat(Stream.of(to), listed()).toList()); // first: it must not be lost in between
            projects.moveUnused(from, to);
            moved.put(from, to);
            if (settings.get(Keys.LAST_STORY).equals(folder.toString())) {
                settings.set(Keys.LAST_STORY, to.toString());
            }
        } catch (StorageFailed stays) {
            // another window has it, or the disk is full: the name is not worth a word
        }
    }

    private Stream<Path> listed() {
        return settings.get(Keys.RECENT_STORIES)
                .lines()
                .filter(line -> !line.isBlank())
                .map(Path::of);
    }
}
