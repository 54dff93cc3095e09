package org.quillhouse.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.quillhouse.kernel.Texts;
import org.quillhouse.review.WorldGuide.Topic;
import org.quillhouse.review.WorldTalk.State;

class WorldTalkTest {
    private static final String LAND =
            "The river runs from the mountains to the harbour. ".repeat(12).strip();

    private static WorldTalk talk(String... told) {
        return WorldTalk.of("", List.of(told), List.of());
    }

    @Test
    void aTalkThatHasNotBegunAsksForWhatTheNotesLack() {
        WorldTalk talk =
                WorldTalk.of("The river floods the town every spring. A wedding waits for it.", List.of(), List.of());
        assertEquals(State.INITIAL, talk.state());
        assertEquals(Optional.of(Topic.MAGIC_SYSTEM), talk.next());
        assertEquals(2, talk.questions().size());
        assertTrue(
                talk.questions().getFirst().contains("magic"), talk.questions().getFirst());
    }

    @Test
    void moreOfTheSameIsDeeperAndAnotherThingIsABranch() {
        assertEquals(State.EXPLORING, talk("The river is slow.").state());
        WorldTalk deep = talk("The river is slow.", "It has eaten half the coast.");
        assertEquals(State.DEEPENING, deep.state());
        assertEquals(Optional.of(Topic.GEOGRAPHY), deep.topic());
        WorldTalk branch = talk("The river is slow.", "Every merchant owes money to the bank of salt.");
        assertEquals(State.BRANCHING, branch.state());
        assertTrue(
                branch.questions().getFirst().contains("the economy and the land"),
                branch.questions().getFirst());
    }

    @Test
    void enoughIsSaidAfterManyLettersThreeThingsAndTwoQuestions() {
        assertEquals(State.EXPLORING, talk(LAND).state(), "nothing was asked yet");
        List<String> asked = List.of("Where does the river rise?", "Who keeps the harbour?");
        WorldTalk enough = WorldTalk.of("", List.of(LAND), asked);
        assertEquals(State.TRANSITIONING, enough.state());
        assertTrue(enough.questions()
                .getFirst()
                .contains(Texts.of(enough.next().orElseThrow().key() + ".inside")));
        assertEquals(
                State.EXPLORING, WorldTalk.of("", List.of("A river."), asked).state(), "too little is said");
    }

    @Test
    void whenSeveralThingsAreToldItIsTimeToNoteThemDown() {
        String trade =
                "The merchant sells salt and amber for coins at the market, and debt is paid with wages. ".repeat(7);
        String faith = "The priest keeps the temple, and prayer is the ritual of the holy saint. ".repeat(8);
        List<String> asked = List.of(
                "Where does the river rise?",
                "Who keeps the harbour?",
                "What is salt? Who holds the debt?",
                "Which saint? What prayer?");
        assertEquals(
                State.SUMMARIZING,
                WorldTalk.of("", List.of(LAND, trade, faith), asked).state());
    }

    @Test
    void whatWasAskedIsNotAskedAgainAndWhatIsUnknownIsSaidPlainly() {
        List<String> first = talk("The river is slow.").questions();
        WorldTalk again =
                WorldTalk.of("", List.of("The river is slow.", first.getFirst()), List.of("It is " + first.get(1)));
        assertTrue(again.questions().stream().noneMatch(first::contains), () -> again.questions() + "");
        assertEquals("It could go on like this:", talk("Hm.").words());
        try {
            for (Locale language : Texts.LANGUAGES) {
                Texts.speak(language);
                for (State state : State.values()) {
                    assertFalse(
                            new WorldTalk(state, Optional.of(Topic.GEOGRAPHY), Optional.of(Topic.HISTORY), List.of())
                                    .words()
                                    .contains("‹"));
                }
            }
        } finally {
            Texts.speak(Locale.ENGLISH);
        }
    }
}
