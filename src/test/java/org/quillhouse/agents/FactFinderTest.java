package org.quillhouse.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.codex.Fact;
import org.quillhouse.context.ContextTask;
import org.quillhouse.context.TokenCounter;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.TinyGguf;
import org.quillhouse.fakes.ScriptedEngine;
import org.quillhouse.kernel.Ids;
import org.quillhouse.kernel.TokenCount;
import org.quillhouse.lab.RunLog;
import org.quillhouse.project.Project;
import org.quillhouse.project.Projects;
import org.quillhouse.prompts.Jinja;
import org.quillhouse.prompts.PromptFiles;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Progress;

class FactFinderTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void whatIsFoundIsOnlySuggestedAndInventionsAreDropped() throws Exception {
        InstantSource clock = InstantSource.system();
        var ids = new Ids(clock);
        var jinja = new Jinja();
        var engine = new ScriptedEngine();
        engine.reply = List.of(
                "{\"facts\": [{\"fact\": \"Ines copied tide tables for six years.\", \"learntBy\": [\"Ines\", \"Nobody\"]},"
                        + " {\"fact\": \"A dragon swallowed seventeen knights yesterday.\", \"learntBy\": []}]}");
        var prompts = new PromptFiles(() -> jinja, Optional.empty());
        try (Project project = new Projects(folder.resolve("b"), clock, ids, Runnable::run)
                        .createSample(folder.resolve("s.quill"));
                var host = new ModelHost(() -> engine, () -> jinja)) {
            host.loadJob(TinyGguf.write(folder.resolve("tiny.gguf")), LoadOptions.cpu(512))
                    .run(new Cancellation(), Progress.SILENT);
            var tools = new AgentTools(prompts, host, new RunLog(project.database()), clock, ids);
            AgentStory story = AgentStory.of(project.manuscript(), project.codex(), project.database());
            String chapter = project.manuscript().chapter(1).id();
            assertEquals(1, new FactFinder(tools, story).job(chapter).run(new Cancellation(), Progress.SILENT));
            Fact found = project.codex().ledger().facts().getFirst();
            assertTrue(found.suggested());
            var ines = project.codex().character("Ines Varrow");
            assertEquals(
                    List.of(ines.id()),
                    found.known().stream().map(Fact.Knowledge::knowerId).toList());
            Ask ask = Ask.of(ContextTask.CHARACTER_FEEDBACK, 3, "").withCharacter(Optional.of(ines.id()));
            var briefing = new Briefing(prompts, story);
            var budget = new TokenCount(8_000);
            assertFalse(briefing.brief(ask, TokenCounter.ESTIMATE, budget, false)
                    .sheet()
                    .userText()
                    .contains(found.text()));
            assertEquals(
                    "facts", new RunLog(project.database()).list(1).getFirst().task());
        }
    }
}
