package org.quillhouse.manuscript;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Ids;
import org.quillhouse.manuscript.Node.Kind;
import org.quillhouse.storage.Access;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.Migrations;
import org.quillhouse.storage.Scripts;

/// The tree on a real file: every act, its undo in any order, and what was typed since.
class TreeEditorTest {
    private static final String FIRST = Scripts.joined("manuscript/migrations/1.sql");
    private static final String SECOND = Scripts.joined("manuscript/migrations/2.sql");

    @TempDir
    Path folder;

    private Database database;
    private Manuscript manuscript;
    private TreeEditor editor;

    @BeforeEach
    void open() throws Failure {
        database =
                Database.open(folder.resolve("story.db"), new Migrations(1, List.of(FIRST, SECOND)), Access.READ_WRITE);
        var clock = InstantSource.system();
        manuscript = Manuscripts.open(database, clock, new Ids(clock));
        editor = manuscript.editor();
        manuscript.addChapter("One", "", List.of());
        manuscript.addChapter("Two", "", List.of());
        manuscript.saveTyped(scene(0), "First words here.\n\nSecond half.");
        manuscript.saveTyped(scene(1), "In two.");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<Node> of(Kind kind) throws Failure {
        return manuscript.tree().nodes().stream()
                .filter(node -> node.kind() == kind)
                .toList();
    }

    private String scene(int index) throws Failure {
        return of(Kind.SCENE).get(index).id();
    }

    private String text(String id) throws Failure {
        return manuscript.scene(id).map(Scene::text).orElse("(gone)");
    }

    /// The tree in one line: kinds, titles, depths, words.
    private String shape() throws Failure {
        return manuscript.tree().nodes().stream()
                .map(node -> " ".repeat(node.depth())
                        + node.kind().name().charAt(0)
                        + node.number()
                        + node.title()
                        + node.words())
                .collect(Collectors.joining("|"));
    }

    private void undoLast() throws Failure {
        manuscript.undo(editor.undoable().orElseThrow().id());
    }

    private void redoLast() throws Failure {
        manuscript.redo(editor.redoable().orElseThrow().id());
    }

    @Test
    void partsHoldChaptersAndNumbersClose() throws Failure {
        String part = editor.add(
                Kind.PART,
                "Sea",
                Optional.empty(),
                Optional.of(of(Kind.CHAPTER).get(0).id()));
        editor.move(List.of(of(Kind.CHAPTER).get(0).id()), Optional.of(part), Optional.empty());
        assertEquals("P1Sea5| C1One5|  S15|C2Two2| S12", shape());
        assertEquals(
                List.of("One", "Two"),
                manuscript.chapters().stream().map(Chapter::title).toList());
        undoLast();
        undoLast();
        assertEquals("C1One5| S15|C2Two2| S12", shape());
        redoLast();
        redoLast();
        assertEquals("P1Sea5| C1One5|  S15|C2Two2| S12", shape());
    }

    @Test
    void sceneMovesToAnotherChapterAsOneStep() throws Failure {
        editor.move(List.of(scene(0)), Optional.of(of(Kind.CHAPTER).get(1).id()), Optional.of(scene(1)));
        assertEquals("C1One0|C2Two7| S15| S22", shape());
        undoLast();
        assertEquals("C1One5| S15|C2Two2| S12", shape());
        assertTrue(editor.undoable().isEmpty());
    }

    @Test
    void splitAndMergeKeepEveryWord() throws Failure {
        String first = scene(0);
        String second = editor.split(first, "First words here.".length() + 1);
        assertEquals("First words here.", text(first));
        assertEquals("Second half.", text(second));
        editor.merge(List.of(first, second));
        assertEquals("First words here.\n\nSecond half.", text(first));
        assertEquals("(gone)", text(second));
        assertEquals(1, manuscript.tree().trash().size());
        undoLast();
        undoLast();
        assertEquals("First words here.\n\nSecond half.", text(first));
        assertEquals("C1One5| S15|C2Two2| S12", shape());
    }

    @Test
    void whatWasTypedAfterASplitStaysWhenItIsTakenBack() throws Failure {
        String first = scene(0);
        String second = editor.split(first, "First words here.".length());
        manuscript.saveTyped(second, "Second half. And more.");
        manuscript.saveTyped(first, "My first words here.");
        undoLast();
        assertTrue(text(first).startsWith("My first words here."), text(first));
        assertEquals("Second half. And more.", text(second));
    }

    @Test
    void duplicateOfAChapterHasItsScenesRightAfterIt() throws Failure {
        editor.setDetails(scene(0), new Node.Details("It begins.", "Done", "sea", "Ida", 900));
        String copy = editor.duplicate(of(Kind.CHAPTER).get(0).id());
        assertEquals("C1One5| S15|C2One5| S15|C3Two2| S12", shape());
        String scene = manuscript.tree().firstText(copy).orElseThrow().id();
        assertEquals("First words here.\n\nSecond half.", text(scene));
        assertEquals(
                "Ida", manuscript.tree().node(scene).orElseThrow().details().pointOfView());
        undoLast();
        assertEquals("C1One5| S15|C2Two2| S12", shape());
    }

    @Test
    void trashKeepsTheTextAndRestoreBringsItsChapterBack() throws Failure {
        String scene = scene(1);
        String chapter = of(Kind.CHAPTER).get(1).id();
        editor.trash(List.of(scene));
        editor.trash(List.of(chapter));
        assertEquals("C1One5| S15", shape());
        editor.restore(List.of(scene));
        assertEquals("In two.", text(scene));
        assertEquals("C1One5| S15|C2Two2| S12", shape());
    }

    /// Neither what is empty nor what lies in the trash has one.
    @Test
    void textsAreShownByHowTheyBegin() throws Failure {
        String note = editor.add(Kind.NOTE, "Ideas", Optional.empty(), Optional.empty());
        manuscript.saveTyped(note, "A lighthouse, perhaps.");
        String empty = editor.add(Kind.NOTE, "Nothing", Optional.empty(), Optional.empty());
        String gone = scene(1);
        editor.trash(List.of(gone));
        Map<String, String> beginnings = manuscript.beginnings(12);
        assertEquals("A lighthouse", beginnings.get(note));
        assertFalse(beginnings.containsKey(empty));
        assertFalse(beginnings.containsKey(gone));
        String chapter = of(Kind.CHAPTER).getFirst().id();
        assertEquals(
                List.of(scene(0)),
                manuscript.tree().texts(chapter).map(Node::id).toList());
    }

    @Test
    void takingBackARestoreThrowsAwayAgain() throws Failure {
        String scene = scene(1);
        editor.trash(List.of(scene));
        editor.restore(List.of(scene));
        undoLast();
        assertEquals("(gone)", text(scene));
        redoLast();
        assertEquals("In two.", text(scene));
    }

    @Test
    void notesStandApartAndDoNotCount() throws Failure {
        String note = editor.add(Kind.NOTE, "Ideas", Optional.empty(), Optional.empty());
        manuscript.saveTyped(note, "A lighthouse, perhaps.");
        assertEquals("A lighthouse, perhaps.", text(note));
        assertEquals(7, manuscript.tree().words());
        assertEquals(2, manuscript.chapters().size());
        assertEquals(Kind.NOTE, manuscript.tree().nodes().getLast().kind());
    }

    @Test
    void fiftyMovesIntoTheSameGapKeepTheOrder() throws Failure {
        String chapter = of(Kind.CHAPTER).get(1).id();
        var expected = new ArrayList<String>();
        String last = scene(1);
        for (int i = 0; i < 50; i++) {
            String scene = editor.add(Kind.SCENE, "s" + i, Optional.of(chapter), Optional.of(last));
            expected.add("s" + i);
            assertFalse(scene.isEmpty());
        }
        expected.add("");
        assertEquals(
                expected,
                manuscript.tree().children(Optional.of(chapter)).stream()
                        .map(Node::title)
                        .toList());
    }

    @Test
    void actThatChangedNothingIsNoStepToUndo() throws Failure {
        editor.rename(of(Kind.CHAPTER).get(0).id(), "Uno");
        editor.setDetails(scene(0), Node.Details.NONE);
        undoLast();
        assertEquals("One", of(Kind.CHAPTER).get(0).title());
    }

    @Test
    void newActEndsWhatCouldBeDoneAgain() throws Failure {
        editor.rename(of(Kind.CHAPTER).get(0).id(), "Uno");
        undoLast();
        assertTrue(editor.redoable().isPresent());
        editor.rename(of(Kind.CHAPTER).get(1).id(), "Due");
        assertTrue(editor.redoable().isEmpty());
    }

    /// Random acts and typing; acts are taken back in random order. No typed word is ever missing from the story.
    @Test
    void undoInAnyOrderKeepsWhatWasTyped() throws Failure {
        for (int seed = 0; seed < 12; seed++) {
            var random = new Random(seed);
            var typed = new ArrayList<String>();
            var acts = new ArrayList<String>();
            for (int step = 0; step < 25; step++) {
                if (random.nextInt(3) == 0) {
                    type(random, seed, typed);
                } else {
                    randomAct(random);
                    editor.undoable()
                            .map(Act::id)
                            .filter(id -> !acts.contains(id))
                            .ifPresent(acts::add);
                }
                if (random.nextInt(4) == 0 && !acts.isEmpty()) {
                    manuscript.undo(acts.remove(random.nextInt(acts.size())));
                }
            }
            while (!acts.isEmpty()) {
                manuscript.undo(acts.remove(random.nextInt(acts.size())));
            }
            String all = everything();
            for (String word : typed) {
                assertTrue(all.contains(word), "seed " + seed + ": " + word + " is gone from\n" + all);
            }
        }
    }

    private void type(Random random, int seed, List<String> typed) throws Failure {
        List<Node> scenes = of(Kind.SCENE);
        if (scenes.isEmpty()) {
            return;
        }
        String id = scenes.get(random.nextInt(scenes.size())).id();
        String word = "typed" + seed + "x" + typed.size() + "x";
        String text = text(id);
        int at = text.isEmpty() ? 0 : text.indexOf(' ', random.nextInt(text.length()));
        int place = at < 0 ? text.length() : at;
        manuscript.saveTyped(id, text.substring(0, place) + " " + word + text.substring(place));
        typed.add(word);
    }

    private void randomAct(Random random) throws Failure {
        List<Node> scenes = of(Kind.SCENE);
        if (scenes.isEmpty()) {
            return;
        }
        Node scene = scenes.get(random.nextInt(scenes.size()));
        switch (random.nextInt(5)) {
            case 0 -> editor.split(scene.id(), random.nextInt(text(scene.id()).length() + 1));
            case 1 -> {
                List<String> siblings =
                        manuscript.tree().siblings(scene).stream().map(Node::id).toList();
                editor.merge(siblings.subList(0, Math.min(2, siblings.size())));
            }
            case 2 ->
                editor.move(
                        List.of(scene.id()),
                        Optional.of(of(Kind.CHAPTER).get(random.nextInt(2)).id()),
                        Optional.empty());
            case 3 -> editor.duplicate(scene.id());
            default -> editor.rename(scene.id(), "r" + random.nextInt(100));
        }
    }

    /// All texts that can be seen, those in the trash included.
    private String everything() throws Failure {
        return database.read(handle -> String.join(
                "\n",
                handle.createQuery("SELECT v.text FROM nodes n JOIN versions v ON v.id = n.current_version")
                        .mapTo(String.class)
                        .list()));
    }

    @Test
    void storyOfTheFirstVersionComesOverWhole() throws Failure, IOException {
        Path old = folder.resolve("old.db");
        try (Database first = Database.open(old, new Migrations(1, List.of(FIRST)), Access.READ_WRITE)) {
            first.write(handle -> {
                handle.execute("INSERT INTO nodes VALUES ('c', NULL, 'CHAPTER', 1, 'Old', '', '', NULL, 0, 1, 1)");
                handle.execute("INSERT INTO nodes VALUES ('s', 'c', 'SCENE', 1, '', '', '', 'v2', 0, 1, 1)");
                handle.execute("INSERT INTO nodes VALUES ('t', 'c', 'SCENE', 2, '', '', '', NULL, 1, 1, 1)");
                handle.execute("INSERT INTO acts (id, kind, node, created) VALUES ('a', 'chapter', 's', 1)");
                handle.execute("INSERT INTO act_changes VALUES ('a', 0, 's', NULL, 'v2', 0, 0)");
                handle.execute("INSERT INTO act_changes VALUES ('a', 1, 't', NULL, NULL, 0, 1)");
                return handle.execute(
                        "INSERT INTO versions VALUES ('v2', 's', 1, 'WRITER_AGENT', 'a', NULL, 'Old words.', 2, 'h', 0, 1, 1)");
            });
        }
        var upgraded = new Migrations(1, List.of(FIRST, SECOND), "SELECT group_concat(node || hash) FROM versions");
        byte[] before = Files.readAllBytes(old);
        try (Database shown = Database.open(old, upgraded, Access.READ_ONLY)) {
            var clock = InstantSource.system();
            assertEquals(
                    2, Manuscripts.open(shown, clock, new Ids(clock)).tree().words());
        }
        assertArrayEquals(before, Files.readAllBytes(old), "a story that is only read stays as it is");
        try (Database now = Database.open(old, upgraded, Access.READ_WRITE)) {
            var clock = InstantSource.system();
            var story = Manuscripts.open(now, clock, new Ids(clock));
            assertEquals(2, story.tree().words());
            story.undo("a");
            assertEquals("", story.scene("s").orElseThrow().text());
            assertEquals(2, story.tree().children(Optional.of("c")).size());
            story.redo("a");
            assertEquals("Old words.", story.scene("s").orElseThrow().text());
        }
    }
}
