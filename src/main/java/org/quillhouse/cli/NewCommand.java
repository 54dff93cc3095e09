package org.quillhouse.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quillhouse.exchange.StoryFile;
import org.quillhouse.exchange.StoryIn;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.project.Project;
import org.quillhouse.project.Projects;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `new [--sample | --title T | --from FILE] DIR`.
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

        @Option(
                names = "--from",
                paramLabel = "FILE",
                description = "A book: .docx, .odt, .rtf, .md, .txt, a project of Scrivener or novelWriter,"
                        + " or a story as .json.")
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
        Projects projects = Stories.projects(context.places(options));
        if (kind.from != null) {
            fromFile(projects, kind.from);
            return;
        }
        try (Project project = make(projects, folder.toAbsolutePath())) {
            print(project);
        }
    }

    private void print(Project project) throws Failure {
        context.print(
                options,
                Texts.of(
                        "cli.new.done",
                        project.manuscript().facts().title(),
                        project.folder().toString()),
                Stories.data(project, false));
    }

    /// One story becomes the folder; several become folders in it.
    private void fromFile(Projects projects, Path from) throws Failure {
        List<StoryIn> stories = StoryFile.read(from);
        for (StoryIn story : stories) {
            Path target = folder.toAbsolutePath();
            Path own = stories.size() == 1 ? target : Projects.free(target, story.title());
            try (Project project = projects.create(own, story.title())) {
                story.into(StoryIn.Target.of(project.database(), project.manuscript(), project.codex()));
                project.set(StoryFile.OTHER, story.other());
                print(project);
            }
        }
    }

    private Project make(Projects projects, Path target) throws Failure {
        if (kind.sample) {
            return projects.createSample(target);
        }
        String name = String.valueOf(target.getFileName()).replaceFirst("\\.quill$", "");
        return projects.create(target, kind.title == null ? name : kind.title);
    }
}
