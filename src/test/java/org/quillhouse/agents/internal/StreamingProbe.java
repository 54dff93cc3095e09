package org.quillhouse.agents.internal;

import java.nio.file.Path;
import org.quillhouse.fakes.KillTrial;
import org.quillhouse.manuscript.Draft;
import org.quillhouse.project.Project;
import org.quillhouse.tasks.Cancellation;

/// Streams a draft, letter by letter, until it is killed.
public final class StreamingProbe {
    public static void main(String[] arguments) throws Exception {
        Project project = KillTrial.projects(Path.of(arguments[0])).open(Path.of(arguments[1]));
        Draft draft = project.manuscript()
                .beginChapterDraft(project.manuscript().chapter(1).id(), "chapter");
        var stream = new DurableStream(draft, new Cancellation());
        for (int length = 1; ; length++) {
            stream.add(String.valueOf(KillTrial.letter(length - 1)));
            KillTrial.say(length);
            Thread.sleep(4);
        }
    }
}
