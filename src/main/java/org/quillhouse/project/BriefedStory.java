package org.quillhouse.project;

import java.nio.file.Path;
import java.util.List;
import org.quillhouse.manuscript.StoryFacts;
import org.quillhouse.storage.StorageFailed;

/// A story that begins with a brief.
public final class BriefedStory {
    private BriefedStory() {}

    /// Makes it with the brief as what it is about and as its first outline, and a first chapter to write in.
    ///
    /// @param chapter the title of the first one
    /// @return its id
    public static String make(Projects projects, Path folder, String title, String description, String chapter)
            throws StorageFailed {
        try (Project project = projects.create(folder, title)) {
            StoryFacts facts = project.manuscript().facts();
            project.manuscript().setFacts(facts.withSummary(description).withOutline(description));
            project.manuscript().addChapter(chapter, "", List.of());
            return facts.id();
        }
    }
}
