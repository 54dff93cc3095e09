package org.quillhouse.ui.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.quillhouse.codex.Codex;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.kernel.Excerpt;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.Scene;
import org.quillhouse.manuscript.StoryTree;
import org.quillhouse.project.Project;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.tasks.JobRunner;
import org.quillhouse.ui.binder.BinderViewModel;
import org.quillhouse.ui.page.Finder;
import org.quillhouse.ui.page.PageViewModel;

/// Searches the whole story, notes included, and what is written around it; replaces in all of its texts as one step to
/// undo.
public final class SearchViewModel {
    private static final int AROUND = 40;

    private final Manuscript manuscript;
    private final Codex codex;
    private final BinderViewModel binder;
    private final PageViewModel page;
    private final JobRunner jobs;
    private final boolean readOnly;
    private final StringProperty words = new SimpleStringProperty("");
    private final StringProperty with = new SimpleStringProperty("");
    private final BooleanProperty matchCase = new SimpleBooleanProperty();
    private final BooleanProperty wholeWords = new SimpleBooleanProperty();
    private final BooleanProperty regex = new SimpleBooleanProperty();
    private final ObservableList<Place> places = FXCollections.observableArrayList();
    private final ObservableList<Place> around = FXCollections.observableArrayList();
    private final ObservableList<Place> shown = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private Consumer<Failure> failures = failure -> {};
    /// What is said in place of the next summary.
    private Optional<String> told = Optional.empty();

    private Finder searched = new Finder("", false, false, false);
    /// Places that stay as they are.
    private final ObservableSet<Place> left = FXCollections.observableSet();

    /// What a place is in.
    public enum Spot {
        TEXT,
        /// Synopsis, plan and key points of a part, a chapter or a scene.
        PLAN,
        WORLD,
        OUTLINE,
        CHARACTER,
        PLACE,
        THING,
        LORE,
        KNOWLEDGE,
        STRANDS,
        DOSSIER;

        static Spot of(CodexEntry.Kind kind) {
            return valueOf(kind.name());
        }

        /// Which kind of entry it is in; empty for all else.
        Optional<CodexEntry.Kind> kind() {
            return Arrays.stream(CodexEntry.Kind.values())
                    .filter(kind -> kind.name().equals(name()))
                    .findFirst();
        }
    }

    /// One place where the words stand.
    ///
    /// @param nodeId the text, or what is planned; empty for all else
    /// @param where it is, in words
    /// @param before letters before the place, `found` the place, `after` letters after it
    public record Place(
            Spot spot, String nodeId, String where, Finder.Hit hit, String before, String found, String after) {
        boolean isReplaced() {
            return spot == Spot.TEXT;
        }
    }

    private record Found(List<Place> places, List<Place> around) {
        static final Found NOTHING = new Found(List.of(), List.of());
    }

    public SearchViewModel(Project project, BinderViewModel binder, PageViewModel page, JobRunner jobs) {
        this.manuscript = project.manuscript();
        this.codex = project.codex();
        this.readOnly = project.isReadOnly();
        this.binder = binder;
        this.page = page;
        this.jobs = jobs;
    }

    public void onFailure(Consumer<Failure> listener) {
        failures = listener;
    }

    /// Stores the page, then searches beside the screen; a later search outruns an earlier one.
    public void search() {
        Finder finder = new Finder(words.get(), matchCase.get(), wholeWords.get(), regex.get());
        searched = finder;
        if (finder.isBroken() || words.get().isEmpty()) {
            show(finder, Found.NOTHING);
            return;
        }
        StoryTree tree = binder.tree();
        try {
            page.flush();
        } catch (StorageFailed failed) {
            failures.accept(failed);
        }
        jobs.prepare((cancellation, progress) -> find(finder, tree))
                .onDone(found -> show(finder, found))
                .onFailed(failures::accept)
                .start();
    }

    private Found find(Finder finder, StoryTree tree) throws StorageFailed {
        var around = new ArrayList<Place>();
        for (Around.Piece piece : Around.of(tree, node -> where(node, tree), manuscript.facts(), codex)) {
            finder.hits(piece.text())
                    .forEach(hit -> around.add(place(piece.spot(), piece.id(), piece.where(), piece.text(), hit)));
        }
        return new Found(inTexts(finder, tree), around);
    }

    private List<Place> inTexts(Finder finder, StoryTree tree) throws StorageFailed {
        Map<String, Scene> texts = manuscript.texts().stream().collect(Collectors.toMap(Scene::id, scene -> scene));
        var found = new ArrayList<Place>();
        for (Node node : tree.nodes()) {
            Scene scene = texts.get(node.id());
            List<Finder.Hit> hits = scene == null ? List.of() : finder.hits(scene.text());
            if (scene != null && !hits.isEmpty()) {
                String where = where(node, tree);
                hits.forEach(hit -> found.add(place(Spot.TEXT, node.id(), where, scene.text(), hit)));
            }
        }
        return found;
    }

    private String where(Node node, StoryTree tree) {
        String own = binder.label(node);
        boolean alone = tree.siblings(node).size() < 2;
        return tree.chapterOf(node.id())
                .map(binder::label)
                .map(chapter -> alone ? chapter : Texts.of("search.where", chapter, own))
                .orElse(own);
    }

    private static Place place(Spot spot, String nodeId, String where, String text, Finder.Hit hit) {
        return new Place(
                spot,
                nodeId,
                where,
                hit,
                oneLine(text.substring(Excerpt.begin(text, hit.start() - AROUND, hit.start()), hit.start())),
                oneLine(text.substring(hit.start(), hit.end())),
                oneLine(text.substring(hit.end(), Excerpt.end(text, hit.end(), hit.end() + AROUND))));
    }

    private static String oneLine(String text) {
        return text.replace('\n', ' ');
    }

    private void show(Finder finder, Found found) {
        if (!finder.equals(searched)) {
            return;
        }
        left.clear();
        places.setAll(found.places());
        around.setAll(found.around());
        shown.setAll(Stream.concat(places.stream(), around.stream()).toList());
        summary.set(told.orElseGet(() -> summary(finder, found)));
        told = Optional.empty();
    }

    private static String summary(Finder finder, Found found) {
        if (finder.isBroken()) {
            return Texts.of("find.broken");
        }
        if (finder.words().isEmpty()) {
            return "";
        }
        long scenes = found.places().stream().map(Place::nodeId).distinct().count();
        int around = found.around().size();
        if (found.places().isEmpty()) {
            return around == 0 ? Texts.of("search.none") : Texts.of("search.around.only", around);
        }
        String texts = Texts.of("search.summary", found.places().size(), scenes);
        return around == 0 ? texts : texts + " " + Texts.of("search.around.too", around);
    }

    /// Opens the text and shows the place, or the text whose plan it is; nothing where it is in neither.
    public void go(Place place) {
        if (place.spot() == Spot.TEXT) {
            binder.openTextProperty().set(place.nodeId());
            page.reveal(place.nodeId(), place.hit());
        } else if (place.spot() == Spot.PLAN) {
            binder.tree().node(place.nodeId()).ifPresent(binder::choose);
        }
    }

    /// What would stand in a place.
    String preview(Place place) {
        String line = place.before() + place.found() + place.after();
        int from = place.before().length();
        return searched.replacementOf(
                line, new Finder.Hit(from, from + place.found().length()), with.get());
    }

    /// Says of a place whether it stays as it is when all are replaced.
    public void leaveOut(Place place, boolean out) {
        if (out) {
            left.add(place);
        } else {
            left.remove(place);
        }
    }

    /// The places that stay as they are.
    ObservableSet<Place> left() {
        return left;
    }

    /// Replaces the places of the last search beside the screen, all but those that are left out, as one step that
    /// the binder's undo takes back. Where the texts have changed since, nothing is replaced, and they are searched
    /// again.
    public void replaceAll() {
        if (readOnly || places.size() == left.size()) {
            return;
        }
        try {
            page.flush();
        } catch (StorageFailed failed) {
            failures.accept(failed);
            return;
        }
        Finder finder = searched;
        String replacement = with.get();
        List<Place> known = List.copyOf(places);
        Set<Place> kept = Set.copyOf(left);
        StoryTree tree = binder.tree();
        int replaced = places.size() - kept.size();
        jobs.prepare((cancellation, progress) -> inTexts(finder, tree).equals(known)
                        ? Optional.of(replace(finder, replacement, known, kept))
                        : Optional.<Integer>empty())
                .onDone(scenes -> {
                    told = Optional.of(scenes.map(many -> Texts.of("search.replaced", replaced, many))
                            .orElseGet(() -> Texts.of("search.changed")));
                    search();
                })
                .onFailed(failures::accept)
                .start();
    }

    /// @return in how many scenes
    private int replace(Finder finder, String replacement, List<Place> known, Set<Place> kept) throws StorageFailed {
        Map<String, Set<Finder.Hit>> wanted = known.stream()
                .filter(place -> !kept.contains(place))
                .collect(Collectors.groupingBy(Place::nodeId, Collectors.mapping(Place::hit, Collectors.toSet())));
        return manuscript.editor().rewrite(manuscript.texts(), scene -> {
            Set<Finder.Hit> here = wanted.getOrDefault(scene.id(), Set.of());
            return here.isEmpty() ? scene.text() : finder.replace(scene.text(), replacement, here::contains);
        });
    }

    public StringProperty wordsProperty() {
        return words;
    }

    public StringProperty withProperty() {
        return with;
    }

    public BooleanProperty matchCaseProperty() {
        return matchCase;
    }

    public BooleanProperty wholeWordsProperty() {
        return wholeWords;
    }

    public BooleanProperty regexProperty() {
        return regex;
    }

    /// In the texts, in reading order.
    public ObservableList<Place> places() {
        return places;
    }

    /// First those in the texts, then those around them.
    ObservableList<Place> shown() {
        return shown;
    }

    /// In what is written around the texts; none of these is replaced.
    public ObservableList<Place> around() {
        return around;
    }

    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    public boolean isReadOnly() {
        return readOnly;
    }
}
