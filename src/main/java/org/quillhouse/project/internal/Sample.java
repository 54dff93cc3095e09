package org.quillhouse.project.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.quillhouse.codex.Codex;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.storage.StorageFailed;

/// The sample story, from `project/sample`.
public final class Sample {
    private static final String FOLDER = "/org/quillhouse/project/sample/";

    private Sample() {}

    public static String title() {
        return story().path("title").asText();
    }

    /// Words of its own that no dictionary has, one a line.
    public static String words() {
        return String.join("\n", texts(story().path("words")));
    }

    public static void fill(Manuscript manuscript, Codex codex) throws StorageFailed {
        JsonNode story = story();
        manuscript.setFacts(manuscript
                .facts()
                .withWorld(story.path("world").asText())
                .withOutline(story.path("outline").asText()));
        for (JsonNode person : story.path("characters")) {
            var fields = new LinkedHashMap<String, String>();
            person.path("fields")
                    .properties()
                    .forEach(
                            entry -> fields.put(entry.getKey(), entry.getValue().asText()));
            codex.add(
                    CodexEntry.Kind.CHARACTER,
                    person.path("name").asText(),
                    person.path("summary").asText(),
                    fields);
        }
        for (JsonNode chapter : story.path("chapters")) {
            manuscript.addChapter(
                    chapter.path("title").asText(),
                    chapter.path("plotPoint").asText(),
                    texts(chapter.path("keyPlotItems")));
            if (chapter.has("file")) {
                String scene =
                        manuscript.chapters().getLast().scenes().getFirst().id();
                manuscript.saveImported(
                        scene, read(chapter.path("file").asText()).strip());
            }
        }
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private static JsonNode story() {
        try {
            return new ObjectMapper().readTree(read("story.json"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String read(String name) {
        try (InputStream in = Sample.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
