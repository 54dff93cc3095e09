package org.quillhouse.agents;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.quillhouse.engine.LlmEngine;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.SamplingStyle;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Ids;
import org.quillhouse.lab.RunLog;
import org.quillhouse.project.Project;
import org.quillhouse.project.Projects;
import org.quillhouse.prompts.Jinja;
import org.quillhouse.prompts.PromptFiles;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Job;
import org.quillhouse.tasks.Progress;

/// The sample story with agents on it, for tests.
final class StoryRoom implements AutoCloseable {
    static final WritingLimits LIMITS = new WritingLimits(0.8, 400, 4_000, SamplingStyle.CLEAN);

    final Project project;
    final ModelHost host;
    final AgentStory story;
    final WriterAgent writer;
    final RunLog runs;

    private StoryRoom(Project project, ModelHost host, InstantSource clock, Ids ids, Jinja jinja) {
        this.project = project;
        this.host = host;
        this.runs = new RunLog(project.database());
        this.story = AgentStory.of(project.manuscript(), project.codex(), project.database());
        var tools = new AgentTools(new PromptFiles(() -> jinja, Optional.empty()), host, runs, clock, ids);
        this.writer = new WriterAgent(tools, story);
    }

    static StoryRoom open(Path folder, Supplier<LlmEngine> engine, Path model, LoadOptions options) throws Failure {
        return of(projects(folder).createSample(folder.resolve("s.quill")), engine, model, options);
    }

    /// The story of an earlier room, which was closed.
    static StoryRoom reopen(Path folder, Supplier<LlmEngine> engine, Path model, LoadOptions options) throws Failure {
        return of(projects(folder).open(folder.resolve("s.quill")), engine, model, options);
    }

    private static Projects projects(Path folder) {
        InstantSource clock = InstantSource.system();
        return new Projects(folder.resolve("backups"), clock, new Ids(clock), Runnable::run);
    }

    private static StoryRoom of(Project project, Supplier<LlmEngine> engine, Path model, LoadOptions options)
            throws Failure {
        InstantSource clock = InstantSource.system();
        var jinja = new Jinja();
        var host = new ModelHost(engine, () -> jinja);
        host.loadJob(model, options).run(new Cancellation(), Progress.SILENT);
        return new StoryRoom(project, host, clock, new Ids(clock), jinja);
    }

    <T> T run(Job<T> job) throws Failure {
        return job.run(new Cancellation(), Progress.SILENT);
    }

    String sceneOf(int chapter) throws Failure {
        return project.manuscript().chapter(chapter).scenes().getFirst().id();
    }

    @Override
    public void close() {
        host.close();
        project.close();
    }
}
