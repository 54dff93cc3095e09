package org.quillhouse.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.quillhouse.agents.AgentStory;
import org.quillhouse.agents.AgentTools;
import org.quillhouse.agents.WriterAgent;
import org.quillhouse.agents.WritingLimits;
import org.quillhouse.engine.BackgroundCap;
import org.quillhouse.engine.Engines;
import org.quillhouse.engine.LlmEngine;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.ModelRoles;
import org.quillhouse.engine.ModelUnavailable;
import org.quillhouse.engine.RoleChoices;
import org.quillhouse.engine.SpeedMemory;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Ids;
import org.quillhouse.lab.RunLog;
import org.quillhouse.project.Project;
import org.quillhouse.prompts.Jinja;
import org.quillhouse.prompts.PromptFiles;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.Places;
import org.quillhouse.settings.Settings;
import org.quillhouse.tasks.Progress;

/// What a command needs that lets agents work on a story: settings, the story open for writing, a loaded model.
final class AgentRoom implements AutoCloseable {
    private final Settings settings;
    private final Project project;
    private final ModelHost host;
    private final AgentTools tools;
    private final AgentStory story;
    private final WriterAgent writer;

    private AgentRoom(Settings settings, Project project, ModelHost host, AgentTools tools) {
        this.settings = settings;
        this.project = project;
        this.host = host;
        this.tools = tools;
        this.story = AgentStory.of(project.manuscript(), project.codex(), project.database());
        this.writer = new WriterAgent(tools, story);
    }

    /// What must be true of the story before a model is loaded for it.
    @FunctionalInterface
    interface Requirement {
        void check(Project project) throws Failure;
    }

    /// Opens everything and loads the model.
    ///
    /// @param model id from the list or a GGUF file; null for the one chosen in the settings
    static AgentRoom open(
            CommandContext context,
            CommonOptions options,
            Path folder,
            @Nullable String model,
            Requirement requirement,
            Progress progress)
            throws Failure {
        Places places = context.places(options);
        Settings settings = context.settings(options);
        Project project = Stories.openForWriting(context, options, folder);
        try {
            requirement.check(project);
            String chosen = model == null ? settings.get(Keys.MODEL) : model;
            if (chosen.isEmpty()) {
                throw ModelUnavailable.notChosen();
            }
            Path file = context.models(options).resolve(chosen);
            InstantSource clock = InstantSource.system();
            var jinja = new Jinja();
            Map<String, String> own = project.settings();
            LoadOptions load = LoadOptions.of(settings, own, places, LoadOptions.defaultThreads());
            LlmEngine engine = Engines.open(places, settings).engine();
            Supplier<ModelHost> place = () -> {
                var made = new ModelHost(() -> engine, () -> jinja);
                made.onFinished(new SpeedMemory(settings)::learn);
                return made;
            };
            ModelHost host = place.get();
            // one named on the command line is meant for everybody
            ModelRoles roles = model == null
                    ? new ModelRoles(
                            host,
                            role -> RoleChoices.of(role, settings, own),
                            place,
                            () -> load,
                            new BackgroundCap(clock, () -> settings.get(Keys.BACKGROUND_TASKS)))
                    : ModelRoles.all(host);
            var tools = new AgentTools(
                    new PromptFiles(() -> jinja, Optional.of(places.profile().resolve("prompts"))),
                    roles,
                    new RunLog(project.database()),
                    clock,
                    new Ids(clock));
            var room = new AgentRoom(settings, project, host, tools);
            host.loadJob(file, load).run(context.cancellation(), progress);
            return room;
        } catch (Failure failed) {
            project.close();
            settings.close();
            throw failed;
        }
    }

    /// How agents write in this story, by its settings.
    WritingLimits limits() throws Failure {
        return WritingLimits.of(settings, project.settings());
    }

    /// Those of a task as a command asks for them: no longer than it says, exact where a seed was given.
    WritingLimits limits(WritingLimits task, AgentOptions asked) {
        Integer most = asked.maxTokens;
        return task.forTask(task.temperature(), most == null ? task.maxTokens() : Math.max(1, most))
                .withExact(asked.seed != null);
    }

    WriterAgent writer() {
        return writer;
    }

    ModelHost host() {
        return host;
    }

    Settings settings() {
        return settings;
    }

    Project project() {
        return project;
    }

    AgentTools tools() {
        return tools;
    }

    AgentStory story() {
        return story;
    }

    @Override
    public void close() {
        tools.models().close();
        host.close();
        project.close();
        settings.close();
    }
}
