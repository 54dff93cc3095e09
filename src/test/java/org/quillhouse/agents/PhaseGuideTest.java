package org.quillhouse.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Ids;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.manuscript.Node;
import org.quillhouse.project.Project;
import org.quillhouse.project.Projects;
import org.quillhouse.review.ChapterPhase;
import org.quillhouse.review.ReviewProblem;
import org.quillhouse.review.Revision;

class PhaseGuideTest {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    Path folder = Path.of("");

    private Project project;
    private Manuscript manuscript;
    private PhaseGuide guide;

    @BeforeEach
    void open() throws Failure {
        project = projects().create(folder.resolve("s.quill"), "S");
        look();
        manuscript.addScene(
                manuscript.addChapter("The Bell", "Ines hears it", List.of("the wrong hour")), "On the causeway");
    }

    private Projects projects() {
        return new Projects(folder.resolve("b"), CLOCK, new Ids(CLOCK), Runnable::run);
    }

    private void look() {
        manuscript = project.manuscript();
        guide = new PhaseGuide(AgentStory.of(manuscript, project.codex(), project.database()));
    }

    @AfterEach
    void close() {
        project.close();
    }

    private int chapter() throws Failure {
        return (int) manuscript.tree().nodes().stream()
                .filter(node -> node.kind() == Node.Kind.CHAPTER)
                .count();
    }

    private String scene(int index) throws Failure {
        return manuscript.chapter(chapter()).scenes().get(index).id();
    }

    @Test
    void aChapterGoesOnAndBackAndIsFoundSoAfterARestart() throws Failure {
        assertEquals(ChapterPhase.DRAFT, guide.standing(chapter()).phase());
        guide.move(chapter(), ChapterPhase.REFINED);
        project.close();
        project = projects().open(folder.resolve("s.quill"));
        look();
        PhaseGuide.Standing standing = guide.standing(chapter());
        assertEquals(ChapterPhase.REFINED, standing.phase());
        assertEquals(Set.of(ChapterPhase.DRAFT, ChapterPhase.REFINED), standing.visited());
        assertEquals(ChapterPhase.APPROVED, standing.next().orElseThrow().to());
        assertEquals(
                "Revised",
                manuscript
                        .tree()
                        .node(standing.chapterId())
                        .orElseThrow()
                        .details()
                        .status());
        guide.move(chapter(), ChapterPhase.DRAFT);
        assertEquals(ChapterPhase.DRAFT, guide.standing(chapter()).phase());
    }

    @Test
    void nothingIsNotApprovedAndWhatIsApprovedIsKeptAndSaysWhenItChanged() throws Failure {
        assertThrows(ReviewProblem.class, () -> guide.move(chapter(), ChapterPhase.APPROVED));
        manuscript.saveTyped(scene(0), "The bell rang.");
        guide.move(chapter(), ChapterPhase.APPROVED);
        PhaseGuide.Standing approved = guide.standing(chapter());
        assertFalse(approved.changed());
        assertTrue(approved.next().isEmpty());
        assertEquals("The bell rang.", guide.text(approved.revisions().getLast()));
        manuscript.saveTyped(scene(0), "The bell rang twice.");
        PhaseGuide.Standing changed = guide.standing(chapter());
        assertTrue(changed.changed());
        assertEquals(ChapterPhase.APPROVED, changed.phase());
        assertEquals("The bell rang.", guide.text(changed.revisions().getLast()));
    }

    @Test
    void aRevisionComesBackAsOneStepAndNothingIsLost() throws Failure {
        manuscript.saveTyped(scene(0), "One.");
        manuscript.saveTyped(scene(1), "Two.");
        Revision first = guide.keep(chapter(), "Before the fog");
        manuscript.saveTyped(scene(0), "One in the fog.");
        manuscript.saveTyped(scene(1), "Two in the fog.");
        assertEquals(0, guide.bringBack(chapter(), first));
        assertEquals("One.\n\n***\n\nTwo.", manuscript.chapter(chapter()).content());
        List<Revision> kept = guide.standing(chapter()).revisions();
        assertEquals(
                List.of("Before the fog", "Before going back to Before the fog", "As in Before the fog"),
                kept.stream().map(Revision::name).toList());
        assertEquals("One in the fog.\n\n***\n\nTwo in the fog.", guide.text(kept.get(1)));
        manuscript.undo(manuscript.editor().undoable().orElseThrow().id());
        assertEquals(
                "One in the fog.\n\n***\n\nTwo in the fog.",
                manuscript.chapter(chapter()).content());
    }

    @Test
    void aSceneThatIsGoneIsCountedAndTheRestComesBack() throws Failure {
        manuscript.saveTyped(scene(0), "One.");
        manuscript.saveTyped(scene(1), "Two.");
        Revision first = guide.keep(chapter(), "Both");
        manuscript.saveTyped(scene(0), "One more.");
        manuscript.editor().trash(List.of(scene(1)));
        assertEquals(1, guide.bringBack(chapter(), first));
        assertEquals("One.", manuscript.chapter(chapter()).content());
    }
}
