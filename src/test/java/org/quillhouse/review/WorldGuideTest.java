package org.quillhouse.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.quillhouse.kernel.Texts;
import org.quillhouse.review.WorldGuide.Topic;

class WorldGuideTest {
    private static WorldGuide.Look look(WorldGuide guide, Topic topic) {
        return guide.topics().stream()
                .filter(each -> each.topic() == topic)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> keys(String world) {
        return WorldGuide.of(world).notes().stream().map(WorldGuide.Note::key).toList();
    }

    @Test
    void topicsAreFoundByWholeWordsAndCoveredWhenMuchIsSaid() {
        WorldGuide guide = WorldGuide.of("The sea takes the causeway twice a day. Kingfishers nest here.");
        assertEquals(13, guide.topics().size());
        assertEquals(2, look(guide, Topic.GEOGRAPHY).elements());
        assertFalse(look(guide, Topic.POLITICS).isTouched(), "a kingfisher is no king");
        assertFalse(look(guide, Topic.MAGIC_SYSTEM).isTouched());
        WorldGuide full = WorldGuide.of(
                "The river runs from the mountains to the harbour town, and every road with it. ".repeat(8));
        assertTrue(look(full, Topic.GEOGRAPHY).isCovered());
        assertEquals(1, look(full, Topic.GEOGRAPHY).score());
    }

    @Test
    void questionsLeadOnFromATopicToAnotherThatIsTold() {
        WorldGuide guide = WorldGuide.of("The sea is grey. There are no gods, only debt.");
        List<String> questions = guide.questions(Topic.GEOGRAPHY);
        assertEquals(4, questions.size());
        assertTrue(questions.get(2).contains("the land and the economy have"), questions.get(2));
        assertTrue(WorldGuide.of("").questions(Topic.MAGIC_SYSTEM).get(2).contains("magic and its people have"));
    }

    @Test
    void questionsReadAsSentencesWhateverTheyAreAbout() {
        try {
            for (Locale language : Texts.LANGUAGES) {
                Texts.speak(language);
                for (Topic topic : Topic.values()) {
                    String question = WorldGuide.of("").questions(topic).getFirst();
                    assertTrue(question.contains(" " + Texts.of(topic.key() + ".inside")), question);
                    assertFalse(question.contains("‹"), question);
                }
            }
        } finally {
            Texts.speak(Locale.ENGLISH);
        }
        List<String> ofPeople = WorldGuide.of("").questions(Topic.CHARACTERS);
        assertTrue(ofPeople.get(2).contains("its people and customs have"), ofPeople.get(2));
    }

    @Test
    void whatMayBeWrongIsSaidGently() {
        assertEquals(List.of(), keys("  "));
        assertEquals(List.of("world.note.figures", "world.note.short"), keys("A town."));
        String fine = "The town lies by the sea and lives by salt. ".repeat(8);
        assertEquals(List.of("world.note.figures"), keys(fine));
        assertTrue(keys(fine.repeat(4)).contains("world.note.paragraph"));
        assertTrue(keys(("word ".repeat(100) + "\n\n").repeat(21)).contains("world.note.long"));
        assertTrue(keys("# Sea\n\n" + fine + "\n\n# sea\n\n" + fine).contains("world.note.twice"));
        assertTrue(keys(("# One\n\n" + fine + "\n\n").repeat(11)).contains("world.note.headings"));
        assertTrue(keys(fine + "<b>salt</b>").contains("world.note.markup"));
        assertFalse(keys(fine + " 3 < 4 and 5 > 2").contains("world.note.markup"));
    }

    @Test
    void aMomentIsMissingWhenItsWordsAre() {
        String text = "Bettany rang the bell. Eleven had drowned on the walk that night.";
        assertEquals(
                List.of("the forged ledger"),
                PlanDrift.missing(
                        List.of("Bettany's bell", "eleven drowning on the Long Walk", "the forged ledger", "he"),
                        text));
        assertEquals(List.of("the bell"), PlanDrift.missing(List.of("the bell"), ""));
    }
}
