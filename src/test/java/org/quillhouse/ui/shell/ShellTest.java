package org.quillhouse.ui.shell;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.agents.AgentStory;
import org.quillhouse.agents.AgentTools;
import org.quillhouse.agents.WriterAgent;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.ModelRoles;
import org.quillhouse.engine.TinyGguf;
import org.quillhouse.fakes.ScriptedDialogs;
import org.quillhouse.fakes.ScriptedEngine;
import org.quillhouse.kernel.Ids;
import org.quillhouse.lab.RunLog;
import org.quillhouse.manuscript.Node;
import org.quillhouse.project.Project;
import org.quillhouse.project.Projects;
import org.quillhouse.prompts.Jinja;
import org.quillhouse.prompts.PromptFiles;
import org.quillhouse.settings.Places;
import org.quillhouse.settings.Settings;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.DirectRunner;
import org.quillhouse.tasks.Progress;
import org.quillhouse.tasks.Schedule;
import org.quillhouse.ui.archive.OpenDocuments;
import org.quillhouse.ui.binder.BinderViewModel;
import org.quillhouse.ui.page.PageViewModel;

/// An open window without a screen: the sample story, a scripted engine, jobs done at once.
abstract class ShellTest {
    @TempDir
    Path folder;

    final InstantSource clock = InstantSource.system();
    final Ids ids = new Ids(clock);
    final ScriptedEngine engine = new ScriptedEngine();
    final ScriptedDialogs dialogs = new ScriptedDialogs();
    final Schedule schedule = new Schedule();
    final Jinja jinja = new Jinja();
    final ModelHost host = new ModelHost(() -> engine, () -> jinja);
    Projects projects;
    OpenDocuments documents;
    Settings settings;
    ShellViewModel shell;

    @BeforeEach
    void open() throws Exception {
        var places = new Places(folder, folder.resolve("cache"), folder.resolve("cache"));
        documents = new OpenDocuments(places, clock, ids);
        projects = new Projects(folder.resolve("backups"), clock, ids, Runnable::run);
        settings = Settings.open(places, Map.of(), Map.of());
        shell = new ShellViewModel(
                new ShellViewModel.Means(
                        projects, settings, places, new DirectRunner(), schedule, Runnable::run, clock, this::writer),
                dialogs);
        shell.start(Optional.empty());
    }

    @AfterEach
    void close() {
        shell.closeStory();
        settings.close();
        documents.close();
        schedule.close();
        host.close();
    }

    WriterAgent writer(Project project) {
        var prompts = new PromptFiles(() -> jinja, Optional.empty());
        var tools =
                new AgentTools(prompts, ModelRoles.all(host), new RunLog(project.database()), clock, ids, documents);
        return new WriterAgent(tools, AgentStory.of(project.manuscript(), project.codex(), project.database()));
    }

    void loadModel() throws Exception {
        Path model = TinyGguf.write(folder.resolve("tiny.gguf"));
        host.loadJob(model, LoadOptions.cpu(512)).run(new Cancellation(), Progress.SILENT);
    }

    StoryViewModel story() {
        return shell.storyProperty().get().orElseThrow();
    }

    List<Node> chapters() {
        return story().binder().tree().nodes().stream()
                .filter(node -> node.kind() == Node.Kind.CHAPTER)
                .toList();
    }

    PageViewModel openChapter(int number) {
        BinderViewModel binder = story().binder();
        binder.choose(chapters().get(number - 1));
        return story().page();
    }
}
