package org.quillhouse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quillhouse.exchange.TaskList;
import org.quillhouse.exchange.UnreadableFile;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.lab.RunLog;
import org.quillhouse.manuscript.Chapter;
import org.quillhouse.project.Backups;
import org.quillhouse.project.Project;
import org.quillhouse.review.ChapterPhase;
import org.quillhouse.review.Phases;
import org.quillhouse.storage.StorageFailed;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `story show | restore`.
@picocli.CommandLine.Command(name = "story", description = "Look at a story, or bring a backup back.")
final class StoryCommand extends Command {
    StoryCommand(CommandContext context) {
        super(context);
    }

    static CommandLine line(CommandContext context) {
        return new CommandLine(new StoryCommand(context))
                .addSubcommand(new Show(context))
                .addSubcommand(new Restore(context))
                .addSubcommand(new State(context))
                .addSubcommand(new Tasks(context));
    }

    @Override
    void run() {
        line(context).usage(context.out());
        context.out().flush();
    }

    @picocli.CommandLine.Command(name = "tasks", description = "The plan as a list of tasks for another program.")
    static final class Tasks extends Command {
        @Parameters(index = "0", paramLabel = "DIR", description = "The story's folder.")
        Path folder = Path.of("");

        @Parameters(index = "1", paramLabel = "FILE", description = "Ends with .csv or .json, else it is Markdown.")
        Path file = Path.of("");

        Tasks(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            try (Project project = Stories.open(context, options, folder)) {
                var phases = new Phases(project.database(), InstantSource.system());
                var tasks = TaskList.of(project.manuscript().tree(), phases.in(ChapterPhase.APPROVED));
                TaskList.write(tasks, file);
                context.print(
                        options,
                        Texts.of("cli.story.tasks", tasks.size(), file.toString()),
                        Map.of("tasks", tasks.size(), "file", file.toString()));
            }
        }
    }

    @picocli.CommandLine.Command(name = "show", description = "Title, chapters and word counts.")
    static final class Show extends Command {
        @Parameters(paramLabel = "DIR", description = "The story's folder.")
        Path folder = Path.of("");

        @Option(names = "--text", description = "With the chapters' texts.")
        boolean text;

        Show(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            try (Project project = Stories.projects(context.places(options)).open(folder.toAbsolutePath())) {
                context.print(options, words(project), Stories.data(project, text || options.json));
                project.whyReadOnly().ifPresent(why -> context.err().println(Texts.of(why)));
            }
        }

        private String words(Project project) throws StorageFailed {
            var lines = new StringBuilder(project.manuscript().facts().title());
            for (Chapter chapter : project.manuscript().chapters()) {
                lines.append('\n')
                        .append(Texts.of("cli.story.chapter", chapter.number(), chapter.title(), chapter.wordCount()));
                if (text && chapter.isWritten()) {
                    lines.append("\n\n").append(chapter.content()).append('\n');
                }
            }
            return lines.toString();
        }
    }

    @picocli.CommandLine.Command(name = "restore", description = "Bring the newest good backup back.")
    static final class Restore extends Command {
        @Parameters(paramLabel = "DIR", description = "The story's folder.")
        Path folder = Path.of("");

        Restore(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            Path story = folder.toAbsolutePath();
            Backups backups = Stories.projects(context.places(options)).backupsOf(story);
            Optional<Backups.Backup> newest = backups.newestGood();
            if (newest.isEmpty()) {
                throw StorageFailed.missing(story);
            }
            Path aside = backups.restore(newest.get());
            String made = newest.get().made().toString();
            context.print(
                    options,
                    Texts.of("cli.story.restored", made, aside.toString()),
                    Map.of("restored", made, "replaced", aside.toString()));
        }
    }

    @picocli.CommandLine.Command(name = "state", description = "The agents' context state as text; or take one in.")
    static final class State extends Command {
        @Parameters(paramLabel = "DIR", description = "The story's folder.")
        Path folder = Path.of("");

        @Option(names = "--import", paramLabel = "FILE", description = "Take this state in.")
        @Nullable
        Path file;

        State(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            try (Project project = Stories.projects(context.places(options)).open(folder.toAbsolutePath())) {
                var log = new RunLog(project.database());
                if (file != null && !log.setContextState(read(file))) {
                    throw new UnreadableFile(file, Texts.of("cli.story.no.state"), null);
                }
                String state = log.contextState().orElse("");
                context.print(options, state, Map.of("state", state));
            }
        }

        private static String read(Path file) throws UnreadableFile {
            try {
                return Files.readString(file);
            } catch (IOException failed) {
                throw new UnreadableFile(file, String.valueOf(failed.getMessage()), failed);
            }
        }
    }
}
