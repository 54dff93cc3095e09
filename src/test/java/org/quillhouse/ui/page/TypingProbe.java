package org.quillhouse.ui.page;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.quillhouse.fakes.KillTrial;
import org.quillhouse.project.Project;
import org.quillhouse.tasks.Schedule;
import org.quillhouse.tasks.ThreadRunner;

/// Types on the page, letter by letter and without a pause, until it is killed.
public final class TypingProbe {
    public static void main(String[] arguments) throws Exception {
        Project project = KillTrial.projects(Path.of(arguments[0])).open(Path.of(arguments[1]));
        ExecutorService screen = Executors.newSingleThreadExecutor();
        var page = new PageViewModel(
                project,
                new PageViewModel.Means(
                        new ThreadRunner(screen),
                        new Schedule(),
                        screen,
                        InstantSource.system(),
                        new Bookmarks(() -> "", text -> {})));
        String scene = project.manuscript().chapter(1).scenes().getFirst().id();
        screen.submit(() -> page.open(scene)).get();
        for (int length = 1; ; length++) {
            String text = KillTrial.text(length);
            screen.submit(() -> page.typed(text)).get();
            KillTrial.say(length);
            Thread.sleep(4);
        }
    }
}
