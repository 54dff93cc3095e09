package org.quillhouse.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.quillhouse.review.Readiness.Check;
import org.quillhouse.review.Readiness.Need;

class ReadinessTest {
    private static final QualityScore GOOD = QualityScore.of(List.of());
    private static final List<String> ITEMS = List.of(
            "The bell rings the wrong hour", "Ines goes out to the causeway", "The boat is gone from its place");

    private static PhaseFacts facts(String plan, List<String> items, String text, boolean heard) {
        return new PhaseFacts(plan, items, text, 2000, List.of("Ines Varrow"), heard, GOOD);
    }

    private static double points(Readiness readiness, Check.Kind kind) {
        return readiness.checks().stream()
                .filter(check -> check.kind() == kind)
                .mapToDouble(Check::points)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPlanThatSaysWhoAndAgainstWhatIsReadyToBeRefined() {
        String plan = "Ines fights the harbour office. " + "She looks for the clerk. ".repeat(12);
        Readiness ready = Readiness.of(ChapterPhase.DRAFT, ChapterPhase.REFINED, facts(plan, ITEMS, "", false));
        assertEquals(1, ready.score());
        assertTrue(ready.passes());
        assertEquals(List.of(), ready.advice());
    }

    @Test
    void aThinPlanIsToldWhatItLacks() {
        Readiness thin = Readiness.of(
                ChapterPhase.DRAFT, ChapterPhase.REFINED, facts("A walk along the shore", List.of("Dawn"), "", false));
        assertEquals(0.1, points(thin, Check.Kind.PLAN_WORDS));
        assertEquals(0.3, points(thin, Check.Kind.CONFLICT));
        assertEquals(0.2, points(thin, Check.Kind.PEOPLE));
        assertEquals(0.2, thin.score(), 1e-9);
        assertEquals(List.of(Need.MORE_ITEMS), thin.needs());
        assertEquals(4, thin.advice().size());
        assertFalse(thin.passes());
    }

    @Test
    void aNameOfTheStoryCountsAsSomebody() {
        Readiness named =
                Readiness.of(ChapterPhase.DRAFT, ChapterPhase.REFINED, facts("Varrow walks", ITEMS, "", false));
        assertEquals(1, points(named, Check.Kind.PEOPLE));
        assertEquals(
                0.2,
                points(
                        Readiness.of(ChapterPhase.DRAFT, ChapterPhase.REFINED, facts("Varrowing", ITEMS, "", false)),
                        Check.Kind.PEOPLE));
    }

    @Test
    void aTextNeedsLengthSpeechAndAReadersWord() {
        String text = ("She went down to the water and waited there for him. ".repeat(50) + "\n\n").repeat(3);
        Readiness silent = Readiness.of(ChapterPhase.REFINED, ChapterPhase.APPROVED, facts("", List.of(), text, false));
        assertEquals(0.7, points(silent, Check.Kind.DIALOGUE));
        assertEquals(1, points(silent, Check.Kind.PARAGRAPHS));
        assertEquals(List.of(Need.FEEDBACK), silent.needs());
        assertFalse(silent.passes());
        assertTrue(Readiness.of(ChapterPhase.REFINED, ChapterPhase.APPROVED, facts("", List.of(), text, true))
                .passes());
        assertEquals(
                List.of(Need.TEXT, Need.FEEDBACK),
                Readiness.of(ChapterPhase.REFINED, ChapterPhase.APPROVED, facts("", List.of(), " ", false))
                        .needs());
    }

    @Test
    void whatIsOpenAndMattersHoldsItBack() {
        Remark high = new Remark(
                "r", Optional.empty(), Remark.Kind.PLOT, "", "x", Remark.Priority.HIGH, Remark.Status.PENDING);
        var kinds = java.util.Arrays.stream(Remark.Kind.values())
                .filter(Remark.Kind::isIssue)
                .map(kind -> new Remark("r", Optional.empty(), kind, "", "x", high.priority(), high.status()))
                .toList();
        var facts = new PhaseFacts(
                "", List.of(), "“No,” she said. ".repeat(400), 2000, List.of(), true, QualityScore.of(kinds));
        Readiness held = Readiness.of(ChapterPhase.REFINED, ChapterPhase.APPROVED, facts);
        assertEquals(List.of(Need.QUALITY), held.needs());
        assertFalse(held.passes());
    }

    @Test
    void skippingAPhaseCostsPoints() {
        Readiness skipped = Readiness.of(
                ChapterPhase.DRAFT, ChapterPhase.APPROVED, facts("", List.of(), "“No.” ".repeat(100), true));
        assertEquals(0.5, points(skipped, Check.Kind.SKIPPED));
        assertEquals(0.5, points(skipped, Check.Kind.SKIPPED_WORDS));
        assertThrows(
                IllegalArgumentException.class,
                () -> Readiness.of(ChapterPhase.APPROVED, ChapterPhase.DRAFT, facts("", List.of(), "", true)));
    }
}
