package org.quillhouse.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Ids;
import org.quillhouse.manuscript.Chapter;
import org.quillhouse.project.Project;
import org.quillhouse.project.Projects;
import org.quillhouse.settings.Places;
import org.quillhouse.storage.StorageFailed;

/// What the story commands share: opening, and a story as data.
final class Stories {
    private Stories() {}

    static Projects projects(Places places) {
        InstantSource clock = InstantSource.system();
        return new Projects(places.backups(), clock, new Ids(clock), Runnable::run);
    }

    /// Opens a story to look at it or to change it.
    static Project open(CommandContext context, CommonOptions options, Path folder) throws StorageFailed {
        return projects(context.places(options)).open(folder.toAbsolutePath());
    }

    /// Opens a story to change it.
    ///
    /// @throws Failure where it can only be read
    static Project openForWriting(CommandContext context, CommonOptions options, Path folder) throws Failure {
        Project project = open(context, options, folder);
        if (project.isReadOnly()) {
            project.close();
            throw project.whyReadOnly().orElseThrow();
        }
        return project;
    }

    /// Title, counts and chapters.
    ///
    /// @param withText whether the chapters' texts are in it
    static Map<String, Object> data(Project project, boolean withText) throws StorageFailed {
        var chapters = new ArrayList<Map<String, Object>>();
        List<Chapter> all = project.manuscript().chapters();
        for (Chapter chapter : all) {
            chapters.add(chapter(chapter, withText));
        }
        var data = new LinkedHashMap<String, Object>();
        data.put("id", project.manuscript().facts().id());
        data.put("title", project.manuscript().facts().title());
        data.put("folder", project.folder().toString());
        data.put("readOnly", project.isReadOnly());
        data.put("rescuedScenes", project.rescuedScenes());
        data.put("wordCount", all.stream().mapToInt(Chapter::wordCount).sum());
        data.put("chapters", chapters);
        data.put(
                "characters",
                project.codex().characters().stream().map(entry -> entry.name()).toList());
        return data;
    }

    private static Map<String, Object> chapter(Chapter chapter, boolean withText) {
        var data = new LinkedHashMap<String, Object>();
        data.put("id", chapter.id());
        data.put("number", chapter.number());
        data.put("title", chapter.title());
        data.put("plotPoint", chapter.plotPoint());
        data.put("keyPlotItems", chapter.keyPlotItems());
        data.put("scenes", chapter.scenes().size());
        data.put("wordCount", chapter.wordCount());
        data.put("created", chapter.created().toString());
        data.put("lastModified", chapter.lastModified().toString());
        if (withText) {
            data.put("content", chapter.content());
        }
        return data;
    }
}
