package org.quillhouse.manuscript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Ids;
import org.quillhouse.project.Project;
import org.quillhouse.project.Projects;

class OriginsTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final String AGENT =
            "The lamp went out over the harbour and nobody came to light it again before the morning tide.";

    @TempDir
    Path folder = Path.of("");

    private Project project;
    private Manuscript manuscript;
    private String chapter;
    private String scene;

    @BeforeEach
    void open() throws Failure {
        project = new Projects(folder.resolve("b"), CLOCK, new Ids(CLOCK), Runnable::run)
                .create(folder.resolve("s.quill"), "S");
        manuscript = project.manuscript();
        chapter = manuscript.addChapter("One", "", List.of());
        scene = manuscript.chapters().getLast().scenes().getFirst().id();
    }

    @AfterEach
    void close() {
        project.close();
    }

    private void byAgent(String text) throws Failure {
        manuscript.editor().take(Map.of(scene, text));
    }

    private String text(String id) throws Failure {
        return manuscript.scene(id).orElseThrow().text();
    }

    /// What is said not to be typed, in brackets.
    private String marked(String text) throws Failure {
        var marked = new StringBuilder(text);
        for (Origin origin : manuscript.origins().of(text).reversed()) {
            String[] marks = switch (origin.kind()) {
                case GENERATED -> new String[] {"[", "]"};
                case PASTED -> new String[] {"{", "}"};
                case IMPORTED -> new String[] {"<", ">"};
            };
            marked.insert(origin.end(), marks[1]).insert(origin.start(), marks[0]);
        }
        return marked.toString();
    }

    @Test
    void onesOwnWordsAmongThoseOfAnAgentStayOnesOwn() throws Failure {
        manuscript.saveTyped(scene, "She waited at the gate for him.");
        byAgent("She waited at the gate for him. " + AGENT);
        assertEquals("She waited at the gate for him. [" + AGENT.replace("tide.", "tide].") + "", marked(text(scene)));
        manuscript.saveTyped(
                scene, text(scene).replace("and nobody came", "and, as she had long feared, nobody at all came"));
        assertEquals(
                "She waited at the gate for him. [The lamp went out over the harbour and], as she had long feared, nobody"
                        + " at all came [to light it again before the morning tide].",
                marked(text(scene)).replace("[nobody]", "nobody").replace("[came to", "came [to"));
    }

    @Test
    void oneWordThatAnAgentChangedIsFoundWhileItsNeighboursStand() throws Failure {
        manuscript.saveTyped(scene, "She waited a long time at the gate for him in the rain.");
        byAgent("She lingered a long time at the gate for him in the rain.");
        assertEquals("She [lingered] a long time at the gate for him in the rain.", marked(text(scene)));
    }

    @Test
    void wordsAreFoundWhereverTheyAreMovedSplitAndUndone() throws Failure {
        manuscript.saveTyped(scene, "It began with the bell. ");
        byAgent("It began with the bell. " + AGENT);
        String second = manuscript.editor().split(scene, text(scene).indexOf("and nobody"));
        assertEquals("It began with the bell. [The lamp went out over the harbour]", marked(text(scene)));
        assertEquals("[and nobody came to light it again before the morning tide].", marked(text(second)));
        String third = manuscript.addScene(chapter, "");
        manuscript.saveTyped(third, "Then he said it: " + text(second) + " And left.");
        assertEquals(
                "Then he said it: [and nobody came to light it again before the morning tide]. And left.",
                marked(text(third)));
        manuscript.editor().merge(List.of(scene, second));
        manuscript.undo(manuscript.editor().undoable().orElseThrow().id());
        assertEquals("[and nobody came to light it again before the morning tide].", marked(text(second)));
    }

    @Test
    void whatWasPastedOrImportedIsToldApartAndAnAgentsWordsGoBeforeBoth() throws Failure {
        manuscript.keepPaste(scene, "a recipe for salted cod with butter");
        manuscript.saveTyped(scene, "He read a recipe for salted cod with butter aloud.");
        assertEquals("He read {a recipe for salted cod with butter} aloud.", marked(text(scene)));
        manuscript.saveImported(scene, "Everything here stems from some old file.");
        assertEquals("<Everything here stems from some old file>.", marked(text(scene)));
        byAgent(AGENT);
        manuscript.keepPaste(scene, AGENT);
        assertEquals("[" + AGENT.replace("tide.", "tide]."), marked(AGENT));
    }

    @Test
    void sharesOfAChapterAddUp() throws Failure {
        manuscript.saveTyped(scene, "She waited at the gate for him.");
        byAgent("She waited at the gate for him. " + AGENT);
        Origins.Share share = manuscript.origins().shares().getLast();
        assertEquals(25, share.words());
        assertEquals(18, share.generated());
        assertEquals(7, share.typed());
    }

    @Test
    void randomEditsByHandNeverBecomeAnAgentsWords() throws Failure {
        byAgent(AGENT + "\n\n" + AGENT.replace("lamp", "moon").replace("harbour", "island"));
        var random = new Random(9);
        for (int round = 0; round < 60; round++) {
            String now = text(scene);
            int at = random.nextInt(now.length());
            String typed = " own" + round + " ";
            manuscript.saveTyped(scene, now.substring(0, at) + typed + now.substring(at));
            String after = text(scene);
            for (Origin origin : manuscript.origins().of(after)) {
                String words = after.substring(origin.start(), origin.end());
                assertTrue(!words.contains("own" + round), words);
            }
        }
        Optional<Origin> left = manuscript.origins().of(text(scene)).stream().findFirst();
        assertTrue(left.isEmpty() || left.get().kind() == Origin.Kind.GENERATED);
    }
}
