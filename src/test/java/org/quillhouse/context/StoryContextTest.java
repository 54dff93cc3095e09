package org.quillhouse.context;

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
import org.quillhouse.codex.CharacterState;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.codex.Fact;
import org.quillhouse.codex.NoSuchEntry;
import org.quillhouse.codex.Strand;
import org.quillhouse.codex.Strands;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Ids;
import org.quillhouse.kernel.TokenCount;
import org.quillhouse.manuscript.NoSuchChapter;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.Telling;
import org.quillhouse.project.Project;
import org.quillhouse.project.Projects;

class StoryContextTest {
    @TempDir
    Path folder = Path.of("");

    private Project project;
    private StoryMemory memory;
    private StoryContext context;
    private List<String> scenes;

    @BeforeEach
    void open() throws Exception {
        InstantSource clock = InstantSource.system();
        project = new Projects(folder.resolve("backups"), clock, new Ids(clock), Runnable::run)
                .create(folder.resolve("s.quill"), "S");
        for (int chapter = 1; chapter <= 6; chapter++) {
            String id = project.manuscript().addChapter("Chapter " + chapter, "", List.of());
            String scene = project.manuscript()
                    .chapters()
                    .getLast()
                    .scenes()
                    .getFirst()
                    .id();
            project.manuscript()
                    .saveTyped(scene, ("Here begins " + chapter + ". " + "Word after word. ".repeat(150)).strip());
            assertFalse(id.isEmpty());
        }
        scenes = project.manuscript().tree().nodes().stream()
                .filter(node -> node.kind() == Node.Kind.SCENE)
                .map(Node::id)
                .toList();
        memory = new StoryMemory(project.database());
        context = new StoryContext(project.manuscript(), project.codex(), memory);
    }

    @AfterEach
    void close() {
        project.close();
    }

    private PromptSheet sheet(ContextTask task, int chapter, int budget, Optional<String> character) throws Failure {
        ContextRequest request = ContextRequest.of(task.agent(), task, "Do it.", new TokenCount(budget))
                .withMarks(memory.marks());
        if (character.isPresent()) {
            request = request.withCharacter(character.get());
        }
        return new ContextPipeline(TokenCounter.ESTIMATE).assemble(context.gather(Moment.of(chapter, task)), request);
    }

    private static String text(PromptSheet sheet) {
        return sheet.systemText() + "\n" + sheet.userText();
    }

    @Test
    void wholeTimeLineIsToldAndTheNewestIsWhole() throws Failure {
        PromptSheet sheet = sheet(ContextTask.CHAPTER, 6, 1_500, Optional.empty());
        String text = text(sheet);
        for (int chapter = 1; chapter < 6; chapter++) {
            assertTrue(text.contains("Here begins " + chapter), "chapter " + chapter + " is told\n" + text);
        }
        assertFalse(text.contains("Here begins 6"), "what is being written anew is not read");
        PromptPart newest = sheet.included().stream()
                .filter(part -> part.section() == PromptPart.Section.RECENT)
                .findFirst()
                .orElseThrow();
        assertEquals(Fate.KEPT, newest.fate());
        assertTrue(newest.text().contains("Here begins 5"));
    }

    @Test
    void summariesStandForWhatDoesNotFitUntilTheirSourceChanges() throws Failure {
        StoryContext.Source first = context.sources().getFirst();
        memory.keep(new Summary(
                first.id(), Summary.Level.SCENE, "Ines arrives.", first.hash(), false, 1, "m", Instant.EPOCH));
        String text = text(sheet(ContextTask.CHAPTER, 6, 1_500, Optional.empty()));
        assertTrue(text.contains("Ines arrives."), text);
        project.manuscript().saveTyped(scenes.getFirst(), "Changed. " + "Word after word. ".repeat(150));
        text = text(sheet(ContextTask.CHAPTER, 6, 1_500, Optional.empty()));
        assertFalse(text.contains("Ines arrives."), "never silently stale");
        assertTrue(text.contains("Changed."));
    }

    @Test
    void whereLinesForChaptersHaveNoRoomTheirPartStandsForThem() throws Failure {
        String part = project.manuscript().addPart("Winter");
        for (int chapter = 7; chapter <= 12; chapter++) {
            String id = project.manuscript().addChapter(Optional.of(part), "Chapter " + chapter, "", List.of());
            String scene = project.manuscript().scenesOf(id).getFirst().id();
            project.manuscript().saveTyped(scene, "Here begins " + chapter + ". " + "Word after word. ".repeat(150));
        }
        for (int chapter = 13; chapter <= 14; chapter++) {
            String id = project.manuscript().addChapter("Chapter " + chapter, "", List.of());
            String scene = project.manuscript().scenesOf(id).getFirst().id();
            project.manuscript().saveTyped(scene, "Here begins " + chapter + ". " + "Word after word. ".repeat(150));
        }
        StoryContext.Source winter = context.sources().stream()
                .filter(source -> source.level() == Summary.Level.PART)
                .findFirst()
                .orElseThrow();
        memory.keep(new Summary(
                winter.id(), Summary.Level.PART, "It snows.", winter.hash(), false, 0.5, "m", Instant.EPOCH));
        boolean stood = false;
        for (int budget = 300; budget < 3_000; budget += 25) {
            PromptSheet sheet = sheet(ContextTask.CHAPTER, 14, budget, Optional.empty());
            String text = text(sheet);
            boolean byPart = text.contains("Part “Winter”, chapters 7 to 12: It snows.");
            stood |= byPart;
            for (int chapter = 7; chapter <= 12; chapter++) {
                boolean alone = text.contains("Here begins " + chapter + ".");
                assertFalse(byPart && alone, "told twice at " + budget + "\n" + text);
                assertFalse(stood && !byPart && !alone, "told of no more at " + budget + "\n" + text);
            }
            assertTrue(
                    !byPart || sheet.parts().stream().anyMatch(one -> one.why().equals("context.why.summary.doubtful")),
                    "a doubtful one is read as such");
        }
        assertTrue(stood, "there is a budget for the part and not for its chapters");
        assertFalse(text(sheet(ContextTask.CHAPTER, 10, 600, Optional.empty())).contains("It snows."), "it is to come");
        project.manuscript().saveTyped(scenes.getFirst(), "Another beginning.");
        assertTrue(context.sources().contains(winter), "another chapter changed");
    }

    @Test
    void ownSummaryStaysAndSaysThatItIsOld() throws Failure {
        StoryContext.Source first = context.sources().getFirst();
        memory.keepByHand(
                new Summary(first.id(), Summary.Level.SCENE, "Mine.", first.hash(), true, 1, "", Instant.EPOCH));
        var machine = new Summary(first.id(), Summary.Level.SCENE, "Its.", first.hash(), false, 1, "m", Instant.EPOCH);
        assertFalse(memory.keep(machine), "never overwritten");
        project.manuscript().saveTyped(scenes.getFirst(), "Changed. " + "Word after word. ".repeat(150));
        PromptSheet sheet = sheet(ContextTask.CHAPTER, 6, 1_500, Optional.empty());
        assertTrue(text(sheet).contains("Mine."));
        assertTrue(sheet.parts().stream().anyMatch(part -> part.why().equals("context.why.summary.old")));
    }

    @Test
    void movingOrThrowingAwayASceneMovesWhatIsKnown() throws Failure {
        CodexEntry ana = project.codex().addCharacter("Ana", "", Map.of());
        Fact fact =
                project.codex().ledger().add("The key is under the mat.", Fact.Readers.LEDGER, Optional.empty(), false);
        project.codex().ledger().learns(fact.id(), new Fact.Knowledge(ana.id(), scenes.get(2), false));
        assertFalse(knows(ana, 3), "not before she learns it");
        assertTrue(knows(ana, 4));
        project.manuscript().editor().trash(List.of(scenes.get(2)));
        assertFalse(knows(ana, 4), "it never happened");
        project.manuscript().editor().restore(List.of(scenes.get(2)));
        assertTrue(knows(ana, 4));
        String last = project.manuscript().tree().nodes().stream()
                .filter(node -> node.kind() == Node.Kind.CHAPTER && node.number() == 6)
                .findFirst()
                .orElseThrow()
                .id();
        project.manuscript().editor().move(List.of(scenes.get(2)), Optional.of(last), Optional.empty());
        assertFalse(knows(ana, 4), "it happens later now");
    }

    private boolean knows(CodexEntry person, int chapter) throws Failure {
        return text(sheet(ContextTask.CHARACTER_FEEDBACK, chapter, 3_000, Optional.of(person.id())))
                .contains("The key is under the mat.");
    }

    @Test
    void stateIsTheLatestBeforeTheMoment() throws Failure {
        CodexEntry ana = project.codex().addCharacter("Ana", "A smith.", Map.of("goals", "to leave", "fears", "fire"));
        project.codex()
                .ledger()
                .setState(new CharacterState(
                        ana.id(), scenes.get(1), Map.of("goals", "to stay", "memories", "the flood")));
        String before = text(sheet(ContextTask.CHARACTER_FEEDBACK, 2, 3_000, Optional.of(ana.id())));
        String after = text(sheet(ContextTask.CHARACTER_FEEDBACK, 3, 3_000, Optional.of(ana.id())));
        assertTrue(before.contains("to leave") && !before.contains("the flood"));
        assertTrue(after.contains("to stay") && after.contains("the flood") && after.contains("Fears: fire"));
    }

    @Test
    void whatWasHiddenIsNowhereEvenInTies() throws Failure {
        CodexEntry ghost = project.codex().addCharacter("Corvin Hale", "The murderer.", Map.of());
        project.codex()
                .addCharacter(
                        "Ana", "A smith. Fears Corvin.", Map.of("relationships", "Ben: brother; Corvin: owes him"));
        project.codex().update(ghost.withHidden(true));
        String text = text(sheet(ContextTask.CHAPTER, 3, 5_000, Optional.empty()));
        assertTrue(text.contains("Ben: brother") && text.contains("A smith."));
        assertFalse(text.contains("Corvin") || text.contains("murderer"), text);
    }

    @Test
    void whatRunsThroughAChapterIsReadWithItsPlanAndNothingOfLaterOnes() throws Failure {
        List<Node> chapters = project.manuscript().tree().chapters();
        Strands strands = project.codex().strands();
        Strand bell = strands.add("The bell", Optional.empty());
        strands.update(bell.withDescription("Who rings it")
                .withBeat(chapters.get(1).id(), "Nobody rings it.")
                .withBeat(chapters.get(2).id(), "Oram turns out to have rung it."));
        Strand secret = strands.add("The murder", Optional.empty());
        strands.update(secret.withHidden(true).withBeat(chapters.get(1).id(), "Corvin buys poison."));
        String second = text(sheet(ContextTask.CHAPTER, 2, 5_000, Optional.empty()));
        assertTrue(second.contains("The bell (Who rings it). In this chapter: Nobody rings it."), second);
        assertFalse(second.contains("Oram turns out") || second.contains("poison"), second);
        assertTrue(text(sheet(ContextTask.EDITOR_REVIEW, 2, 5_000, Optional.empty()))
                .contains("Nobody rings it."));
        assertFalse(text(sheet(ContextTask.CHAPTER, 1, 5_000, Optional.empty())).contains("The bell"));
        String ines = project.codex()
                .addCharacter("Ines Varrow", "A clerk.", Map.of())
                .id();
        assertFalse(text(sheet(ContextTask.CHARACTER_FEEDBACK, 2, 5_000, Optional.of(ines)))
                .contains("Nobody rings it."));
    }

    @Test
    void howAStoryIsToldIsReadByWhoWritesAnewAndByWhoJudges() throws Failure {
        var facts = project.manuscript().facts();
        var telling = new Telling("grim", "first person", "", "past\ntense", "");
        project.manuscript().setFacts(facts.withTelling(telling));
        assertEquals("past tense", project.manuscript().facts().telling().tense());
        for (ContextTask task : ContextTask.values()) {
            boolean told = text(sheet(task, 3, 5_000, Optional.empty())).contains("tone: grim\nperson: first person");
            boolean asked = List.of(
                            ContextTask.CHAPTER,
                            ContextTask.CONTINUE,
                            ContextTask.EDITOR_REVIEW,
                            ContextTask.RATER_FEEDBACK)
                    .contains(task);
            assertEquals(asked, told, task.name());
        }
        project.manuscript().setFacts(facts);
        assertFalse(text(sheet(ContextTask.CHAPTER, 3, 5_000, Optional.empty())).contains("How this story is told"));
    }

    @Test
    void placesAndThingsAreToldWithTheirFieldsButNotTheAuthorsNotes() throws Failure {
        CodexEntry ghost = project.codex().addCharacter("Corvin Hale", "The murderer.", Map.of());
        project.codex().update(ghost.withHidden(true));
        var fields = new java.util.LinkedHashMap<String, String>();
        fields.put("description", "It smells of tar. Corvin died here.");
        fields.put(CodexEntry.AUTHOR_NOTES, "burns down in the end");
        project.codex()
                .addNamed(
                        CodexEntry.Kind.PLACE,
                        "Rope Quay",
                        "Where the ferries land.",
                        fields,
                        CodexEntry.Source.WRITER);
        project.codex()
                .addNamed(
                        CodexEntry.Kind.THING,
                        "The brass key",
                        "",
                        Map.of("use", "opens nothing"),
                        CodexEntry.Source.WRITER);
        assertThrows(
                NoSuchEntry.class,
                () -> project.codex()
                        .addNamed(CodexEntry.Kind.PLACE, "rope quay", "Again.", Map.of(), CodexEntry.Source.WRITER));
        project.codex()
                .addNamed(
                        CodexEntry.Kind.LORE,
                        "The tide tax",
                        "Whoever lands pays at the quay.",
                        Map.of(CodexEntry.TOPIC, "Politics"),
                        CodexEntry.Source.WRITER);
        String text = text(sheet(ContextTask.CHAPTER, 3, 5_000, Optional.empty()));
        assertTrue(text.contains("Whoever lands pays at the quay.") && text.contains("Politics"), text);
        assertTrue(text.contains("Where the ferries land.") && text.contains("It smells of tar."), text);
        assertTrue(text.contains("opens nothing"), text);
        assertFalse(text.contains("Corvin") || text.contains("burns down"), text);
    }

    @Test
    void marksLastOverAnOpening() throws Failure {
        memory.mark("node:" + scenes.getFirst(), Optional.of(Mark.NEVER));
        var again = new StoryMemory(project.database());
        assertEquals(Map.of("node:" + scenes.getFirst(), Mark.NEVER), again.marks());
        assertFalse(
                text(sheet(ContextTask.CHAPTER, 6, 20_000, Optional.empty())).contains("Here begins 1"));
        memory.mark("node:" + scenes.getFirst(), Optional.empty());
        assertTrue(text(sheet(ContextTask.CHAPTER, 6, 20_000, Optional.empty())).contains("Here begins 1"));
    }

    @Test
    void whereThereIsMoreThanAModelKeepsInSightThePromptSaysSo() throws Failure {
        assertEquals(List.of(), ReadingNote.of(sheet(ContextTask.CHAPTER, 4, 20_000, Optional.empty())));
        for (int person = 0; person < 11; person++) {
            project.codex().addCharacter("Person " + person, "Somebody of the quay.", Map.of());
        }
        List<ReadingNote> notes = ReadingNote.of(sheet(ContextTask.EDITOR_REVIEW, 6, 60_000, Optional.empty()));
        assertEquals(List.of(new ReadingNote("context.note.people", 11, 10)), notes.subList(0, 1));
        assertEquals("context.note.chapters", notes.get(1).key());
        assertEquals(6, notes.get(1).count());
        project.manuscript().saveTyped(scenes.getLast(), "Word after word. ".repeat(700));
        notes = ReadingNote.of(sheet(ContextTask.EDITOR_REVIEW, 6, 60_000, Optional.empty()));
        assertTrue(notes.stream().anyMatch(note -> note.key().equals("context.note.reviewed")), notes.toString());
    }

    @Test
    void chapterThatIsNotThereIsSaid() {
        assertThrows(NoSuchChapter.class, () -> context.gather(Moment.of(7, ContextTask.CHAPTER)));
        assertThrows(NoSuchChapter.class, () -> context.gather(Moment.of(0, ContextTask.CHAPTER)));
    }
}
