package org.quillhouse.project;

import java.nio.file.Path;
import org.quillhouse.fakes.KillTrial;

/// Writes a number, backs the story up, and brings the newest backup back, again and again, until it is killed.
public final class BackupProbe {
    public static void main(String[] arguments) throws Exception {
        Projects projects = KillTrial.projects(Path.of(arguments[0]));
        Path story = Path.of(arguments[1]);
        for (int number = 1; ; number++) {
            try (Project project = projects.open(story)) {
                String scene =
                        project.manuscript().chapter(1).scenes().getFirst().id();
                project.manuscript().saveTyped(scene, String.valueOf(number));
                project.backUpIfChanged();
            }
            KillTrial.say(number);
            Backups backups = projects.backupsOf(story);
            backups.restore(backups.newestGood().orElseThrow());
        }
    }
}
