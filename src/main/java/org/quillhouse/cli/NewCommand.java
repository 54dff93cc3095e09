package org.quillhouse.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.quillhouse.exchange.MarkdownImport;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.project.Project;
import org.quillhouse.project.Projects;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `new [--sample | --title T | --from FILE.md] DIR`.
@picocli.CommandLine.Command(name = "new", description = "Make a story in a new folder.")
final class NewCommand extends Command {
    @ArgGroup
    Kind kind = new Kind();

    /// What the story begins as; empty when nothing is said.
    static final class Kind {
        @Option(names = "--sample", description = "The sample story.")
        boolean sample;

        @Option(names = "--title", paramLabel = "T", description = "An empty story with this title.")
        @Nullable
        String title;

        @Option(names = "--from", paramLabel = "FILE.md", description = "# title, ## chapters, *** between scenes.")
        @Nullable
        Path from;
    }

    @Parameters(paramLabel = "DIR", description = "The story's folder, for example Title.quill.")
    Path folder = Path.of("");

    NewCommand(CommandContext context) {
        super(context);
    }

    @Override
    void run() throws Failure {
        try (Project project = make(Stories.projects(context.places(options)), folder.toAbsolutePath())) {
            var data = Stories.data(project, false);
            context.print(
                    options,
                    Texts.of(
                            "cli.new.done",
                            project.manuscript().facts().title(),
                            project.folder().toString()),
                    data);
        }
    }

    private Project make(Projects projects, Path target) throws Failure {
        if (kind.sample) {
            return projects.createSample(target);
        }
        if (kind.from == null) {
            String name = String.valueOf(target.getFileName()).replaceFirst("\\.quill$", "");
            return projects.create(target, kind.title == null ? name : kind.title);
        }
        MarkdownImport markdown = MarkdownImport.read(kind.from);
        Project project = projects.create(target, markdown.title());
        project.database().atOnce(() -> markdown.into(project.manuscript()));
        return project;
    }
}
