package org.quillhouse.agents.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.quillhouse.agents.ChapterRequest;
import org.quillhouse.codex.Codex;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.context.CharacterContext;
import org.quillhouse.context.ContextContainer;
import org.quillhouse.context.PlotElement;
import org.quillhouse.context.Priority;
import org.quillhouse.context.SystemInstruction;
import org.quillhouse.context.UserRequest;
import org.quillhouse.manuscript.Chapter;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.manuscript.StoryFacts;
import org.quillhouse.storage.StorageFailed;

/// Collects what a chapter's writer might read: world, people, outline, the chapters before, the writer's wishes.
/// Nothing
/// of the chapters behind it: the writer must not know what has not happened yet, but for the outline.
public final class ChapterGatherer {
    private final Manuscript manuscript;
    private final Codex codex;

    public ChapterGatherer(Manuscript manuscript, Codex codex) {
        this.manuscript = manuscript;
        this.codex = codex;
    }

    public ContextContainer gather(Chapter chapter, ChapterRequest request) throws StorageFailed {
        StoryFacts facts = manuscript.facts();
        var plot = new ArrayList<PlotElement>();
        addText(plot, "world", facts.world(), Set.of("worldbuilding"));
        addText(plot, "outline", facts.outline(), Set.of("plot_outline", "outline"));
        for (Chapter earlier : manuscript.chapters()) {
            if (earlier.number() < chapter.number() && earlier.isWritten()) {
                plot.add(storyText(earlier, chapter.number()));
            }
        }
        List<SystemInstruction> instructions = facts.writerPrompt().isBlank()
                ? List.of()
                : List.of(new SystemInstruction(
                        "story:writerPrompt",
                        SystemInstruction.Type.BEHAVIOR,
                        facts.writerPrompt(),
                        SystemInstruction.Scope.STORY,
                        Priority.HIGH));
        List<UserRequest> wishes = request.guidance().isBlank()
                ? List.of()
                : List.of(new UserRequest(
                        "guidance", UserRequest.Type.GENERAL, request.guidance(), Priority.HIGH, "", "", 0));
        return new ContextContainer(
                plot,
                codex.characters().stream().map(ChapterGatherer::character).toList(),
                wishes,
                instructions,
                Map.of("story", facts.id(), "chapter", Integer.toString(chapter.number())));
    }

    private static void addText(List<PlotElement> plot, String id, String text, Set<String> tags) {
        if (!text.isBlank()) {
            plot.add(new PlotElement(id, PlotElement.Type.DETAIL, text, Priority.HIGH, tags, Map.of(), "story:" + id));
        }
    }

    /// The chapter just before matters most; older ones go first when there is no room.
    private static PlotElement storyText(Chapter earlier, int number) {
        Priority priority = earlier.number() == number - 1 ? Priority.MEDIUM : Priority.LOW;
        String versions = earlier.scenes().stream()
                .map(scene -> scene.versionId().orElse("-"))
                .reduce((a, b) -> a + "," + b)
                .orElse("-");
        return new PlotElement(
                earlier.id(),
                PlotElement.Type.SCENE,
                earlier.content(),
                priority,
                Set.of("chapter", "story_text"),
                Map.of("title", earlier.title(), "chapter", Integer.toString(earlier.number())),
                "chapter:" + earlier.id() + "@" + versions);
    }

    private static CharacterContext character(CodexEntry entry) {
        return new CharacterContext(
                entry.id(),
                entry.name(),
                entry.summary(),
                one(entry, "state"),
                List.of(),
                one(entry, "relationships"),
                texts(entry, "goals"),
                texts(entry, "memories"),
                texts(entry, "traits"));
    }

    private static Map<String, String> one(CodexEntry entry, String field) {
        return entry.field(field).isBlank() ? Map.of() : Map.of(field, entry.field(field));
    }

    private static List<String> texts(CodexEntry entry, String field) {
        return entry.field(field).isBlank() ? List.of() : List.of(entry.field(field));
    }
}
