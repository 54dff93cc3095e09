package org.quillhouse.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Ids;
import org.quillhouse.project.Project;
import org.quillhouse.project.Projects;

class ReviewStoreTest {
    @TempDir
    Path folder = Path.of("");

    private final InstantSource clock = InstantSource.system();
    private final Ids ids = new Ids(clock);
    private Project project;

    @BeforeEach
    void open() throws Failure {
        project = projects().create(folder.resolve("s.quill"), "S");
    }

    private Projects projects() {
        return new Projects(folder.resolve("b"), clock, ids, Runnable::run);
    }

    @AfterEach
    void close() {
        project.close();
    }

    private void reopen() throws Failure {
        project.close();
        project = projects().open(folder.resolve("s.quill"));
    }

    private Raters raters() {
        return new Raters(project.database(), clock, ids);
    }

    @Test
    void aNewStoryHasThreeRatersWithTheirMarksSwitchedOn() throws Failure {
        List<Rater> enabled = raters().enabled();
        assertEquals(
                List.of("Consistency", "Flow", "Quality"),
                enabled.stream().map(Rater::name).toList());
        assertEquals(
                List.of(new Rater.Marks(6, 8, 9), new Rater.Marks(6.5, 8, 9), new Rater.Marks(7, 8.5, 9.5)),
                enabled.stream().map(Rater::marks).toList());
    }

    @Test
    void ratersAreRefusedWithoutAReasonToRateAndWithANameThatIsTaken() throws Failure {
        String words = "Is there enough fog?";
        assertEquals("review.rater.name.taken", key(() -> raters().add("flow", words, Rater.Marks.USUAL)));
        assertEquals("review.rater.name.missing", key(() -> raters().add(" ", words, Rater.Marks.USUAL)));
        assertEquals("review.rater.criteria.short", key(() -> raters().add("Fog", "short", Rater.Marks.USUAL)));
        assertEquals("review.rater.marks.order", key(() -> raters().add("Fog", words, new Rater.Marks(8, 7, 9))));
        Rater fog = raters().add("Fog", words, Rater.Marks.USUAL);
        raters().update(fog.withEnabled(false));
        reopen();
        assertEquals(3, raters().enabled().size());
        assertFalse(raters().named("FOG").enabled());
        raters().setRemoved(fog.id(), true);
        assertEquals("review.rater.none", key(() -> raters().named("Fog")));
        assertEquals("Fog", raters().add("Fog", words, Rater.Marks.USUAL).name());
    }

    private static String key(org.junit.jupiter.api.function.Executable call) {
        return assertThrows(ReviewProblem.class, call).key();
    }

    private Review review(String id, Reviewer reviewer, double score, String suggestion) {
        var remark = new Remark(
                id + "-1",
                Optional.of(new Anchor("scene", "a quoted passage", 4)),
                Remark.Kind.FLOW,
                "It drags",
                suggestion,
                Remark.Priority.HIGH,
                Remark.Status.PENDING);
        return new Review(
                id,
                "chapter",
                reviewer,
                "Fair.",
                Map.of(Review.QUALITY, score),
                List.of(remark),
                "hash" + id,
                "",
                Instant.ofEpochMilli(1_000));
    }

    @Test
    void aNewReviewTakesTheOldOnesPlaceAndTheOldOneStaysAsHistory() throws Failure {
        var reviews = new Reviews(project.database());
        var flow = new Reviewer(Reviewer.Kind.RATER, "rater-flow", "Flow");
        reviews.keep(review("1", flow, 5, "Cut the first page"));
        reviews.keep(review("2", Reviewer.editor("Editor"), 6, "Name the ship"));
        reviews.keep(
                review("3", new Reviewer(Reviewer.Kind.RATER, "rater-flow", "Flow, renamed"), 7, "Cut half of it"));
        reviews.setStatus(List.of("3-1"), Remark.Status.INCORPORATED);
        reviews.edit("2-1", "Name the ship early");
        reopen();
        reviews = new Reviews(project.database());
        List<Review> now = reviews.current("chapter");
        assertEquals(List.of("2", "3"), now.stream().map(Review::id).toList());
        assertEquals("Name the ship early", now.getFirst().remarks().getFirst().suggestion());
        assertEquals(
                Remark.Status.INCORPORATED, now.getLast().remarks().getFirst().status());
        assertEquals(Optional.of(7.0), now.getLast().score());
        assertTrue(now.getLast().isOf("hash3"));
        assertEquals(3, reviews.all("chapter").size());
        assertEquals(
                "a quoted passage",
                now.getFirst().remarks().getFirst().anchor().orElseThrow().quote());
    }

    @Test
    void proposalsWaitOverARestartUntilTheyAreSettled() throws Failure {
        var proposals = new Proposals(project.database());
        for (String id : List.of("p1", "p2")) {
            proposals.keep(new Proposal(
                    id,
                    "scene",
                    "modify",
                    "shorter",
                    "Base text.",
                    "New text.",
                    "",
                    List.of("3-1", "4-1"),
                    "",
                    clock.instant()));
        }
        reopen();
        proposals = new Proposals(project.database());
        assertEquals(2, proposals.waiting("scene").size());
        assertEquals(
                List.of("3-1", "4-1"), proposals.waiting("scene").getFirst().remarkIds());
        proposals.settle("p1", Proposals.Outcome.DECLINED);
        assertEquals(
                List.of("p2"),
                proposals.waiting("scene").stream().map(Proposal::id).toList());
        assertEquals("New text.", proposals.find("p1").orElseThrow().text());
        assertEquals(List.of("scene"), proposals.scenes());
    }

    @Test
    void qualityIsReadyOnlyWithoutOpenIssuesThatMatter() {
        var high = review("1", Reviewer.editor("E"), 5, "x").remarks().getFirst();
        QualityScore open = QualityScore.of(List.of(high));
        assertEquals(60.0, open.byKind().get(Remark.Kind.FLOW));
        assertEquals((5 * 85 + 60) / 6.0, open.overall(), 1e-9);
        assertFalse(open.ready());
        QualityScore done = QualityScore.of(List.of(high.withStatus(Remark.Status.INCORPORATED)));
        assertEquals(85.0, done.overall(), 1e-9);
        assertTrue(done.ready());
    }

    @Test
    void aScoreStandsToTheMarks() {
        var marks = new Rater.Marks(6, 8, 9);
        assertEquals(Rater.Standing.BELOW, marks.of(5.9));
        assertEquals(Rater.Standing.FAIR, marks.of(6));
        assertEquals(Rater.Standing.GOOD, marks.of(8.5));
        assertEquals(Rater.Standing.EXCEPTIONAL, marks.of(9));
    }
}
