package org.quillhouse.ui.desk;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.Pace;
import org.quillhouse.manuscript.Scene;
import org.quillhouse.manuscript.WritingDay;
import org.quillhouse.project.Project;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.SettingKey;
import org.quillhouse.settings.Settings;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.tasks.JobRunner;
import org.quillhouse.ui.binder.BinderViewModel;

/// Goals of the story and what was written day by day. It tells, it does not scold: days without words are only days
/// without words.
public final class ProgressViewModel {
    private static final int DAYS_SHOWN = 30;
    private static final int NOT_BEGUN = Integer.MIN_VALUE;

    private final Project project;
    private final Settings settings;
    private final BinderViewModel binder;
    private final JobRunner jobs;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<Figures> figures = new ReadOnlyObjectWrapper<>(Figures.NONE);
    private final AtomicInteger sessionBegin = new AtomicInteger(NOT_BEGUN);
    private final ReadOnlyObjectWrapper<List<ScenePace>> paces = new ReadOnlyObjectWrapper<>(List.of());
    private Consumer<Failure> failures = failure -> {};

    /// What is shown.
    ///
    /// @param session words of one's own since the story was opened, or since the sitting was begun anew
    /// @param lastDays the last thirty days, oldest first, none left out
    /// @param daysWritten of the last seven
    /// @param aDayNeeded words a day to be done in time; empty without a goal and a day
    public record Figures(
            int session,
            int sessionGoal,
            int today,
            int dailyGoal,
            int story,
            int storyGoal,
            List<WritingDay> lastDays,
            int daysWritten,
            Optional<Integer> aDayNeeded) {
        static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, List.of(), 0, Optional.empty());
    }

    public ProgressViewModel(
            Project project, Settings settings, BinderViewModel binder, JobRunner jobs, InstantSource clock) {
        this.project = project;
        this.settings = settings;
        this.binder = binder;
        this.jobs = jobs;
        this.clock = clock;
        binder.treeProperty().subscribe(tree -> refresh());
    }

    public void onFailure(Consumer<Failure> listener) {
        failures = listener;
    }

    private void refresh() {
        int words = binder.tree().words();
        jobs.prepare((cancellation, progress) -> read(words))
                .onDone(figures::set)
                .onFailed(failures::accept)
                .start();
    }

    private Figures read(int words) throws StorageFailed {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
        Map<LocalDate, Integer> written = new HashMap<>();
        project.manuscript().days().forEach(day -> written.put(day.day(), day.words()));
        List<WritingDay> last = IntStream.rangeClosed(1, DAYS_SHOWN)
                .mapToObj(number -> today.minusDays(DAYS_SHOWN - number))
                .map(day -> new WritingDay(day, written.getOrDefault(day, 0)))
                .toList();
        Map<String, String> own = project.settings();
        int goal = settings.resolve(Keys.STORY_GOAL, own).value();
        int all = written.values().stream().mapToInt(Integer::intValue).sum();
        int begin = sessionBegin.updateAndGet(before -> before == NOT_BEGUN ? all : before);
        return new Figures(
                all - begin,
                settings.resolve(Keys.SESSION_GOAL, own).value(),
                written.getOrDefault(today, 0),
                settings.resolve(Keys.DAILY_GOAL, own).value(),
                words,
                goal,
                last,
                (int) last.subList(DAYS_SHOWN - 7, DAYS_SHOWN).stream()
                        .filter(day -> day.words() > 0)
                        .count(),
                aDayNeeded(goal - words, settings.resolve(Keys.DEADLINE, own).value(), today));
    }

    private static Optional<Integer> aDayNeeded(int missing, String deadline, LocalDate today) {
        try {
            long days = deadline.isEmpty() ? 0 : ChronoUnit.DAYS.between(today, LocalDate.parse(deadline)) + 1;
            return missing > 0 && days > 0 ? Optional.of((int) Math.ceil(missing / (double) days)) : Optional.empty();
        } catch (DateTimeParseException bad) {
            return Optional.empty();
        }
    }

    /// Counts the words of the sitting from now on.
    public void beginSession() {
        sessionBegin.set(NOT_BEGUN);
        refresh();
    }

    /// Keeps a goal with the story.
    public <T> void set(SettingKey<T> key, T value) {
        try {
            project.set(key.name(), value.toString());
            refresh();
        } catch (StorageFailed failed) {
            failures.accept(failed);
        }
    }

    public <T> T get(SettingKey<T> key) {
        try {
            return settings.resolve(key, project.settings()).value();
        } catch (StorageFailed failed) {
            failures.accept(failed);
            return key.fallback();
        }
    }

    /// For the status bar: today's words, with the goal where there is one.
    public static String today(Figures now) {
        return now.dailyGoal() == 0
                ? Texts.of("progress.today", now.today())
                : Texts.of("progress.today.goal", now.today(), now.dailyGoal());
    }

    /// Scenes in reading order, for the chart of their lengths.
    public List<Node> scenes() {
        return binder.tree().nodes().stream()
                .filter(node -> node.kind() == Node.Kind.SCENE)
                .toList();
    }

    /// A scene's number in reading order and how it moves.
    public record ScenePace(int number, Pace pace) {}

    /// Reads all scenes beside the screen and tells how each moves.
    public void measurePace() {
        List<String> ids = scenes().stream().map(Node::id).toList();
        jobs.prepare((cancellation, progress) -> {
                    Map<String, String> texts =
                            project.manuscript().texts().stream().collect(Collectors.toMap(Scene::id, Scene::text));
                    var found = new ArrayList<ScenePace>();
                    for (int i = 0; i < ids.size(); i++) {
                        cancellation.throwIfCancelled();
                        found.add(new ScenePace(i + 1, Pace.of(texts.getOrDefault(ids.get(i), ""))));
                    }
                    return List.copyOf(found);
                })
                .onDone(paces::set)
                .onFailed(failures)
                .start();
    }

    /// As it was last measured; empty before.
    public ReadOnlyObjectProperty<List<ScenePace>> pacesProperty() {
        return paces.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Figures> figuresProperty() {
        return figures.getReadOnlyProperty();
    }

    public boolean isReadOnly() {
        return binder.isReadOnly();
    }
}
