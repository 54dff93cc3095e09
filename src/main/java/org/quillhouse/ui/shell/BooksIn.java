package org.quillhouse.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.quillhouse.exchange.StoryFile;
import org.quillhouse.exchange.StoryIn;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.kernel.Words;
import org.quillhouse.project.Project;
import org.quillhouse.project.Projects;
import org.quillhouse.storage.StorageFailed;

/// Stories made of books that were written elsewhere.
final class BooksIn {
    private final Projects projects;
    private final StoryFolders folders;

    BooksIn(Projects projects, StoryFolders folders) {
        this.projects = projects;
        this.folders = folders;
    }

    /// Makes a story of each; one that fails is empty.
    ///
    /// @param stories at least one
    /// @return the last, open
    Project make(List<StoryIn> stories, Path parent) throws Failure {
        Optional<Project> last = Optional.empty();
        for (StoryIn story : stories) {
            if (last.isPresent()) {
                folders.remember(last.get().folder());
                last.get().close();
            }
            last = Optional.of(make(story, parent));
        }
        return last.orElseThrow();
    }

    private Project make(StoryIn story, Path parent) throws Failure {
        Project project = projects.create(Projects.free(parent, story.title()), story.title());
        try {
            story.into(StoryIn.Target.of(project.database(), project.manuscript(), project.codex()));
            project.set(StoryFile.OTHER, story.other());
        } catch (StorageFailed failed) {
            project.close();
            throw failed;
        }
        return project;
    }

    /// The same of several books, a line for each.
    static List<String> look(List<StoryIn> stories) {
        var lines = new ArrayList<String>();
        lines.add(Texts.of("shell.import.several", stories.size()));
        for (StoryIn story : stories) {
            lines.add(Texts.of(
                    "shell.import.story",
                    story.title(),
                    story.words(),
                    story.chapters().size()));
        }
        return lines;
    }

    /// What is in a book, to be looked at before it is taken in: the sum of it, then a line for each chapter.
    static List<String> look(StoryIn story) {
        var lines = new ArrayList<String>();
        lines.add(Texts.of(
                "shell.import.sum",
                story.chapters().size(),
                story.words(),
                story.entries().size(),
                story.beside().notes().size()));
        for (StoryIn.Chapter chapter : story.chapters()) {
            int words = chapter.texts().stream().mapToInt(Words::count).sum();
            String title = chapter.part().isEmpty() ? chapter.title() : chapter.part() + " – " + chapter.title();
            lines.add(Texts.of(
                    "shell.import.chapter", title, words, chapter.scenes().size()));
        }
        return lines;
    }
}
