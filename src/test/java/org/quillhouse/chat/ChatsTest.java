package org.quillhouse.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Ids;
import org.quillhouse.project.Project;
import org.quillhouse.project.Projects;

class ChatsTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final String EDITOR = "editor";

    @TempDir
    Path folder = Path.of("");

    private Project project;
    private Chats chats;

    @BeforeEach
    void open() throws Failure {
        project = projects().create(folder.resolve("s.quill"), "S");
        chats = new Chats(project.database(), CLOCK, new Ids(CLOCK));
    }

    private Projects projects() {
        return new Projects(folder.resolve("b"), CLOCK, new Ids(CLOCK), Runnable::run);
    }

    @AfterEach
    void close() {
        project.close();
    }

    private List<String> said(String key) throws Failure {
        return chats.of(key).stream().map(Message::text).toList();
    }

    @Test
    void aClockThatGoesBackChangesNoOrder() throws Failure {
        var now = new java.util.concurrent.atomic.AtomicReference<>(CLOCK.instant());
        var wrong = new Chats(project.database(), now::get, new Ids(CLOCK));
        wrong.author(EDITOR, "one");
        now.set(now.get().minusSeconds(86_400));
        Message second = wrong.agent(EDITOR, "Editor", "two", "");
        wrong.author(EDITOR, "three");
        assertEquals(List.of("one", "two", "three"), said(EDITOR));
        assertEquals(
                List.of("one", "two"),
                said(wrong.branch(EDITOR, second.id(), "way").key()));
    }

    @Test
    void aBranchHasWhatWasSaidBeforeItAndThenGoesItsOwnWay() throws Failure {
        Message first = chats.author(EDITOR, "one");
        chats.agent(EDITOR, "Editor", "two", "");
        Branch branch = chats.branch(EDITOR, first.id(), "another way");
        chats.author(branch.key(), "other two");
        chats.author(EDITOR, "three");
        assertEquals(List.of("one", "two", "three"), said(EDITOR));
        assertEquals(List.of("one", "other two"), said(branch.key()));
        assertEquals(List.of(), said(chats.branch(EDITOR, "", "from the start").key()));
        Branch deeper = chats.branch(branch.key(), first.id(), "from what both have");
        assertEquals(List.of("one"), said(deeper.key()));
        assertEquals(3, chats.branches(deeper.key()).size());
        project.close();
        project = projects().open(folder.resolve("s.quill"));
        chats = new Chats(project.database(), CLOCK, new Ids(CLOCK));
        assertEquals(List.of("one", "other two"), said(branch.key()));
    }

    @Test
    void manyBranchesOfBranchesAreWhatWasSaidOnTheWay() throws Failure {
        var random = new Random(5);
        Map<String, List<Message>> expected = new HashMap<>();
        expected.put(EDITOR, new ArrayList<>());
        var keys = new ArrayList<>(List.of(EDITOR));
        for (int step = 0; step < 160; step++) {
            String key = keys.get(random.nextInt(keys.size()));
            List<Message> line = expected.getOrDefault(key, new ArrayList<>());
            if (random.nextInt(4) > 0 || line.isEmpty()) {
                line.add(chats.author(key, "m" + step));
            } else {
                int last = random.nextInt(line.size());
                Branch branch = chats.branch(key, line.get(last).id(), "b" + step);
                keys.add(branch.key());
                expected.put(branch.key(), new ArrayList<>(line.subList(0, last + 1)));
            }
        }
        for (String key : keys) {
            assertEquals(expected.get(key), chats.of(key), key);
        }
    }

    @Test
    void whatIsTakenOutComesBackAndAnotherWordingKeepsTheFirst() throws Failure {
        Message first = chats.author(EDITOR, "one");
        Branch branch = chats.branch(EDITOR, first.id(), "way");
        chats.author(branch.key(), "two");
        chats.setRemoved(List.of(first.id()), true);
        assertEquals(List.of("two"), said(branch.key()));
        chats.setRemoved(List.of(first.id()), false);
        chats.edit(first.id(), "eins");
        assertEquals(List.of("eins", "two"), said(branch.key()));
        assertEquals(
                "one",
                project.database()
                        .read(handle -> handle.createQuery("SELECT text FROM chat_texts")
                                .mapTo(String.class)
                                .one()));
        chats.setBranchRemoved(branch.id(), true);
        assertEquals(List.of(), chats.branches(EDITOR));
        chats.setBranchRemoved(branch.id(), false);
        chats.renameBranch(branch.id(), "the way");
        assertEquals("the way", chats.branches(EDITOR).getFirst().name());
    }

    @Test
    void aTalkGoesOutAndComesBackAsABranch() throws Exception {
        chats.author(EDITOR, "Who is “he”?");
        chats.agent(EDITOR, "The editor", "Oram.", "run");
        Path file = folder.resolve("t.json");
        ChatFile.write(chats.of(EDITOR), file);
        Branch taken = chats.take(EDITOR, "t", ChatFile.read(file));
        assertEquals(said(EDITOR), said(taken.key()));
        assertEquals(
                List.of(Message.Speaker.AUTHOR, Message.Speaker.AGENT),
                chats.of(taken.key()).stream().map(Message::speaker).toList());
        ChatFile.write(chats.of(EDITOR), folder.resolve("t.md"));
        assertEquals(
                "**You**\n\nWho is “he”?\n\n**The editor**\n\nOram.\n\n", Files.readString(folder.resolve("t.md")));
        for (String bad :
                List.of("", "{}", "[]", "no", "{\"messages\": [{\"content\": \" \"}]}", "{\"messages\": 3}")) {
            Files.writeString(file, bad);
            assertThrows(NoTalk.class, () -> ChatFile.read(file), bad);
        }
        assertThrows(NoTalk.class, () -> ChatFile.read(folder.resolve("none.json")));
    }
}
