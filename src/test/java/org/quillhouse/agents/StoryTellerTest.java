package org.quillhouse.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.context.AgentKind;
import org.quillhouse.context.Distillation;
import org.quillhouse.context.Summary;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.TinyGguf;
import org.quillhouse.fakes.ScriptedEngine;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Ids;
import org.quillhouse.lab.RunLog;
import org.quillhouse.project.Project;
import org.quillhouse.project.Projects;
import org.quillhouse.prompts.Jinja;
import org.quillhouse.prompts.PromptFiles;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Progress;

class StoryTellerTest {
    private static final String GOOD =
            "Ines copied the table of tides until the bell of the harbour rang wrong and forty"
                    + " carts rolled onto the wet causeway while she counted.";

    @TempDir
    Path folder = Path.of("");

    private final ScriptedEngine engine = new ScriptedEngine();
    private final Jinja jinja = new Jinja();
    private final ModelHost host = new ModelHost(() -> engine, () -> jinja);
    private Project project;
    private AgentStory story;
    private StoryTeller teller;
    private AgentTools tools;

    @BeforeEach
    void open() throws Exception {
        InstantSource clock = InstantSource.system();
        var ids = new Ids(clock);
        project = new Projects(folder.resolve("backups"), clock, ids, Runnable::run)
                .create(folder.resolve("s.quill"), "S");
        for (int chapter = 0; chapter < 2; chapter++) {
            String id = project.manuscript().addChapter("Chapter", "", List.of());
            project.manuscript().addScene(id, "");
            for (var scene : project.manuscript().chapters().getLast().scenes()) {
                project.manuscript().saveTyped(scene.id(), (GOOD + " ").repeat(6) + scene.id());
            }
        }
        host.loadJob(TinyGguf.write(folder.resolve("tiny.gguf")), LoadOptions.cpu(512))
                .run(new Cancellation(), Progress.SILENT);
        tools = new AgentTools(
                new PromptFiles(() -> jinja, Optional.empty()), host, new RunLog(project.database()), clock, ids);
        story = AgentStory.of(project.manuscript(), project.codex(), project.database());
        teller = new StoryTeller(tools, story);
        engine.reply = List.of(GOOD + " Here is more of the same table, told by Ines, to be long enough for it.");
    }

    @AfterEach
    void close() {
        host.close();
        project.close();
    }

    private int make() throws Exception {
        return teller.job(100, true).run(new Cancellation(), Progress.SILENT);
    }

    private List<StoryTeller.Freshness> states() throws Failure {
        return teller.all().stream().map(StoryTeller.Told::freshness).distinct().toList();
    }

    @Test
    void scenesThenChaptersThenTheBookAreToldOnce() throws Exception {
        assertEquals(7, teller.all().size());
        assertEquals(List.of(StoryTeller.Freshness.MISSING), states());
        assertEquals(7, make());
        assertEquals(List.of(StoryTeller.Freshness.FRESH), states());
        assertEquals(0, make(), "what is up to date is not made again");
        assertTrue(
                new RunLog(project.database())
                        .list(20).stream().anyMatch(run -> run.task().equals("summary")),
                "each leaves a receipt");
    }

    @Test
    void aPartOfSeveralChaptersIsToldFromThemAndTheBookFromIt() throws Exception {
        String part = project.manuscript().addPart("Autumn");
        for (int chapter = 0; chapter < 2; chapter++) {
            String id = project.manuscript().addChapter(Optional.of(part), "In it", "", List.of());
            String scene = project.manuscript().scenesOf(id).getFirst().id();
            project.manuscript().saveTyped(scene, (GOOD + " ").repeat(6) + id);
        }
        make();
        assertEquals(List.of(StoryTeller.Freshness.FRESH), states());
        StoryTeller.Told told = teller.all().stream()
                .filter(each -> each.source().level() == Summary.Level.PART)
                .findFirst()
                .orElseThrow();
        assertEquals("Autumn", told.source().title());
        assertEquals(2, told.source().parts().size());
        StoryTeller.Told book = teller.all().getLast();
        assertEquals(Summary.Level.BOOK, book.source().level());
        assertEquals(3, book.source().parts().size(), "two chapters and the part");
        assertEquals(told.source().id(), book.source().parts().getLast());
    }

    @Test
    void whatWasSaidLongAgoIsToldInShortAndReadSo() throws Exception {
        String thread = "editor";
        for (int i = 1; i <= 7; i++) {
            story.chats().author(thread, "Question " + i + ": " + GOOD);
            story.chats().agent(thread, "Editor", "Answer " + i + ": " + GOOD, "");
        }
        var talker = new ChatAgent(tools, story, new Briefing(tools.prompts(), story));
        assertEquals(new ChatAgent.Reach(6, false), talker.reach(thread));
        make();
        assertEquals(new ChatAgent.Reach(8, true), talker.reach(thread), "six of fourteen are told in short");
        engine.byPrompt = prompt -> List.of("I see.");
        talker.job(ChatAgent.Partner.of(AgentKind.EDITOR), thread, 1, "And now?", 1, StoryRoom.LIMITS)
                .run(new Cancellation(), Progress.SILENT);
        assertTrue(engine.lastPrompt.contains("Earlier in this talk: Ines copied the table"), engine.lastPrompt);
        assertTrue(engine.lastPrompt.contains("Question 4") && !engine.lastPrompt.contains("Question 3"));
        story.chats().edit(story.chats().of(thread).getFirst().id(), "Something else.");
        assertEquals(new ChatAgent.Reach(6, false), talker.reach(thread), "an old summary is not read");
    }

    @Test
    void editMakesOnlyItsOwnLineOld() throws Exception {
        make();
        String scene =
                project.manuscript().chapters().getFirst().scenes().getFirst().id();
        project.manuscript().saveTyped(scene, (GOOD + " ").repeat(7));
        List<Summary.Level> old = teller.all().stream()
                .filter(told -> told.freshness() == StoryTeller.Freshness.OLD)
                .map(told -> told.source().level())
                .toList();
        assertEquals(List.of(Summary.Level.SCENE, Summary.Level.CHAPTER, Summary.Level.BOOK), old);
        assertEquals(3, make());
        assertEquals(List.of(StoryTeller.Freshness.FRESH), states());
    }

    @Test
    void writersOwnIsNeverOverwritten() throws Exception {
        make();
        StoryTeller.Told first = teller.all().getFirst();
        teller.writeByHand(first.source(), "Mine.");
        project.manuscript().saveTyped(first.source().id().substring("node:".length()), (GOOD + " ").repeat(8));
        make();
        StoryTeller.Told now = teller.all().getFirst();
        assertEquals("Mine.", now.summary().orElseThrow().text());
        assertEquals(StoryTeller.Freshness.OLD, now.freshness());
    }

    @Test
    void summaryThatRunsInCirclesIsNotKept() throws Exception {
        engine.reply = List.of("She went to the house and then she went again. ".repeat(12));
        make();
        assertEquals("", teller.all().getFirst().summary().orElseThrow().text());
        assertEquals(0, teller.all().getFirst().summary().orElseThrow().quality());
    }

    @Test
    void whatNamesNobodyOfTheTextIsDoubtfulAndWhatRepeatsTheQuestionIsCut() throws Exception {
        String scene = project.manuscript().chapter(1).scenes().getFirst().id();
        project.manuscript().saveTyped(scene, "At noon Marah counted the carts and then Marah wrote. ".repeat(8));
        String made = "Ladies, welcome to our special evening, my family always loved stories about hares and foxes"
                + " and what they did in summer meadows long ago.";
        engine.reply = List.of(made);
        make();
        Summary doubtful = teller.all().getFirst().summary().orElseThrow();
        assertEquals(made, doubtful.text());
        assertTrue(doubtful.quality() < Summary.GOOD, "" + doubtful.quality());
        teller.all().forEach(told -> forget(told.source().id()));
        engine.reply =
                List.of("I have rewritten the text to make it more concise and engaging. Here is a revised version:"
                        + " Use the names of the people. At noon Marah counted all the carts that came, and when she"
                        + " had counted them she wrote down how many there were that day at the quay.");
        make();
        Summary good = teller.all().getFirst().summary().orElseThrow();
        assertTrue(good.text().startsWith("At noon Marah"), good.text());
        assertTrue(good.quality() >= Summary.GOOD, "" + good.quality());
    }

    private void forget(String source) {
        try {
            story.memory().forget(source);
        } catch (Failure failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void anyTextIsToldInShortAndNothingOfItKept() throws Exception {
        Distilled told = teller.textJob((GOOD + " ").repeat(20), 0).run(new Cancellation(), Progress.SILENT);
        assertTrue(told.text().startsWith("Ines copied"), told.text());
        assertTrue(engine.lastPrompt.contains("in about"), engine.lastPrompt);
        assertEquals(
                "Short.",
                teller.textJob("Short.", 0)
                        .run(new Cancellation(), Progress.SILENT)
                        .text());
        assertEquals(0, story.memory().distilled().times());
        assertTrue(teller.all().stream().allMatch(StoryTeller.Told::isDue));
    }

    @Test
    void whatWasToldBeforeIsKeptAndEveryTimeIsNoted() throws Exception {
        StoryTeller.Told told = teller.all().getFirst();
        String id = told.source().id();
        make();
        String first = teller.all().getFirst().summary().orElseThrow().text();
        teller.writeByHand(told.source(), "Mine.");
        forget(id);
        assertEquals(
                List.of("Mine.", first),
                story.memory().earlier(id).stream()
                        .map(one -> one.summary().text())
                        .toList(),
                "newest first, the writer's own too");
        teller.writeByHand(told.source(), "Mine.");
        assertEquals("Mine.", teller.all().getFirst().summary().orElseThrow().text());
        assertTrue(teller.all().getFirst().summary().orElseThrow().byHand());
        Distillation.Totals all = story.memory().distilled();
        assertEquals(7, all.times());
        assertEquals(0, all.useless());
        assertTrue(all.wordsIn() > all.wordsOut() && all.wordsOut() > 0, all.toString());
        assertEquals(
                Summary.Level.BOOK, story.memory().distillations(10).getFirst().level(), "the book comes last");
        engine.reply = List.of("She went to the house and then she went again. ".repeat(12));
        teller.all().forEach(one -> forget(one.source().id()));
        make();
        assertTrue(
                story.memory().distilled().useless() > 0,
                story.memory().distilled().toString());
    }

    @Test
    void failureLeavesEverythingAsItIs() throws Exception {
        engine.fails = true;
        try {
            make();
        } catch (Failure told) {
            assertEquals("engine.native.error", told.key());
        }
        assertEquals(List.of(StoryTeller.Freshness.MISSING), states());
        engine.fails = false;
        assertEquals(7, make());
    }

    @Test
    void longTextIsToldPieceByPiece() throws Exception {
        String scene =
                project.manuscript().chapters().getFirst().scenes().getFirst().id();
        project.manuscript().saveTyped(scene, (GOOD + "\n\n").repeat(400));
        try (ModelHost.Lease lease = host.lease(new Cancellation())) {
            tools = new AgentTools(
                    new PromptFiles(() -> jinja, Optional.empty()),
                    host,
                    new RunLog(project.database()),
                    InstantSource.system(),
                    new Ids(InstantSource.system()));
            Distilled told = new Distiller(tools)
                    .distil(
                            new Distiller.Wish(
                                    org.quillhouse.context.SummaryStrategy.PLOT,
                                    (GOOD + "\n\n").repeat(400),
                                    40,
                                    false,
                                    true),
                            lease,
                            new Cancellation());
            assertTrue(told.calls() > 2, "calls " + told.calls());
        }
    }
}
