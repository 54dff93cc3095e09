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
        InstantSource clock = InstantSource.system();
        var ids = new Ids(clock);
        var jinja = new Jinja();
        Project project = new Projects(folder.resolve("backups"), clock, ids, Runnable::run)
                .createSample(folder.resolve("s.quill"));
        var host = new ModelHost(engine, () -> jinja);
        host.loadJob(model, options).run(new Cancellation(), Progress.SILENT);
        return new StoryRoom(project, host, clock, ids, jinja);
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
