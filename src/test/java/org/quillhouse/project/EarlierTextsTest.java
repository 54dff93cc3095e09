package org.quillhouse.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.codex.Codex;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Ids;
import org.quillhouse.manuscript.EarlierText;
import org.quillhouse.manuscript.StoryFacts;

class EarlierTextsTest {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    Path folder = Path.of("");

    private Project project;

    @BeforeEach
    void open() throws Failure {
        project = projects().create(folder.resolve("s.quill"), "S");
    }

    private Projects projects() {
        return new Projects(folder.resolve("b"), CLOCK, new Ids(CLOCK), Runnable::run);
    }

    @AfterEach
    void close() {
        project.close();
    }

    private List<String> earlier(String fact) throws Failure {
        return project.manuscript().earlier(fact).stream()
                .map(EarlierText::text)
                .toList();
    }

    @Test
    void everyTextOfWorldAndOutlineIsThereOrAmongTheEarlierOnes() throws Failure {
        var random = new Random(3);
        var worlds = new ArrayList<String>();
        var outlines = new ArrayList<String>();
        for (int i = 0; i < 60; i++) {
            StoryFacts facts = project.manuscript().facts();
            String text = random.nextInt(5) == 0 ? "" : "text " + random.nextInt(9);
            boolean world = random.nextBoolean();
            project.manuscript().setFacts(world ? facts.withWorld(text) : facts.withOutline(text));
            (world ? worlds : outlines).add(text);
            if (i % 20 == 19) {
                project.close();
                project = projects().open(folder.resolve("s.quill"));
            }
        }
        check(worlds, "world", project.manuscript().facts().world());
        check(outlines, "outline", project.manuscript().facts().outline());
        assertEquals(List.of(), earlier("prefix"));
    }

    /// What was set, without what is empty and without the same twice running.
    private void check(List<String> set, String fact, String now) throws Failure {
        var expected = new ArrayList<String>();
        for (int i = 0; i < set.size(); i++) {
            boolean changed = i + 1 == set.size() || !set.get(i + 1).equals(set.get(i));
            if (changed && !set.get(i).isEmpty()) {
                expected.add(set.get(i));
            }
        }
        List<String> kept = new ArrayList<>(earlier(fact).reversed());
        if (!now.isEmpty()) {
            kept.add(now);
        }
        assertEquals(expected, kept);
    }

    @Test
    void everySheetOfAPersonIsThereOrAmongTheEarlierOnes() throws Failure {
        Codex codex = project.codex();
        CodexEntry first = codex.addCharacter("Ines", "A clerk.", Map.of("fears", "ink"));
        codex.update(first.withSummary("Somebody else."));
        codex.update(codex.find(first.id()).orElseThrow().filledWith(Map.of("fears", "water"), true));
        List<Codex.Earlier> earlier = codex.earlier(first);
        assertEquals(first, earlier.getLast().entry());
        assertEquals("Somebody else.", earlier.getFirst().entry().summary());
        assertEquals("ink", earlier.getFirst().entry().field("fears"));
        assertTrue(codex.earlier(codex.addCharacter("Oram", "", Map.of())).isEmpty());
    }

    @Test
    void whatIsTypedInOneSittingIsOneTextAndWhatAnAgentTookThePlaceOfIsKept() throws Failure {
        var manuscript = project.manuscript();
        manuscript.setFacts(manuscript.facts().withWorld("A town."));
        for (String text : List.of("A town by", "A town by the", "A town by the sea.")) {
            manuscript.typeFacts(manuscript.facts().withWorld(text));
        }
        assertEquals(List.of("A town."), earlier("world"));
        manuscript.setFacts(manuscript.facts().withWorld("A fuller town by the sea."));
        manuscript.typeFacts(manuscript.facts().withWorld("A fuller town by the sea, and cold."));
        assertEquals(List.of("A fuller town by the sea.", "A town by the sea.", "A town."), earlier("world"));
        manuscript.typeFacts(manuscript.facts().withWorld("word ".repeat(40).strip()));
        manuscript.typeFacts(manuscript.facts().withWorld(""));
        assertEquals("word ".repeat(40).strip(), earlier("world").getFirst(), "a big deletion keeps what was there");
    }

    @Test
    void aSheetThatIsTypedAtIsOneTextUntilAnAgentFillsItIn() throws Failure {
        Codex codex = project.codex();
        CodexEntry first = codex.addCharacter("Ines", "A clerk.", Map.of());
        codex.type(first.withSummary("A clerk who"));
        codex.type(first.withSummary("A clerk who counts."));
        codex.update(first.withSummary("Made up by an agent."));
        assertEquals(
                List.of("A clerk who counts.", "A clerk."),
                codex.earlier(first).stream()
                        .map(each -> each.entry().summary())
                        .toList());
        codex.rename(first.id(), "Ines Varrow");
        codex.setHidden(first.id(), true);
        CodexEntry now = codex.entry(first.id()).orElseThrow();
        assertEquals("Made up by an agent.", now.summary(), "a name is changed in what is there by now");
        assertTrue(now.hidden());
    }
}
