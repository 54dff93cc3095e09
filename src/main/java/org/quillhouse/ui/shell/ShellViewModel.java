package org.quillhouse.ui.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.quillhouse.agents.WriterAgent;
import org.quillhouse.engine.Extras;
import org.quillhouse.exchange.StoryFile;
import org.quillhouse.exchange.StoryIn;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Remedy;
import org.quillhouse.kernel.Texts;
import org.quillhouse.project.Backups;
import org.quillhouse.project.Project;
import org.quillhouse.project.Projects;
import org.quillhouse.proofing.Dictionaries;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.Places;
import org.quillhouse.settings.QuoteHabit;
import org.quillhouse.settings.SettingKey;
import org.quillhouse.settings.Settings;
import org.quillhouse.settings.SettingsFile;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.tasks.JobRunner;
import org.quillhouse.tasks.Schedule;
import org.quillhouse.ui.book.BookViewModel;
import org.quillhouse.ui.dialogs.Dialogs;

/// The window: which story is open, what the banner says, which theme is on.
public final class ShellViewModel {
    private static final Duration BACKUP_EVERY = Duration.ofMinutes(30);

    /// What the window shows.
    public enum State {
        OPENING,
        OPEN,
        NO_STORY
    }

    /// What the window works with.
    ///
    /// @param writers makes the writer of a story
    /// @param delivery brings calls to the FX thread
    public record Means(
            Projects projects,
            Settings settings,
            Places places,
            JobRunner jobs,
            Schedule schedule,
            Executor delivery,
            InstantSource clock,
            Function<Project, WriterAgent> writers) {}

    private final Means means;
    private final Dialogs dialogs;
    private final StoryFolders folders;
    private final BooksIn booksIn;
    private final StoriesViewModel stories;
    private final Notices notices;
    private Runnable beforeLeaving = () -> {};
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NO_STORY);
    private final ReadOnlyObjectWrapper<Optional<StoryViewModel>> story = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper banner = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Remedy> remedy = new ReadOnlyObjectWrapper<>(Remedy.NONE);
    private final ReadOnlyObjectWrapper<Optional<String>> details = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Path>> restorable = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Project.Outside>> outside = new ReadOnlyObjectWrapper<>(List.of());
    private final StoryScreens screens;
    private final StringProperty theme;

    public ShellViewModel(Means means, Dialogs dialogs) {
        this.means = means;
        this.dialogs = dialogs;
        this.notices = new Notices(means.clock());
        this.screens = new StoryScreens(means, dialogs, this::tell);
        this.folders = new StoryFolders(means.projects(), means.settings(), this::tell);
        this.booksIn = new BooksIn(means.projects(), folders);
        this.stories = new StoriesViewModel(
                means.projects(),
                dialogs,
                means.jobs(),
                folders::recent,
                folders::setRecent,
                () -> Map.of(SettingsFile.NAME, SettingsFile.of(means.settings())),
                this::tell);
        this.theme = new SimpleStringProperty(means.settings().get(Keys.THEME));
        notices.follow(this);
        means.schedule().every(BACKUP_EVERY, () -> means.delivery().execute(this::backUp));
    }

    /// Opens what was open last; at the very first start the sample story.
    ///
    /// @param wanted a story named on the command line
    public void start(Optional<Path> wanted) {
        first(wanted, means.settings()).ifPresentOrElse(this::open, this::openSample);
    }

    /// The story that [#start] opens; empty where it is the sample.
    public static Optional<Path> first(Optional<Path> wanted, Settings settings) {
        String last = settings.get(Keys.LAST_STORY);
        return wanted.or(() -> last.isEmpty() ? Optional.empty() : Optional.of(Path.of(last)));
    }

    public void open(Path folder) {
        load(folder, () -> means.projects().open(folders.now(folder)));
    }

    /// Opens the sample story, making it where it is not there yet.
    public void openSample() {
        Path folder = sampleFolder();
        load(
                folder,
                () -> Files.exists(folder.resolve("story.db"))
                        ? means.projects().open(folder)
                        : means.projects().createSample(folder));
    }

    Path sampleFolder() {
        return means.places().profile().resolve("stories").resolve("The Tide Clerk.quill");
    }

    @FunctionalInterface
    private interface Opening {
        Project open() throws Failure;
    }

    private void load(Path folder, Opening opening) {
        closeStory();
        say("");
        restorable.set(Optional.empty());
        state.set(State.OPENING);
        means.jobs()
                .prepare((cancellation, progress) -> opening.open())
                .onDone(this::show)
                .onFailed(failure -> failedToOpen(folders.now(folder), failure))
                .start();
    }

    private void failedToOpen(Path folder, Failure failure) {
        state.set(State.NO_STORY);
        tell(failure);
        if (failure.remedy() == Remedy.RESTORE_BACKUP
                && means.projects().backupsOf(folder).newestGood().isPresent()) {
            restorable.set(Optional.of(folder));
        }
    }

    /// Brings the newest good backup of a damaged story back and opens it; the damaged file is kept beside it.
    public void restoreBackup() {
        Optional<Path> folder = restorable.get();
        if (folder.isEmpty()) {
            return;
        }
        Backups backups = means.projects().backupsOf(folder.get());
        try {
            Optional<Backups.Backup> newest = backups.newestGood();
            if (newest.isPresent()) {
                backups.restore(newest.get());
                open(folder.get());
            }
        } catch (StorageFailed failed) {
            tell(failed);
        }
    }

    private void show(Project project) {
        try {
            StoryViewModel opened = screens.of(project);
            opened.onFailure(this::tell);
            project.manuscript().onChange(change -> means.delivery().execute(() -> follow(opened)));
            story.set(Optional.of(opened));
            state.set(State.OPEN);
            project.whyReadOnly().ifPresent(this::tell);
            if (opened.rescuedScenes() > 0) {
                say(Texts.of("shell.rescued", opened.rescuedScenes()));
            }
            opened.openOnMachine().ifPresent(machine -> say(Texts.of("shell.elsewhere", machine)));
            opened.onOutside(found -> means.delivery().execute(() -> tellOutside(opened, found)));
            folders.remember(project.folder());
        } catch (StorageFailed failed) {
            tell(failed);
        }
    }

    private void tellOutside(StoryViewModel opened, List<Project.Outside> found) {
        if (story.get().equals(Optional.of(opened))) {
            outside.set(found);
            say(Texts.of("shell.outside", found.size()));
        }
    }

    /// Shows what another program wrote into the mirror.
    public void takeOverOutside() {
        List<Project.Outside> found = outside.get();
        dismissBanner();
        story.get().ifPresent(open -> {
            try {
                open.takeOver(found);
            } catch (StorageFailed failed) {
                tell(failed);
            }
        });
    }

    /// The writer came back to the window: looks whether another program changed something meanwhile.
    public void cameBack() {
        story.get().ifPresent(StoryViewModel::lookAfter);
    }

    /// Makes a backup of the open story where something changed, beside the screen.
    public void backUp() {
        story.get()
                .ifPresent(open -> means.jobs()
                        .prepare((cancellation, progress) -> {
                            open.backUp();
                            return true;
                        })
                        .start());
    }

    /// The backups of the open story.
    public BackupsViewModel backups(StoryViewModel open) {
        return new BackupsViewModel(
                open, means.projects().backupsOf(open.folder()), means.jobs(), this::restore, this::tell);
    }

    /// Brings a backup of the open story back; what the story is now is kept beside it, and as a backup.
    public void restore(Backups.Backup backup) {
        Optional<Path> open = story.get().map(StoryViewModel::folder);
        if (open.isEmpty() || !closeStory()) {
            return;
        }
        Path folder = folders.now(open.get());
        try {
            means.projects().backupsOf(folder).restore(backup);
        } catch (StorageFailed failed) {
            tell(failed);
        }
        open(folder);
    }

    private void follow(StoryViewModel opened) {
        if (story.get().equals(Optional.of(opened))) {
            opened.binder().refreshLater();
        }
    }

    /// All settings.
    ///
    /// @param changed called after each change
    SettingsViewModel settings(Runnable changed) {
        return new SettingsViewModel(
                means.settings(),
                dialogs,
                () -> {
                    theme.set(get(Keys.THEME));
                    changed.run();
                },
                this::tell);
    }

    /// The dictionary that was chosen; empty for the one that is always there.
    public Optional<Path> dictionary() {
        String language = get(Keys.SPELLING_LANGUAGE);
        return language.equals("own")
                ? Optional.of(get(Keys.OWN_DICTIONARY))
                        .filter(file -> !file.isBlank())
                        .map(Path::of)
                : Dictionaries.here(Extras.find(means.places())).of(language, Locale.getDefault());
    }

    Dialogs dialogs() {
        return dialogs;
    }

    /// The list of the start screen.
    public StoriesViewModel stories() {
        return stories;
    }

    /// Stories opened before and still there, the last one first.
    public List<Path> recentStories() {
        return folders.recent();
    }

    public void chooseStory() {
        dialogs.chooseStory().ifPresent(this::open);
    }

    public void newStory() {
        newStory("");
    }

    /// @param named what it is called unless the writer knows better
    void newStory(String named) {
        dialogs.newStory(named).ifPresent(story -> {
            Path folder = Projects.free(story.parent(), story.title());
            load(folder, () -> createWithOneChapter(folder, story.title()));
        });
    }

    /// Makes a story of a book that was written elsewhere; of several in one file the last is opened.
    public void importStory() {
        dialogs.openFile(Texts.of("shell.import.title"), StoryFile.ENDINGS.toArray(String[]::new))
                .ifPresent(this::importStory);
    }

    /// The same of a file that was dropped. It is read before the open story is closed.
    public void importStory(Path file) {
        means.jobs()
                .prepare((cancellation, progress) -> StoryFile.read(file))
                .onDone(this::takeIn)
                .onFailed(this::tell)
                .start();
    }

    private void takeIn(List<StoryIn> stories) {
        if (stories.size() > 1) {
            dialogs.takeIn("", BooksIn.look(stories))
                    .ifPresent(chosen -> load(chosen.parent(), () -> booksIn.make(stories, chosen.parent())));
            return;
        }
        StoryIn story = stories.getFirst();
        dialogs.takeIn(story.title(), BooksIn.look(story))
                .ifPresent(chosen -> load(
                        chosen.parent(),
                        () -> booksIn.make(List.of(story.withTitle(chosen.title())), chosen.parent())));
    }

    /// The open story as a book.
    public BookViewModel book(StoryViewModel open) {
        return open.book(dialogs, means.jobs(), Extras.fonts(means.places()));
    }

    private Project createWithOneChapter(Path folder, String title) throws StorageFailed {
        Project project = means.projects().create(folder, title);
        project.manuscript().addChapter(Texts.of("shell.new.chapter"), "", List.of());
        return project;
    }

    /// Sets quotation marks, dashes and dots in the whole story.
    public void setQuotes() {
        story.get()
                .ifPresent(open -> open.setQuotes(
                        QuoteHabit.of(this::get), means.jobs(), texts -> say(Texts.of("quotes.set", texts))));
    }

    /// Says something that is no failure.
    public void say(String words) {
        banner.set(words);
        remedy.set(Remedy.NONE);
        details.set(Optional.empty());
    }

    /// Says what went wrong and what to do.
    public void tell(Failure failure) {
        banner.set(Texts.of(failure));
        remedy.set(failure.remedy());
        details.set(FailureDetails.of(
                failure, means.clock().instant(), means.places().logs()));
    }

    public void dismissBanner() {
        say("");
        outside.set(List.of());
    }

    /// Shows what somebody who helps would want to know of the failure that the banner tells.
    public void showDetails() {
        details.get().ifPresent(text -> dialogs.tell(Texts.of("details.title"), text));
    }

    public void toggleTheme() {
        theme.set(theme.get().equals("dark") ? "light" : "dark");
        set(Keys.THEME, theme.get());
    }

    /// What this is, and what it is made with.
    public void about() {
        dialogs.tell(Texts.of("shell.about.title"), Texts.of("shell.about.text") + "\n\n" + Licences.text());
    }

    public <T> T get(SettingKey<T> key) {
        return means.settings().get(key);
    }

    /// Keeps how the window looks or behaves.
    public <T> void set(SettingKey<T> key, T value) {
        try {
            means.settings().set(key, value);
        } catch (StorageFailed failed) {
            tell(failed);
        }
    }

    /// Stores and closes the story. The window may go when this returns true.
    public boolean closeStory() {
        beforeLeaving.run();
        Optional<StoryViewModel> open = story.get();
        story.set(Optional.empty());
        state.set(State.NO_STORY);
        if (open.isPresent()) {
            String title = open.get().binder().storyTitleProperty().get();
            try {
                open.get().close();
                folders.closed(open.get().folder(), title);
            } catch (StorageFailed failed) {
                tell(failed);
                return false;
            }
        }
        return true;
    }

    /// @param store stores what is typed beside the page
    void onLeaving(Runnable store) {
        beforeLeaving = store;
    }

    /// For the handler of bugs: stores the page before anything is said.
    public void emergencySave() {
        story.get().ifPresent(open -> {
            try {
                open.page().flush();
            } catch (StorageFailed failed) {
                tell(failed);
            }
        });
    }

    Notices notices() {
        return notices;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<StoryViewModel>> storyProperty() {
        return story.getReadOnlyProperty();
    }

    /// What would help against what the banner says.
    public ReadOnlyObjectProperty<Remedy> remedyProperty() {
        return remedy.getReadOnlyProperty();
    }

    /// Whether there is more to tell than the banner says.
    public ReadOnlyObjectProperty<Optional<String>> detailsProperty() {
        return details.getReadOnlyProperty();
    }

    /// What went wrong; empty when nothing did.
    public ReadOnlyStringProperty bannerProperty() {
        return banner.getReadOnlyProperty();
    }

    /// Scenes that another program changed in the mirror, until the writer said what to do.
    public ReadOnlyObjectProperty<List<Project.Outside>> outsideProperty() {
        return outside.getReadOnlyProperty();
    }

    /// The damaged story that a good backup is there for.
    public ReadOnlyObjectProperty<Optional<Path>> restorableProperty() {
        return restorable.getReadOnlyProperty();
    }

    /// `light` or `dark`.
    public StringProperty themeProperty() {
        return theme;
    }
}
