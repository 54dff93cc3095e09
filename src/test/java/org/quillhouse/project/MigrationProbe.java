package org.quillhouse.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.quillhouse.fakes.KillTrial;
import org.quillhouse.project.internal.StoryTables;
import org.quillhouse.storage.Access;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.Migrations;

/// Opens a story of the first version, which brings it up to date, again and again, until it is killed.
public final class MigrationProbe {
    public static final int TEXTS = 200;

    /// A story as the first version made it.
    public static void makeOld(Path story) throws Exception {
        Files.createDirectories(story);
        Files.writeString(story.resolve(Projects.ID_FILE), "0".repeat(26));
        Migrations all = StoryTables.migrations();
        var first = new Migrations(all.applicationId(), all.scripts().subList(0, 1));
        try (Database old = Database.open(story.resolve(Projects.DATABASE), first, Access.READ_WRITE)) {
            old.write(handle -> {
                handle.execute("INSERT INTO nodes VALUES ('c', NULL, 'CHAPTER', 1, 'Old', '', '', NULL, 0, 1, 1)");
                for (int i = 1; i <= TEXTS; i++) {
                    String text = "Words of " + i;
                    handle.execute(
                            "INSERT INTO nodes VALUES (?, 'c', 'SCENE', ?, '', '', '', NULL, 0, 1, 1)", "s" + i, i);
                    handle.execute(
                            "INSERT INTO versions VALUES (?, ?, 1, 'HAND', NULL, NULL, ?, 3, ?, 0, 1, 1)",
                            "v" + i,
                            "s" + i,
                            text,
                            org.quillhouse.kernel.Sha256.of(text));
                    handle.execute("UPDATE nodes SET current_version = ? WHERE id = ?", "v" + i, "s" + i);
                }
                return true;
            });
        }
    }

    public static void main(String[] arguments) throws Exception {
        Path story = Path.of(arguments[1]);
        Path file = story.resolve(Projects.DATABASE);
        Path old = Files.copy(file, story.resolve("old"));
        Projects projects = KillTrial.projects(Path.of(arguments[0]));
        for (int times = 1; ; times++) {
            KillTrial.say(times);
            projects.open(story).close();
            Path again = Files.copy(old, story.resolve("again"));
            Files.move(again, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
