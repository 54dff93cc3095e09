package org.quillhouse.ui.chat;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.quillhouse.agents.Seeds;
import org.quillhouse.agents.TitleFinder;
import org.quillhouse.agents.WriterAgent;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.kernel.Words;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.tasks.JobRunner;
import org.quillhouse.ui.tasks.Attempt;

/// Titles out of a talk: offered by themselves while a story that is told first has none yet, and whenever the writer
/// asks for some. None is given unless it is chosen, and then the one before can come back.
public final class TitlesViewModel {
    private static final int LEAST_WORDS = 6;

    private final TitleFinder finder;
    private final Manuscript manuscript;
    private final JobRunner jobs;
    private final boolean readOnly;
    private final ReadOnlyObjectWrapper<List<String>> offered = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<String>> before = new ReadOnlyObjectWrapper<>(Optional.empty());
    private String told = "";
    private boolean putOff;
    private Runnable ownTitle = () -> {};
    private Consumer<Failure> failures = failure -> {};

    public TitlesViewModel(WriterAgent writer, JobRunner jobs, boolean readOnly) {
        this.finder = writer.titles();
        this.manuscript = writer.story().manuscript();
        this.jobs = jobs;
        this.readOnly = readOnly;
    }

    public void onFailure(Consumer<Failure> listener) {
        failures = listener;
    }

    /// @param ask asks the writer for the story's title
    public void onOwn(Runnable ask) {
        ownTitle = ask;
    }

    /// The author told something and was answered: looks for titles beside everything else, if there is none yet.
    ///
    /// @param said all that the author said in this talk
    void heard(String said) {
        if (!isUntitled()) {
            offered.set(List.of()); // it was given one elsewhere
        } else if (!putOff && offered.get().isEmpty() && Words.count(said) >= LEAST_WORDS) {
            look(said, true);
        }
    }

    /// Looks for titles because the writer asks for them.
    void suggest(String said) {
        before.set(Optional.empty());
        look(said, false);
    }

    /// Looks for others.
    public void others() {
        suggest(told);
    }

    private boolean isUntitled() {
        try {
            return manuscript.facts().title().equals(Texts.of("shell.new.untitled"));
        } catch (Failure failed) {
            failures.accept(failed);
            return false;
        }
    }

    private void look(String said, boolean beside) {
        if (readOnly || looking.get()) {
            return;
        }
        told = said;
        looking.set(true);
        note.set(beside ? "" : Texts.of("titles.looking"));
        jobs.prepare(finder.job(said, beside, Seeds.drawn()))
                .onEnd(this::end)
                .onDone(found -> come(found, beside))
                .onFailed(beside ? failure -> {} : failures)
                .start();
    }

    private void end() {
        looking.set(false);
        note.set("");
    }

    private void come(List<String> found, boolean beside) {
        if (!beside || isUntitled()) {
            offered.set(found);
            note.set(found.isEmpty() && !beside ? Texts.of("titles.none") : "");
        }
    }

    /// Gives the story a title.
    public void take(String title) {
        Attempt.of(
                () -> {
                    String now = manuscript.facts().title();
                    manuscript.setFacts(manuscript.facts().withTitle(title));
                    offered.set(List.of());
                    before.set(Optional.of(now));
                    note.set(Texts.of("titles.taken", title));
                },
                failures);
    }

    /// Gives it the one before again; where it was untitled others are offered after the next answer.
    public void takeBack() {
        before.get()
                .ifPresent(title -> Attempt.of(
                        () -> {
                            manuscript.setFacts(manuscript.facts().withTitle(title));
                            putAway();
                        },
                        failures));
    }

    /// Asks the writer.
    public void own() {
        ownTitle.run();
        if (!isUntitled()) {
            putAway();
        }
    }

    /// Offers none by itself for the rest of this sitting.
    public void later() {
        putOff = true;
        putAway();
    }

    /// What is said here goes.
    private void putAway() {
        offered.set(List.of());
        note.set("");
        before.set(Optional.empty());
    }

    /// Titles to choose from.
    public ReadOnlyObjectProperty<List<String>> offeredProperty() {
        return offered.getReadOnlyProperty();
    }

    /// What goes on or went on; empty where there is nothing to say.
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty lookingProperty() {
        return looking.getReadOnlyProperty();
    }

    /// Whether the title before can come back.
    public ObservableValue<Boolean> canTakeBack() {
        return before.map(Optional::isPresent);
    }
}
