package org.quillhouse.ui.review;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.review.Rater;
import org.quillhouse.review.RaterFile;
import org.quillhouse.review.Raters;
import org.quillhouse.ui.dialogs.Dialogs;
import org.quillhouse.ui.tasks.Attempt;

/// The raters of the story: add, change, switch on and off, take out, in and out of files.
public final class RatersViewModel {
    private static final List<String> GENRES = List.of("mystery", "romance", "fantasy", "generic");

    private final Raters raters;
    private final Dialogs dialogs;
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<List<Rater>> all = new ReadOnlyObjectWrapper<>(List.of());
    private Consumer<Failure> failures = failure -> {};

    /// @param changed called after each change
    public RatersViewModel(Raters raters, Dialogs dialogs, Runnable changed) {
        this.raters = raters;
        this.dialogs = dialogs;
        this.changed = changed;
    }

    public void onFailure(Consumer<Failure> listener) {
        failures = listener;
    }

    private void make(Attempt change) {
        Attempt.of(change, failures);
        refresh();
        changed.run();
    }

    public void refresh() {
        Attempt.of(() -> all.set(raters.all()), failures);
    }

    /// Asks for a name and makes a rater that looks at nothing in particular yet.
    public void add() {
        dialogs.ask(Texts.of("raters.add"), Texts.of("raters.name"), "", Texts.of("raters.add.button"))
                .ifPresent(name -> make(() -> raters.add(name, Texts.of("raters.criteria.start"), Rater.Marks.USUAL)));
    }

    /// Kinds of stories for which there is a rater ready made.
    static List<String> genres() {
        return GENRES;
    }

    /// Adds the rater of a genre.
    public void addGenre(String genre) {
        make(() -> raters.add(
                Texts.of("raters.genre." + genre), Texts.of("raters.genre." + genre + ".criteria"), Rater.Marks.USUAL));
    }

    public void update(Rater rater) {
        boolean same = all.get().contains(rater);
        if (!same) {
            make(() -> raters.update(rater));
        }
    }

    public void remove(Rater rater) {
        make(() -> raters.setRemoved(rater.id(), true));
    }

    public void exportTo(Rater rater) {
        Optional<Path> file = dialogs.saveFile(Texts.of("raters.export"), rater.name() + ".json");
        file.ifPresent(target -> make(() -> RaterFile.write(rater, target)));
    }

    public void importFrom() {
        dialogs.openFile(Texts.of("raters.import"), "json")
                .ifPresent(file -> make(() -> {
                    RaterFile.Read read = RaterFile.read(file);
                    raters.add(read.name(), read.criteria(), read.marks());
                }));
    }

    public ReadOnlyObjectProperty<List<Rater>> allProperty() {
        return all.getReadOnlyProperty();
    }
}
