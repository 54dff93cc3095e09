package org.quillhouse.launch;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.quillhouse.agents.AgentStory;
import org.quillhouse.agents.AgentTools;
import org.quillhouse.agents.BriefWriter;
import org.quillhouse.agents.Library;
import org.quillhouse.agents.WriterAgent;
import org.quillhouse.archive.ChatArchive;
import org.quillhouse.engine.BackgroundCap;
import org.quillhouse.engine.CrashMark;
import org.quillhouse.engine.Engines;
import org.quillhouse.engine.Extras;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.engine.ModelCatalogue;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.ModelRoles;
import org.quillhouse.engine.ModelStore;
import org.quillhouse.engine.RoleChoices;
import org.quillhouse.engine.SpeedMemory;
import org.quillhouse.kernel.Ids;
import org.quillhouse.kernel.Texts;
import org.quillhouse.lab.RunLog;
import org.quillhouse.project.Project;
import org.quillhouse.project.Projects;
import org.quillhouse.prompts.Jinja;
import org.quillhouse.prompts.PromptFiles;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.Places;
import org.quillhouse.settings.Settings;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.tasks.Schedule;
import org.quillhouse.tasks.ThreadRunner;
import org.quillhouse.tasks.UnexpectedFailure;
import org.quillhouse.ui.archive.ChatsViewModel;
import org.quillhouse.ui.archive.DocumentsViewModel;
import org.quillhouse.ui.archive.OpenDocuments;
import org.quillhouse.ui.dialogs.Folders;
import org.quillhouse.ui.dialogs.FxDialogs;
import org.quillhouse.ui.models.ModelViewModel;
import org.quillhouse.ui.shell.MainWindow;
import org.quillhouse.ui.shell.ShellView;
import org.quillhouse.ui.shell.ShellViewModel;
import org.quillhouse.ui.tasks.FxDelivery;
import org.quillhouse.ui.tasks.NextPicture;
import org.quillhouse.ui.theme.AppIcon;
import org.quillhouse.ui.theme.Fonts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Builds the rooms, opens the window, and closes everything in order: story, jobs, model, settings.
public final class QuillhouseApp extends Application {
    private static final Logger LOG = LoggerFactory.getLogger(QuillhouseApp.class);

    /// Among the arguments: measure the window instead of opening a story.
    static final String BENCH = "--bench-manuscript";

    private final InstantSource clock = InstantSource.system();
    private final Ids ids = new Ids(clock);
    private final Schedule schedule = new Schedule();
    private final FxDelivery delivery = new FxDelivery(schedule);
    private final ThreadRunner jobs = new ThreadRunner(delivery);
    private @Nullable Beginning beginning;
    private @Nullable ModelHost host;
    private @Nullable ModelRoles roles;
    private @Nullable MainWindow window;
    private @Nullable ChatsViewModel chats;
    private @Nullable OpenDocuments documents;

    @Override
    public void start(Stage stage) {
        List<String> arguments = getParameters().getRaw();
        Places known = Beginning.places(arguments);
        Fonts.load(Extras.fonts(known));
        FirstLook.prepare(known); // the settings are still being read
        Beginning begun;
        try {
            begun = Beginning.await(arguments);
        } catch (StorageFailed failed) {
            Logs.to(known.logs());
            LOG.error("the profile cannot be used", failed);
            FxDialogs.tellAlone(stage, failed, Platform::exit);
            return;
        }
        beginning = begun;
        Places places = begun.places();
        Settings opened = begun.settings();
        // the renderer takes a third of a second to build, so it waits until somebody needs it
        var jinja = new Once<>(Jinja::new);
        var engine = new Once<>(() -> Engines.open(places, opened).engine());
        Supplier<ModelHost> place = () -> {
            var made = new ModelHost(engine::get, jinja::get, Optional.of(new CrashMark(places)));
            made.onFinished(new SpeedMemory(opened)::learn);
            return made;
        };
        ModelHost models = place.get();
        host = models;
        var map = new ModelRoles(
                models,
                role -> RoleChoices.of(role, opened, Map.of()),
                place,
                () -> LoadOptions.of(opened, Map.of(), places, LoadOptions.threadsBesideAWindow()),
                new BackgroundCap(clock, () -> opened.get(Keys.BACKGROUND_TASKS)));
        roles = map;
        var readUp = new OpenDocuments(places, clock, ids);
        documents = readUp;
        var dialogs = new FxDialogs(
                stage,
                new Folders(opened, Path.of(System.getProperty("user.home"))),
                file -> getHostServices().showDocument(file.toUri().toString()));
        Projects projects = begun.projects();
        var shell = new ShellViewModel(
                new ShellViewModel.Means(
                        projects,
                        opened,
                        places,
                        jobs,
                        schedule,
                        delivery,
                        clock,
                        project -> writer(project, places, map, jinja, readUp)),
                dialogs);
        boolean bench = arguments.contains(BENCH);
        if (!bench) {
            // read beside the making of the window; it is shown when both are there
            shell.start(Beginning.story(arguments));
        }
        var catalogue = new Once<>(ModelCatalogue::shipped);
        var store = new ModelStore(catalogue::get, places);
        var modelScreen =
                new ModelViewModel(new ModelViewModel.Means(models, store, opened, places, jobs, delivery), dialogs);
        modelScreen.onFailure(shell::tell);
        Thread.setDefaultUncaughtExceptionHandler((thread, bug) -> delivery.execute(() -> handle(bug, shell)));
        var talks = new Once<>(() -> chats(places, projects, map, jinja, shell, dialogs));
        var papers = new Once<>(() -> {
            var made = new DocumentsViewModel(readUp::get, jobs, dialogs);
            made.onFailure(shell::tell);
            return made;
        });
        var main = new MainWindow(shell, modelScreen, new ShellView.Screens(talks::get, papers::get), stage);
        window = main;
        main.show();
        switch (opened.opened()) {
            case WHOLE -> {}
            case FROM_COPY -> shell.say(Texts.of("launch.settings.copy"));
            case ANEW -> shell.say(Texts.of("launch.settings.anew"));
        }
        if (bench) {
            begun.drawn().complete(null);
            new ManuscriptBench(places.profile(), arguments.contains("--json"))
                    .start(new ManuscriptBench.Window(stage, shell, delivery));
            return;
        }
        if (arguments.contains(StartBench.SAY)) {
            shell.storyProperty().subscribe(story -> story.ifPresent(open -> StartBench.sayWhenDrawn()));
        }
        NextPicture.after(main.root(), () -> {
            CompletableFuture.runAsync(() -> Logs.to(places.logs())).thenRun(catalogue::get);
            // the second picture is the binder's
            NextPicture.after(main.root(), () -> {
                begun.drawn().complete(null);
                modelScreen.loadChosen();
                CompletableFuture.supplyAsync(AppIcon::pictures)
                        .thenAcceptAsync(pictures -> stage.getIcons().setAll(pictures), delivery);
            });
            shell.themeProperty().subscribe(theme -> FirstLook.remember(places, theme));
        });
    }

    private ChatsViewModel chats(
            Places places,
            Projects projects,
            ModelRoles models,
            Once<Jinja> jinja,
            ShellViewModel shell,
            FxDialogs dialogs) {
        var made = new ChatsViewModel(
                new ChatsViewModel.Means(
                        () -> ChatArchive.open(places.profile(), clock, ids),
                        archive -> new BriefWriter(tools(archive.database(), places, models, jinja, Library.NONE)),
                        projects,
                        jobs,
                        delivery,
                        dialogs),
                shell::open);
        made.onFailure(shell::tell);
        chats = made;
        return made;
    }

    private AgentTools tools(Database database, Places places, ModelRoles models, Once<Jinja> jinja, Library library) {
        var prompts = new PromptFiles(jinja::get, Optional.of(places.profile().resolve("prompts")));
        return new AgentTools(prompts, models, new RunLog(database), clock, ids, library);
    }

    private WriterAgent writer(Project project, Places places, ModelRoles models, Once<Jinja> jinja, Library library) {
        AgentTools tools = tools(project.database(), places, models, jinja, library);
        return new WriterAgent(tools, AgentStory.of(project.manuscript(), project.codex(), project.database()));
    }

    /// Stores first, then speaks.
    private static void handle(Throwable bug, ShellViewModel shell) {
        LOG.error("bug", bug);
        shell.emergencySave();
        shell.tell(new UnexpectedFailure(bug));
    }

    @Override
    public void stop() {
        MainWindow shown = window;
        if (shown != null && !shown.close()) {
            LOG.warn("the story could not be stored at the end");
        }
        ChatsViewModel talks = chats;
        if (talks != null) {
            talks.stop();
        }
        jobs.close();
        if (talks != null) {
            talks.close();
        }
        OpenDocuments papers = documents;
        if (papers != null) {
            papers.close();
        }
        schedule.close();
        ModelRoles map = roles;
        if (map != null) {
            map.close();
        }
        ModelHost models = host;
        if (models != null) {
            models.close();
        }
        Beginning begun = beginning;
        if (begun != null) {
            begun.mirrors().close();
            close(begun.settings());
        }
    }

    private static void close(Settings settings) {
        try {
            settings.keepCopy();
        } catch (StorageFailed noCopy) {
            LOG.warn("no copy of the settings was kept", noCopy);
        }
        settings.close();
    }

    /// Something that is made when it is first wanted, and then kept. Safe on every thread.
    private static final class Once<T> {
        private final Supplier<T> maker;
        private @Nullable T made;

        Once(Supplier<T> maker) {
            this.maker = maker;
        }

        synchronized T get() {
            T now = made == null ? maker.get() : made;
            made = now;
            return now;
        }
    }
}
