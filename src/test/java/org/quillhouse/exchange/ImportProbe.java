package org.quillhouse.exchange;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.quillhouse.fakes.KillTrial;
import org.quillhouse.project.Project;

/// Reads a book into a story, again and again, until it is killed.
public final class ImportProbe {
    public static final int CHAPTERS = 12;

    public static void main(String[] arguments) throws Exception {
        String book = IntStream.rangeClosed(1, CHAPTERS)
                .mapToObj(number -> "## Chapter " + number + "\n\nWords of " + number + ".\n\n***\n\nMore of it.\n")
                .collect(Collectors.joining("\n"));
        StoryIn markdown = StoryFile.parse(book, "Book");
        Project project = KillTrial.projects(Path.of(arguments[0])).open(Path.of(arguments[1]));
        StoryIn.Target target = StoryIn.Target.of(project.database(), project.manuscript(), project.codex());
        KillTrial.say(0);
        for (int times = 1; ; times++) {
            markdown.into(target);
            KillTrial.say(times);
        }
    }
}
