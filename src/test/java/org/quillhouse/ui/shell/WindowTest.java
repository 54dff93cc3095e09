package org.quillhouse.ui.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.quillhouse.agents.AgentStory;
import org.quillhouse.agents.AgentTools;
import org.quillhouse.agents.BriefWriter;
import org.quillhouse.agents.WriterAgent;
import org.quillhouse.archive.ChatArchive;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.engine.ModelCatalogue;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.ModelStore;
import org.quillhouse.engine.TinyGguf;
import org.quillhouse.fakes.ScriptedDialogs;
import org.quillhouse.fakes.ScriptedEngine;
import org.quillhouse.kernel.Ids;
import org.quillhouse.lab.RunLog;
import org.quillhouse.project.Project;
import org.quillhouse.project.Projects;
import org.quillhouse.prompts.Jinja;
import org.quillhouse.prompts.PromptFiles;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.Places;
import org.quillhouse.settings.Settings;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Progress;
import org.quillhouse.tasks.Schedule;
import org.quillhouse.tasks.ThreadRunner;
import org.quillhouse.ui.archive.ChatsViewModel;
import org.quillhouse.ui.archive.DocumentsViewModel;
import org.quillhouse.ui.archive.OpenDocuments;
import org.quillhouse.ui.models.ModelViewModel;
import org.quillhouse.ui.page.Prose;
import org.quillhouse.ui.tasks.FxDelivery;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// A real window on the sample story, with a scripted model loaded.
abstract class WindowTest extends ApplicationTest {
    final ScriptedDialogs dialogs = new ScriptedDialogs();
    final InstantSource clock = InstantSource.system();
    final Ids ids = new Ids(clock);
    final ScriptedEngine engine = new ScriptedEngine();
    final Schedule schedule = new Schedule();
    final Jinja jinja = new Jinja();
    Settings settings;
    ShellViewModel shell;
    ModelHost host;
    Path model;
    MainWindow window;
    ChatsViewModel chats;
    OpenDocuments documents;
    Projects projects;

    @Override
    public void start(Stage stage) throws Exception {
        Path folder = Files.createTempDirectory("journey");
        var places = new Places(folder, folder.resolve("cache"), folder.resolve("cache"));
        var delivery = new FxDelivery(schedule);
        var jobs = new ThreadRunner(delivery);
        projects = new Projects(folder.resolve("backups"), clock, ids, Runnable::run);
        settings = Settings.open(places, Map.of(), Map.of());
        settings.set(Keys.WINDOW, new WindowMemory(0, 0, 980, 700, false, 0.2, 0.7).toText());
        host = new ModelHost(() -> engine, () -> jinja);
        model = TinyGguf.write(folder.resolve("tiny.gguf"));
        host.loadJob(model, LoadOptions.cpu(512)).run(new Cancellation(), Progress.SILENT);
        shell = new ShellViewModel(
                new ShellViewModel.Means(
                        projects, settings, places, jobs, schedule, delivery, clock, project -> writer(project, host)),
                dialogs);
        var store = new ModelStore(ModelCatalogue.shipped(), places);
        var models =
                new ModelViewModel(new ModelViewModel.Means(host, store, settings, places, jobs, delivery), dialogs);
        chats = new ChatsViewModel(
                new ChatsViewModel.Means(
                        () -> ChatArchive.open(folder, clock, ids),
                        archive -> new BriefWriter(new AgentTools(
                                new PromptFiles(() -> jinja, Optional.empty()),
                                host,
                                new RunLog(archive.database()),
                                clock,
                                ids)),
                        projects,
                        jobs,
                        delivery,
                        dialogs),
                shell::open);
        documents = new OpenDocuments(places, clock, ids);
        var papers = new DocumentsViewModel(documents::get, jobs, dialogs);
        window = new MainWindow(shell, models, new ShellView.Screens(() -> chats, () -> papers), stage);
        window.show();
        shell.start(Optional.empty());
    }

    private WriterAgent writer(Project project, ModelHost host) {
        var tools = new AgentTools(
                new PromptFiles(() -> jinja, Optional.empty()), host, new RunLog(project.database()), clock, ids);
        return new WriterAgent(tools, AgentStory.of(project.manuscript(), project.codex(), project.database()));
    }

    static void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(Duration.ofSeconds(20).toSeconds(), TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    Prose page() {
        return lookup("#page-text").queryAs(Prose.class);
    }

    String pageText() throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> page().getText()).get(10, TimeUnit.SECONDS);
    }

    void chooseRow(int row) {
        TreeView<?> rows = lookup("#binder-list").queryAs(TreeView.class);
        interact(() -> rows.getSelectionModel().clearAndSelect(row));
    }

    void openTheUnwrittenChapter() throws Exception {
        await(() -> shell.storyProperty().get().isPresent());
        await(() -> pageText().startsWith("The seven was wrong."));
        chooseRow(2);
        await(() -> pageText().isEmpty());
    }

    static KeyEvent typed(String letter) {
        return new KeyEvent(KeyEvent.KEY_TYPED, letter, letter, KeyCode.UNDEFINED, false, false, false, false);
    }
}
