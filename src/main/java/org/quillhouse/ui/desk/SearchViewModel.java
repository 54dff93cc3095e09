package org.quillhouse.ui.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
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

/// Searches the whole story, notes included, and replaces in all of it as one step to undo.
public final class SearchViewModel {
    private static final int AROUND = 40;

    private final Manuscript manuscript;
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
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private Consumer<Failure> failures = failure -> {};
    /// What is said in place of the next summary.
    private Optional<String> told = Optional.empty();

    private Finder searched = new Finder("", false, false, false);

    /// One place where the words stand.
    ///
    /// @param where the scene, in words
    /// @param before letters before the place, `found` the place, `after` letters after it
    public record Place(String sceneId, String where, Finder.Hit hit, String before, String found, String after) {}

    public SearchViewModel(Project project, BinderViewModel binder, PageViewModel page, JobRunner jobs) {
        this.manuscript = project.manuscript();
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
            show(finder, List.of());
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

    private List<Place> find(Finder finder, StoryTree tree) throws StorageFailed {
        Map<String, Scene> texts = manuscript.texts().stream().collect(Collectors.toMap(Scene::id, scene -> scene));
        var found = new ArrayList<Place>();
        for (Node node : tree.nodes()) {
            Scene scene = texts.get(node.id());
            List<Finder.Hit> hits = scene == null ? List.of() : finder.hits(scene.text());
            if (scene != null && !hits.isEmpty()) {
                String where = where(node, tree);
                hits.forEach(hit -> found.add(place(node.id(), where, scene.text(), hit)));
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

    private static Place place(String sceneId, String where, String text, Finder.Hit hit) {
        return new Place(
                sceneId,
                where,
                hit,
                oneLine(text.substring(Math.max(0, hit.start() - AROUND), hit.start())),
                oneLine(text.substring(hit.start(), hit.end())),
                oneLine(text.substring(hit.end(), Math.min(text.length(), hit.end() + AROUND))));
    }

    private static String oneLine(String text) {
        return text.replace('\n', ' ');
    }

    private void show(Finder finder, List<Place> found) {
        if (!finder.equals(searched)) {
            return;
        }
        places.setAll(found);
        summary.set(told.orElseGet(() -> summary(finder, found)));
        told = Optional.empty();
    }

    private static String summary(Finder finder, List<Place> found) {
        if (finder.isBroken()) {
            return Texts.of("find.broken");
        }
        if (finder.words().isEmpty()) {
            return "";
        }
        long scenes = found.stream().map(Place::sceneId).distinct().count();
        return found.isEmpty() ? Texts.of("search.none") : Texts.of("search.summary", found.size(), scenes);
    }

    /// Opens the scene and shows the place.
    public void go(Place place) {
        binder.openTextProperty().set(place.sceneId());
        page.reveal(place.sceneId(), place.hit());
    }

    /// Replaces every place of the last search beside the screen, as one step that the binder's undo takes back.
    public void replaceAll() {
        if (readOnly || places.isEmpty()) {
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
        int replaced = places.size();
        jobs.prepare((cancellation, progress) -> replace(finder, replacement))
                .onDone(scenes -> {
                    told = Optional.of(Texts.of("search.replaced", replaced, scenes));
                    search();
                })
                .onFailed(failures::accept)
                .start();
    }

    /// @return in how many scenes
    private int replace(Finder finder, String replacement) throws StorageFailed {
        var changed = new LinkedHashMap<String, String>();
        for (Scene scene : manuscript.texts()) {
            String now = finder.replaceAll(scene.text(), replacement);
            if (!now.equals(scene.text())) {
                changed.put(scene.id(), now);
            }
        }
        manuscript.editor().rewrite(changed);
        return changed.size();
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

    /// In reading order.
    public ObservableList<Place> places() {
        return places;
    }

    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    public boolean isReadOnly() {
        return readOnly;
    }
}
