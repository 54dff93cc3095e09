package org.quillhouse.codex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.fakes.KillTrial;
import org.quillhouse.project.Project;

/// Threads and arcs: kept, moved, taken out and brought back, with what they said before.
class StrandsTest {
    @TempDir
    Path folder = Path.of("");

    private static List<String> titles(Project project) throws Exception {
        return project.codex().strands().all().stream().map(Strand::title).toList();
    }

    @Test
    void whatRunsThroughTheChaptersStaysWithAllItWas() throws Exception {
        Path story = folder.resolve("s");
        String chapter;
        String id;
        try (Project project = KillTrial.projects(folder).createSample(story)) {
            Strands strands = project.codex().strands();
            chapter = project.manuscript().tree().chapters().getFirst().id();
            CodexEntry ines = project.codex().character("Ines Varrow");
            Strand bell = strands.add(" The bell ", Optional.empty());
            Strand lie = strands.add("How Ines learns to lie", Optional.of(ines.id()));
            assertThrows(NoSuchEntry.class, () -> strands.add(" ", Optional.empty()));
            id = bell.id();
            strands.type(bell.withBeat(chapter, "It rings."));
            strands.type(strands.find(id).orElseThrow().withBeat(chapter, "It rings twice."));
            assertEquals(1, strands.earlier(bell).size(), "a sitting at the keys is one");
            strands.update(strands.find(id).orElseThrow().withStatus(Strand.Status.REVIEWED));
            strands.update(strands.find(id).orElseThrow().withBeat(chapter, " "));
            assertEquals(
                    "It rings twice.", strands.earlier(bell).getFirst().strand().beat(chapter));
            strands.move(lie.id(), -5);
            assertEquals(List.of("How Ines learns to lie", "The bell"), titles(project));
            strands.setRemoved(id, true);
        }
        try (Project project = KillTrial.projects(folder).open(story)) {
            Strands strands = project.codex().strands();
            assertEquals(List.of("How Ines learns to lie"), titles(project));
            assertEquals(
                    List.of("The bell"),
                    strands.removed().stream().map(Strand::title).toList());
            strands.setRemoved(id, false);
            Strand bell = strands.find(id).orElseThrow();
            assertEquals(Strand.Status.REVIEWED, bell.status());
            assertEquals("", bell.beat(chapter));
            assertEquals(3, strands.earlier(bell).size());
        }
    }
}
